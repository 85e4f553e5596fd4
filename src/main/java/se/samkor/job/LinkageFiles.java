package se.samkor.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import se.samkor.schema.LinkageTable;
import se.samkor.schema.ResultTable;
import se.samkor.store.ResultCsv;
import se.samkor.store.TableStore;

/** The linkage report as result files; what names persons stays in the store. */
final class LinkageFiles {
    private static final List<ResultTable> FILES = List.of(
            LinkageTable.TABLE,
            LinkageTable.UNMATCHED,
            LinkageTable.DETAIL,
            LinkageTable.IDENTITY,
            LinkageTable.REPAIR);
    private static final List<String> ORDER = List.of("ALL", "SJP", "AE", "SE", "looked_for", "found");

    private LinkageFiles() {}

    static List<Path> write(TableStore store, LinkStep.Result linked, Path out) {
        List<Path> files = new ArrayList<>();
        for (ResultTable table : FILES) {
            if (linked.versions().containsKey(table.name())) {
                files.add(ResultCsv.write(out, table.name(), table.type(), rows(store, linked, table)));
            }
        }
        return files;
    }

    /** The rows of a table of the report in their order; none where it was not made. */
    static List<Row> rows(TableStore store, LinkStep.Result linked, ResultTable table) {
        Long version = linked.versions().get(table.name());
        if (version == null) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>(
                linked.tables().containsKey(table)
                        ? linked.tables().getOrDefault(table, List.of())
                        : store.rows(table.name(), version));
        rows.sort(order(table.type()));
        return rows;
    }

    /** Column after column; ALL and the benefits in their own order, before other words. */
    private static Comparator<Row> order(StructType type) {
        Comparator<Row> order = Comparator.comparing(row -> 0);
        for (int i = 0; i < type.length(); i++) {
            int column = i;
            order = switch (type.fields()[i].dataType().typeName()) {
                case "string" -> order.thenComparing(
                                (Row row) -> Math.floorMod(ORDER.indexOf(row.getString(column)), 100))
                        .thenComparing(row -> row.getString(column));
                case "integer" -> order.thenComparingInt(row -> row.getInt(column));
                default -> order;
            };
        }
        return order;
    }
}
