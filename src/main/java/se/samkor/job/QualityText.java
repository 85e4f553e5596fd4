package se.samkor.job;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import se.samkor.schema.QualityTable;
import se.samkor.store.ResultCsv;
import se.samkor.store.TableStore;

/** The quality report of a delivery on the terminal and as a result file. */
final class QualityText {
    private final TableStore store;

    QualityText(TableStore store) {
        this.store = store;
    }

    void print(Delivery delivery, PrintWriter out) {
        out.println("Quality of delivery " + delivery.name());
        out.printf(Locale.ROOT, "%-52s %12s %12s %12s%n", "file", "read", "accepted", "rejected");
        List<Row> rows = rows(store, delivery);
        for (Row row : rows) {
            if (row.getString(3).equals("read")) {
                out.printf(
                        Locale.ROOT,
                        "%-52s %12d %12d %12d%n",
                        row.getString(2),
                        row.getLong(7),
                        count(rows, row, "accepted"),
                        count(rows, row, "rejected"));
            }
        }
        for (Row row : rows) {
            boolean finding = !row.getString(4).isEmpty()
                    && (row.getString(3).equals("rejected") || row.getString(3).equals("flagged"));
            if (finding) {
                out.printf(
                        Locale.ROOT,
                        "  %s %s %d in %s: %s%n",
                        row.getString(3),
                        row.getString(4),
                        row.getLong(7),
                        row.getString(2),
                        row.getString(6));
            } else if (row.getString(3).equals("extra_column")) {
                out.printf(
                        Locale.ROOT,
                        "  column %s of %s is not in the contract and was left out%n",
                        row.getString(4),
                        row.getString(2));
            }
        }
        out.flush();
    }

    private static long count(List<Row> rows, Row of, String item) {
        return rows.stream()
                .filter(row -> row.getString(1).equals(of.getString(1))
                        && row.getString(2).equals(of.getString(2))
                        && row.getString(3).equals(item)
                        && row.getString(4).isEmpty())
                .mapToLong(row -> row.getLong(7))
                .sum();
    }

    /** The rows of all files that are read, or accepted, or rejected. */
    static long sum(List<Row> rows, String item) {
        return rows.stream()
                .filter(row -> row.getString(3).equals(item) && row.getString(4).isEmpty())
                .mapToLong(row -> row.getLong(7))
                .sum();
    }

    static Path export(TableStore store, Delivery delivery, Path out) {
        return ResultCsv.write(out, QualityTable.TABLE.name(), QualityTable.TABLE.type(), rows(store, delivery));
    }

    /** The report as just made, without reading it back. */
    static Path export(List<Row> made, Path out) {
        return ResultCsv.write(out, QualityTable.TABLE.name(), QualityTable.TABLE.type(), sorted(made));
    }

    /** The rows of {@link QualityTable} about a delivery, in order. */
    static List<Row> rows(TableStore store, Delivery delivery) {
        long version = delivery.versions().getOrDefault(QualityTable.TABLE.name(), 0L);
        return sorted(store.rows(QualityTable.TABLE.name(), version).stream()
                .filter(row -> row.getString(0).equals(delivery.name()))
                .toList());
    }

    static List<Row> sorted(List<Row> unsorted) {
        List<Row> rows = new ArrayList<>(unsorted);
        List<String> items = List.of("read", "accepted", "rejected", "flagged", "filled", "extra_column");
        rows.sort(Comparator.comparing((Row row) -> row.getString(1))
                .thenComparing(row -> row.getString(2))
                .thenComparing(row -> items.indexOf(row.getString(3)))
                .thenComparing(row -> row.getString(4)));
        return rows;
    }
}
