package se.samkor.job;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import se.samkor.schema.ComparisonTable;
import se.samkor.schema.DurabilityPersonsTable;
import se.samkor.schema.KommunCountsTable;
import se.samkor.schema.ResultTable;
import se.samkor.schema.TableBookTable;
import se.samkor.table.book.BookPages;

/**
 * A step after durability made again from the versions that the record names, without writing. The options of {@code tables},
 * {@code compare} and {@code effects} are on record as part of a signature alone: with those that {@code follow-up} takes the
 * signature is the same, and the step is made again; otherwise it cannot be.
 */
final class RepeatedStep {
    private static final List<String> PARTS = List.of("exit_year", "book_year");

    private final Installation installation;
    private final Row step;

    RepeatedStep(Installation installation, Row step) {
        this.installation = installation;
        this.step = step;
    }

    /** The tables as they come out; empty where the step cannot be made again. */
    Optional<Map<ResultTable, List<Row>>> tables() {
        return switch (text("job")) {
            case "tables" -> book();
            case "compare" -> comparison();
            case "effects" -> effects();
            case "effects: count" -> counts();
            default -> Optional.empty();
        };
    }

    /** The part of a table that a step writes: tables of several years keep the other years. */
    static Optional<String> part(Row step, ResultTable table) {
        List<String> columns = Arrays.asList(table.type().fieldNames());
        return PARTS.stream()
                .filter(columns::contains)
                .findFirst()
                .map(column -> column + " = " + step.getInt(step.fieldIndex("year")));
    }

    private Optional<Map<ResultTable, List<Row>>> book() {
        BookMeasures measures = BookMeasures.recorded(installation, year(), read());
        TablesStep tables =
                new TablesStep(installation, delivery(), year(), BookPages.read(Optional.empty()), measures);
        return Ledger.followed(step, tables.plan())
                ? Optional.of(Map.of(TableBookTable.TABLE, tables.make().rows()))
                : Optional.empty();
    }

    private Optional<Map<ResultTable, List<Row>>> comparison() {
        String persons = DurabilityPersonsTable.TABLE.name();
        DurabilityStep.Result measured = new DurabilityStep.Result(
                List.of(),
                List.of(),
                Map.of(),
                Map.of(persons, read().getOrDefault(persons, 0L)),
                false,
                text("run_id"));
        CompareStep compare = new CompareStep(installation, delivery(), year(), measured, CompareJob.defaults());
        if (!Ledger.followed(step, compare.plan())) {
            return Optional.empty();
        }
        Map<String, List<Row>> made = compare.make().tables();
        Map<ResultTable, List<Row>> tables = new LinkedHashMap<>();
        ComparisonTable.ALL.forEach(table -> tables.put(table, made.getOrDefault(table.name(), List.of())));
        return Optional.of(tables);
    }

    private Optional<Map<ResultTable, List<Row>>> effects() {
        EffectsStep effects = new EffectsStep(installation, delivery(), EffectsJob.defaults());
        return Ledger.followed(step, effects.recorded())
                ? Optional.of(effects.make().tables())
                : Optional.empty();
    }

    private Optional<Map<ResultTable, List<Row>>> counts() {
        EffectsStep effects = new EffectsStep(installation, delivery(), EffectsJob.defaults());
        return Ledger.followed(step, effects.recordedCount())
                ? Optional.of(Map.of(KommunCountsTable.TABLE, effects.count()))
                : Optional.empty();
    }

    private Delivery delivery() {
        return Delivery.find(installation.store(), Optional.of(text("delivery")));
    }

    private Map<String, Long> read() {
        return Ledger.tables(text("tables_read"));
    }

    private int year() {
        return step.getInt(step.fieldIndex("year"));
    }

    private String text(String column) {
        return step.getString(step.fieldIndex(column));
    }
}
