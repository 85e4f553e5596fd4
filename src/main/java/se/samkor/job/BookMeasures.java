package se.samkor.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.BenefitGroup;
import se.samkor.measure.DurabilityDays;
import se.samkor.schema.DurabilityDaysTable;
import se.samkor.schema.DurabilityMeansTable;
import se.samkor.schema.LinkageTable;
import se.samkor.schema.ResultTable;
import se.samkor.table.book.BookRow;
import se.samkor.table.book.MeasuredTable;
import se.samkor.table.book.MeasuredTables;

/** The tables of the book that other jobs have measured for the same delivery: durability and the linked cohort. */
final class BookMeasures {
    private static final int SERIES = 5;
    private static final String ALL = "ALL";
    private static final List<String> MEANS = List.of("before", "after", "diff");
    private static final List<String> LIMITS = List.of("_low", "_high");

    private final Installation installation;
    private final int year;
    private final TreeMap<Integer, Long> durability = new TreeMap<>();
    /** The intervals of the means, where the measuring program made them. */
    private final TreeMap<Integer, Long> means = new TreeMap<>();

    private final Optional<Long> linkage;

    private BookMeasures(Installation installation, int year, Map<String, Long> versions) {
        this.installation = installation;
        this.year = year;
        for (int exitYear = year - SERIES + 1; exitYear <= year; exitYear++) {
            int of = exitYear;
            Optional.ofNullable(versions.get(nameOf(DurabilityDaysTable.TABLE, exitYear)))
                    .ifPresent(version -> durability.put(of, version));
            Optional.ofNullable(versions.get(nameOf(DurabilityMeansTable.TABLE, exitYear)))
                    .ifPresent(version -> means.put(of, version));
        }
        linkage = Optional.ofNullable(versions.get(LinkageTable.TABLE.name()));
    }

    /** Those measured last. */
    static BookMeasures latest(Installation installation, Delivery delivery, int year) {
        Map<String, Long> versions = new TreeMap<>();
        for (int exitYear = year - SERIES + 1; exitYear <= year; exitYear++) {
            for (ResultTable table : List.of(DurabilityDaysTable.TABLE, DurabilityMeansTable.TABLE)) {
                String name = nameOf(table, exitYear);
                version(installation, delivery, "durability", exitYear, table)
                        .ifPresent(version -> versions.put(name, version));
            }
        }
        version(installation, delivery, "link", null, LinkageTable.TABLE)
                .ifPresent(version -> versions.put(LinkageTable.TABLE.name(), version));
        return new BookMeasures(installation, year, versions);
    }

    /** Those that a book on record has read. */
    static BookMeasures recorded(Installation installation, int year, Map<String, Long> read) {
        return new BookMeasures(installation, year, read);
    }

    private static String nameOf(ResultTable table, int exitYear) {
        return table.name() + "_" + exitYear;
    }

    private static Optional<Long> version(
            Installation installation, Delivery delivery, String job, @Nullable Integer exitYear, ResultTable table) {
        return installation.ledger().latest(job, delivery.name(), exitYear).map(written -> written.get(table.name()));
    }

    /** The versions that are read. */
    Map<String, Long> versions() {
        Map<String, Long> versions = new TreeMap<>();
        durability.forEach((exitYear, version) -> versions.put(nameOf(DurabilityDaysTable.TABLE, exitYear), version));
        means.forEach((exitYear, version) -> versions.put(nameOf(DurabilityMeansTable.TABLE, exitYear), version));
        linkage.ifPresent(version -> versions.put(LinkageTable.TABLE.name(), version));
        return versions;
    }

    List<MeasuredTable> tables() {
        List<MeasuredTable> tables = new ArrayList<>();
        if (!durability.isEmpty()) {
            List<BookRow> differences = new ArrayList<>();
            durability.forEach((exitYear, version) -> differences.addAll(differences(days(exitYear, version))));
            List<BookRow> cells =
                    cells(days(durability.lastKey(), durability.lastEntry().getValue()));
            cells.addAll(intervals(durability.lastKey()));
            tables.add(MeasuredTables.durability(cells));
            tables.add(MeasuredTables.dayDifferences(differences));
        }
        linkage.ifPresent(version -> {
            List<BookRow> rows = linked(version);
            if (!rows.isEmpty()) {
                tables.add(MeasuredTables.linkedCohort(rows));
            }
        });
        return tables;
    }

    private List<Row> days(int exitYear, long version) {
        List<Row> rows = rows(DurabilityDaysTable.TABLE, exitYear, version);
        rows.sort(DurabilityDays.order(installation.settings().windowDays()));
        return rows;
    }

    private List<Row> rows(ResultTable table, int exitYear, long version) {
        String count = installation.settings().netDays() ? "net" : "calendar";
        int year = table.type().fieldIndex("exit_year");
        int counted = table.type().fieldIndex("day_count");
        return installation.store().rows(table.name(), version).stream()
                .filter(row ->
                        row.getInt(year) == exitYear && row.getString(counted).equals(count))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<BookRow> cells(List<Row> rows) {
        List<BookRow> cells = new ArrayList<>();
        for (Row row : rows) {
            List<String> codes =
                    List.of(Integer.toString(row.getInt(0)), row.getString(1), row.getString(2), row.getString(3));
            double persons = row.getLong(row.fieldIndex("persons"));
            cells.add(new BookRow(codes, "persons", OptionalDouble.of(persons), Optional.empty()));
            BookRow.Base base = new BookRow.Base("followed-up persons of the cell", persons);
            for (BenefitGroup group : BenefitGroup.values()) {
                for (String mean : MEANS) {
                    String name = group.prefix() + "_" + mean;
                    double value = row.getDouble(row.fieldIndex(name));
                    cells.add(new BookRow(codes, name, OptionalDouble.of(value), Optional.of(base)));
                }
                for (String limit : LIMITS) {
                    String name = group.prefix() + "_diff" + limit;
                    cells.add(new BookRow(codes, name, number(row, name), Optional.of(base)));
                }
            }
        }
        return cells;
    }

    private static OptionalDouble number(Row row, String column) {
        int at = row.fieldIndex(column);
        return row.isNullAt(at) ? OptionalDouble.empty() : OptionalDouble.of(row.getDouble(at));
    }

    /** The intervals of the means before and after, in the tidy files beside the means. */
    private List<BookRow> intervals(int exitYear) {
        List<BookRow> limits = new ArrayList<>();
        Long version = means.get(exitYear);
        if (version == null) {
            return limits;
        }
        for (Row row : rows(DurabilityMeansTable.TABLE, exitYear, version)) {
            List<String> codes =
                    List.of(Integer.toString(row.getInt(0)), row.getString(1), row.getString(2), row.getString(3));
            BookRow.Base base = new BookRow.Base(
                    "followed-up persons of the cell", (double) row.getLong(row.fieldIndex("persons")));
            String group = row.<String>getAs("benefit").toLowerCase(Locale.ROOT);
            for (String mean : List.of("before", "after")) {
                for (String limit : LIMITS) {
                    limits.add(new BookRow(
                            codes, group + "_" + mean + limit, number(row, mean + limit), Optional.of(base)));
                }
            }
        }
        return limits;
    }

    private static List<BookRow> differences(List<Row> rows) {
        List<BookRow> differences = new ArrayList<>();
        for (Row row : rows) {
            boolean everyone = row.getString(1).equals(ALL)
                    && row.getString(2).equals(ALL)
                    && row.getString(3).equals(ALL);
            if (everyone) {
                double persons = row.getLong(row.fieldIndex("persons"));
                BookRow.Base base = new BookRow.Base("followed-up persons", persons);
                for (BenefitGroup group : BenefitGroup.values()) {
                    List<String> codes = List.of(
                            Integer.toString(row.getInt(0)), group.prefix().toUpperCase(Locale.ROOT));
                    for (String limit : List.of("", LIMITS.get(0), LIMITS.get(1))) {
                        OptionalDouble value = number(row, group.prefix() + "_diff" + limit);
                        differences.add(new BookRow(codes, "mean_difference" + limit, value, Optional.of(base)));
                    }
                }
            }
        }
        return differences;
    }

    private List<BookRow> linked(long version) {
        List<Row> rows = installation.store().rows(LinkageTable.TABLE.name(), version).stream()
                .filter(row -> row.getInt(0) == year)
                .collect(Collectors.toCollection(ArrayList::new));
        rows.sort(java.util.Comparator.<Row>comparingInt(
                        row -> List.of(ALL, "SJP", "AE", "SE").indexOf(row.getString(1)))
                .thenComparingInt(row -> List.of("K", "M", ALL).indexOf(row.getString(2))));
        List<BookRow> figures = new ArrayList<>();
        for (Row row : rows) {
            List<String> codes = List.of(Integer.toString(row.getInt(0)), row.getString(1), row.getString(2));
            for (String column : List.of("sus_persons", "found_in_midas", "midas_persons_in_cohort")) {
                double count = row.getLong(row.fieldIndex(column));
                figures.add(new BookRow(codes, column, OptionalDouble.of(count), Optional.empty()));
            }
            int at = row.fieldIndex("share_found");
            OptionalDouble share = row.isNullAt(at) ? OptionalDouble.empty() : OptionalDouble.of(row.getDouble(at));
            double base = row.getLong(row.fieldIndex("sus_persons"));
            figures.add(new BookRow(codes, "share_found", share, Optional.of(new BookRow.Base("sus_persons", base))));
        }
        return figures;
    }
}
