package se.samkor.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import se.samkor.publication.RunFacts;
import se.samkor.schema.MembershipTable;
import se.samkor.schema.TableBookTable;
import se.samkor.store.TableStore;
import se.samkor.table.book.BookRow;
import se.samkor.table.book.BookTable;
import se.samkor.table.book.MeasuredTables;
import se.samkor.table.book.TablePage;
import se.samkor.table.book.Words;

/** The table book that a run made, as its record names it: the version of {@code table_book} that it wrote. */
final class RecordedBook {
    private static final int FIRST_CODE = 4;
    private static final Set<String> MEASURED =
            Set.of(MeasuredTables.DURABILITY, MeasuredTables.DAY_DIFFERENCES, MeasuredTables.LINKED_COHORT);

    private final Row record;
    private final TableStore store;
    private final List<BookTable> tables = new ArrayList<>();
    private final Set<String> unknown;

    private RecordedBook(Row record, TableStore store, List<TablePage> pages) {
        this.record = record;
        this.store = store;
        Map<String, List<Row>> byTable = counted();
        for (TablePage page : pages) {
            List<Row> rows = byTable.remove(page.id());
            if (rows != null) {
                tables.add(table(page, rows));
            }
        }
        byTable.keySet().removeAll(MEASURED);
        this.unknown = new TreeSet<>(byTable.keySet());
    }

    /** The book that a run made. */
    static Optional<RecordedBook> of(List<Row> ledger, String runId, TableStore store, List<TablePage> pages) {
        return ledger.stream()
                .filter(row -> text(row, "run_id").equals(runId) && written(row).isPresent())
                .reduce((first, second) -> second)
                .map(row -> new RecordedBook(row, store, pages));
    }

    /** The latest book of a delivery and year. */
    static Optional<RecordedBook> of(
            List<Row> ledger, String delivery, int year, TableStore store, List<TablePage> pages) {
        return ledger.stream()
                .filter(row -> text(row, "job").equals("tables")
                        && text(row, "delivery").equals(delivery)
                        && !row.isNullAt(row.fieldIndex("year"))
                        && row.getInt(row.fieldIndex("year")) == year
                        && written(row).isPresent())
                .reduce((first, second) -> second)
                .map(row -> new RecordedBook(row, store, pages));
    }

    private static Optional<Long> written(Row row) {
        return Optional.ofNullable(Ledger.tables(text(row, "tables_written")).get(TableBookTable.TABLE.name()));
    }

    private static String text(Row row, String column) {
        return row.getString(row.fieldIndex(column));
    }

    int year() {
        return record.getInt(record.fieldIndex("year"));
    }

    RunFacts facts(int smallestCount) {
        return RecordedRun.facts(record, smallestCount);
    }

    /** What the förbund of the delivery are called. */
    Map<String, Words> names() {
        Delivery delivery = Delivery.find(store, Optional.of(text(record, "delivery")));
        Long version = delivery.versions().get(MembershipTable.SCHEMA.name());
        return version == null ? Map.of() : BookFacts.names(store.rows(MembershipTable.SCHEMA.name(), version));
    }

    /** Tables of the book whose pages are not known here. */
    Set<String> unknown() {
        return unknown;
    }

    /** The counted tables in the order of the book; what other jobs have measured is published with their runs. */
    List<BookTable> tables() {
        return tables;
    }

    private Map<String, List<Row>> counted() {
        Map<String, List<Row>> byTable = new LinkedHashMap<>();
        store.rows(TableBookTable.TABLE.name(), written(record).orElseThrow()).stream()
                .filter(row -> row.getInt(row.fieldIndex("book_year")) == year())
                .sorted(Comparator.comparing((Row row) -> text(row, "table_id"))
                        .thenComparingInt(row -> row.getInt(row.fieldIndex("row_number"))))
                .forEach(row -> byTable.computeIfAbsent(text(row, "table_id"), id -> new ArrayList<>())
                        .add(row));
        return byTable;
    }

    private BookTable table(TablePage page, List<Row> rows) {
        int dimensions = page.dimensions().size();
        List<Set<String>> codes = new ArrayList<>();
        page.dimensions().forEach(dimension -> codes.add(new LinkedHashSet<>()));
        List<BookRow> figures = new ArrayList<>();
        for (Row row : rows) {
            List<String> cell = new ArrayList<>();
            for (int i = 0; i < dimensions; i++) {
                String code = row.getString(FIRST_CODE + 2 * i);
                cell.add(code);
                codes.get(i).add(code);
            }
            String statistic = text(row, "statistic");
            int value = row.fieldIndex("value");
            OptionalDouble number =
                    row.isNullAt(value) ? OptionalDouble.empty() : OptionalDouble.of(row.getDouble(value));
            if (statistic.equals(BookRow.COUNT)) {
                figures.add(new BookRow(cell, statistic, number, Optional.empty()));
            }
        }
        return new BookTable(page, year(), codes.stream().map(List::copyOf).toList(), figures);
    }
}
