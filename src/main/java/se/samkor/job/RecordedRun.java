package se.samkor.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import se.samkor.domain.BenefitGroup;
import se.samkor.domain.DayBand;
import se.samkor.domain.Stop;
import se.samkor.publication.DurabilityRow;
import se.samkor.publication.RunFacts;
import se.samkor.publication.RunTables;
import se.samkor.schema.DurabilityDaysTable;
import se.samkor.schema.FollowUpTable;
import se.samkor.store.TableStore;

/** The results of a run as its record names them: the table versions it wrote, not the latest ones. */
final class RecordedRun {
    private final Row record;
    private final List<Row> ledger;
    private final Map<String, Long> written;

    private RecordedRun(Row record, List<Row> ledger, Map<String, Long> written) {
        this.record = record;
        this.ledger = ledger;
        this.written = written;
    }

    /** The step of a run that made a table which can be published. */
    static RecordedRun find(List<Row> ledger, String runId) {
        List<Row> steps =
                ledger.stream().filter(row -> text(row, "run_id").equals(runId)).toList();
        if (steps.isEmpty()) {
            TreeSet<String> known = new TreeSet<>();
            ledger.forEach(row -> known.add(text(row, "run_id")));
            throw new Stop.UnreadableInput("Cannot publish run " + runId + ": there is no such run (known: "
                    + (known.isEmpty() ? "none" : String.join(", ", known)) + ").");
        }
        TreeSet<String> made = new TreeSet<>();
        // the latest step that measured
        for (int i = steps.size() - 1; i >= 0; i--) {
            Map<String, Long> written = Ledger.tables(text(steps.get(i), "tables_written"));
            if (written.containsKey(DurabilityDaysTable.TABLE.name())) {
                return new RecordedRun(steps.get(i), ledger, written);
            }
            made.addAll(written.keySet());
        }
        throw new Stop.UnreadableInput("Cannot publish run " + runId + ": it made no table "
                + DurabilityDaysTable.TABLE.name() + " and no table_book (made: " + String.join(", ", made) + ").");
    }

    private static String text(Row row, String column) {
        return row.getString(row.fieldIndex(column));
    }

    /** Whether a run made a durability table. */
    static boolean measured(List<Row> ledger, String runId) {
        return ledger.stream().filter(row -> text(row, "run_id").equals(runId)).anyMatch(row -> Ledger.tables(
                        text(row, "tables_written"))
                .containsKey(DurabilityDaysTable.TABLE.name()));
    }

    String delivery() {
        return text(record, "delivery");
    }

    int year() {
        return record.getInt(record.fieldIndex("year"));
    }

    /** What a setting was when the run was made. */
    private String setting(String key) {
        for (String pair : text(record, "config").split(" ")) {
            if (pair.startsWith(key + "=")) {
                return pair.substring(key.length() + 1);
            }
        }
        throw new Stop.UnreadableInput("Cannot publish run " + text(record, "run_id") + ": its record has no setting "
                + key + " (found: " + text(record, "config") + ").");
    }

    RunFacts facts(int smallestCount) {
        return facts(record, smallestCount);
    }

    /** What a reader needs to make the figures of a step again. */
    static RunFacts facts(Row record, int smallestCount) {
        return new RunFacts(
                text(record, "run_id"),
                text(record, "started"),
                record.getInt(record.fieldIndex("year")),
                text(record, "delivery"),
                text(record, "code_version"),
                text(record, "config_hash"),
                text(record, "config"),
                text(record, "tables_read") + " → " + text(record, "tables_written"),
                smallestCount);
    }

    RunTables tables(TableStore store) {
        String dayCount = setting("day-count");
        List<DayBand> bands = DayBand.of(Integer.parseInt(setting("window-days")));
        List<DurabilityRow> durability = new ArrayList<>();
        for (Row row : rows(store, DurabilityDaysTable.TABLE.name())) {
            if (text(row, "day_count").equals(dayCount)
                    && !text(row, "banded_benefit").equals("ALL")) {
                durability.add(durability(row));
            }
        }
        Map<String, Long> exits = new HashMap<>();
        for (Row row : rows(store, FollowUpTable.TABLE.name())) {
            exits.put(text(row, "status"), row.getLong(row.fieldIndex("persons")));
        }
        RelatedRuns related = new RelatedRuns(record, ledger, store);
        return new RunTables(
                year(),
                bands,
                dayCount.equals("net"),
                durability,
                exits,
                new RecordedDetails(related, store, year()).read());
    }

    private List<Row> rows(TableStore store, String table) {
        Long version = written.get(table);
        if (version == null) {
            throw new Stop.UnreadableInput("Cannot publish run " + text(record, "run_id") + ": it made no table "
                    + table + " (made: " + String.join(", ", written.keySet()) + ").");
        }
        return store.read(table, version).filter("exit_year = " + year()).collectAsList();
    }

    private static DurabilityRow durability(Row row) {
        Map<String, Double> days = new HashMap<>();
        for (BenefitGroup group : BenefitGroup.values()) {
            for (String part : List.of("before", "after", "diff", "diff_low", "diff_high")) {
                String column = group.prefix() + "_" + part;
                int field = row.fieldIndex(column);
                if (!row.isNullAt(field)) {
                    days.put(column, row.getDouble(field));
                }
            }
        }
        return new DurabilityRow(
                text(row, "banded_benefit"),
                text(row, "band"),
                text(row, "sex"),
                row.getLong(row.fieldIndex("persons")),
                days);
    }
}
