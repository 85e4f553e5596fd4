package se.samkor.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import se.samkor.domain.Stop;
import se.samkor.schema.DurabilityPersonsTable;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.LinkageTable;
import se.samkor.schema.ResultTable;
import se.samkor.store.TableStore;

/**
 * Does a recorded run again, from the table versions that it read, without writing, and compares what comes out with what
 * the run wrote, by all rows. The tables of an ingest are compared with the row counts on record, for the delivery itself is not
 * in the store; a step that was taken with options of its own, which are not on record, is not done again: its tables are read
 * and said to be kept. Rows are compared by the sum of their hashes, whatever their order.
 */
final class RunVerification {
    private static final List<String> REMOVERS = List.of("retain", "forget-person", "rotate-key");

    private final Installation installation;

    RunVerification(Installation installation) {
        this.installation = installation;
    }

    /** What was found of a table. */
    enum Outcome {
        /** It is as the run left it, and comes out again. */
        EQUAL,
        /** It is there, and was not made again. */
        KEPT,
        DIFFERS
    }

    /** What was found of a version of a table. */
    record Finding(String step, String table, long version, Outcome outcome, String words) {
        Finding(String step, String table, long version, boolean equal, String words) {
            this(step, table, version, equal ? Outcome.EQUAL : Outcome.DIFFERS, words);
        }
    }

    List<Finding> of(String runId) {
        List<Finding> findings = new ArrayList<>();
        for (Row step : steps(runId)) {
            requireSameSettings(step);
            requireKept(runId, step);
            Map<String, Long> written = Ledger.tables(text(step, "tables_written"));
            switch (text(step, "job")) {
                case "ingest" -> findings.addAll(ingest(step, written));
                case "link" -> findings.addAll(link(step, written));
                case "durability" -> findings.addAll(durability(step, written));
                default -> findings.addAll(further(step, written));
            }
        }
        return findings;
    }

    private List<Row> steps(String runId) {
        List<Row> steps = installation.ledger().rows().stream()
                .filter(row -> text(row, "run_id").equals(runId))
                .toList();
        if (steps.isEmpty()) {
            throw new Stop.UnreadableInput("Cannot find the run " + runId + ": samkor runs lists those there are.");
        }
        return steps;
    }

    private void requireSameSettings(Row step) {
        String now = installation.settings().hash();
        if (!text(step, "config_hash").equals(now)) {
            throw new Stop.WrongUsage("Cannot do the run again with other settings: it was made with "
                    + text(step, "config") + "; give the same by --conf-file.");
        }
    }

    /** Retention and the forgetting of persons take versions away on purpose; that is said, and is no difference. */
    private void requireKept(String runId, Row step) {
        Map<String, Long> versions = new TreeMap<>(Ledger.tables(text(step, "tables_read")));
        versions.putAll(Ledger.tables(text(step, "tables_written")));
        versions.forEach((table, version) -> {
            if (installation.store().exists(table) && !installation.store().holds(table, version)) {
                throw new Stop.UnreadableInput("Cannot verify the run " + runId + ": version " + version
                        + " of the table " + table + ", of its step " + text(step, "job")
                        + ", is not in the store any more; " + remover(step) + ".");
            }
        });
    }

    /** Which later run took versions away, as far as the record says. */
    private String remover(Row step) {
        List<Row> rows = installation.ledger().rows();
        return rows.subList(rows.indexOf(step) + 1, rows.size()).stream()
                .filter(row -> REMOVERS.contains(text(row, "job")))
                .reduce((first, second) -> second)
                .map(row -> text(row, "job") + " removed it in run " + text(row, "run_id"))
                .orElse("a delivery that protects persons removed it");
    }

    private List<Finding> ingest(Row step, Map<String, Long> written) {
        Delivery delivery = delivery(step);
        long accepted = 0;
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<String, Long> table : written.entrySet()) {
            boolean asRecorded = table.getValue().equals(delivery.versions().get(table.getKey()));
            boolean isRegister = se.samkor.schema.Registers.ALL.stream()
                    .anyMatch(register -> register.name().equals(table.getKey()));
            long rows =
                    installation.store().read(table.getKey(), table.getValue()).count();
            accepted += isRegister ? rows : 0;
            findings.add(new Finding("ingest", table.getKey(), table.getValue(), asRecorded, rows + " rows"));
        }
        boolean adds = accepted == step.getLong(step.fieldIndex("rows_out"));
        findings.add(new Finding("ingest", "all registers", 0, adds, accepted + " rows accepted"));
        return findings;
    }

    private List<Finding> link(Row step, Map<String, Long> written) {
        Map<String, Finding> findings = new TreeMap<>();
        boolean repaired = written.containsKey(LinkageTable.REPAIRED.name());
        String histories = HistoriesTable.NAME;
        new LinkStep(installation, delivery(step), repaired)
                .make(again -> {
                    Dataset<Row> rows = again.dataset(installation.spark());
                    Content content = Content.of(rows);
                    findings.put(histories, compare("link", histories, written, content, Optional.empty()));
                    return content.rows();
                })
                .report()
                .forEach((table, rows) -> findings.put(
                        table.name(), compare("link", table.name(), written, dataset(table, rows), Optional.empty())));
        return List.copyOf(findings.values());
    }

    private List<Finding> durability(Row step, Map<String, Long> written) {
        int year = step.getInt(step.fieldIndex("year"));
        Optional<String> ofYear = Optional.of("exit_year = " + year);
        long histories = Ledger.tables(text(step, "tables_read")).getOrDefault(HistoriesTable.NAME, 0L);
        LinkStep.Result linked = new LinkStep.Result(Map.of(HistoriesTable.NAME, histories), false, Map.of());
        DurabilityStep again = new DurabilityStep(installation, delivery(step), year, Optional.empty());
        List<Finding> findings = new ArrayList<>();
        String persons = DurabilityPersonsTable.TABLE.name();
        again.measure(
                        linked,
                        followed -> findings.add(compare(
                                "durability", persons, written, followed.dataset(installation.spark()), ofYear)))
                .tables()
                .forEach((table, rows) ->
                        findings.add(compare("durability", table.name(), written, dataset(table, rows), ofYear)));
        return findings;
    }

    /** The steps after durability, where the record tells that they were taken with the options of the house. */
    private List<Finding> further(Row step, Map<String, Long> written) {
        String job = text(step, "job");
        List<Finding> findings = new ArrayList<>();
        Optional<Map<ResultTable, List<Row>>> again = new RepeatedStep(installation, step).tables();
        again.ifPresent(tables -> tables.forEach((table, rows) -> findings.add(
                compare(job, table.name(), written, dataset(table, rows), RepeatedStep.part(step, table)))));
        if (again.isEmpty()) {
            written.forEach((table, version) -> findings.add(new Finding(
                    job,
                    table,
                    version,
                    readable(table, version) ? Outcome.KEPT : Outcome.DIFFERS,
                    "not done again: its options are not on record")));
        }
        return findings;
    }

    private Dataset<Row> dataset(ResultTable table, List<Row> rows) {
        return installation.spark().createDataFrame(rows, table.type());
    }

    private Finding compare(
            String step, String table, Map<String, Long> written, Dataset<Row> again, Optional<String> condition) {
        return compare(step, table, written, Content.of(again), condition);
    }

    private Finding compare(
            String step, String table, Map<String, Long> written, Content now, Optional<String> condition) {
        Long version = written.get(table);
        if (version == null) {
            return new Finding(step, table, 0, false, "the run did not record it");
        }
        Dataset<Row> stored = installation.store().read(table, version);
        Content before = Content.of(condition.map(stored::filter).orElse(stored).select(columns(now.columns())));
        boolean equal = before.text().equals(now.text());
        return new Finding(step, table, version, equal, equal ? now.text() : before.text() + " / " + now.text());
    }

    private static Column[] columns(List<String> names) {
        return names.stream().map(functions::col).toArray(Column[]::new);
    }

    /** Rows and the sum of their hashes: equal for the same rows in any order and any cut. */
    private record Content(List<String> columns, long rows, String hash) {
        static Content of(Dataset<Row> rows) {
            Column[] columns = RunVerification.columns(List.of(rows.columns()));
            Row found = rows.select(xxhash64(columns).cast("decimal(20,0)").as("_hash"))
                    .agg(count(lit(1)), sum(col("_hash")))
                    .collectAsList()
                    .get(0);
            return new Content(
                    List.of(rows.columns()),
                    found.getLong(0),
                    found.isNullAt(1) ? "0" : found.getDecimal(1).toPlainString());
        }

        String text() {
            return rows + " rows, hash " + hash;
        }
    }

    private boolean readable(String table, long version) {
        TableStore store = installation.store();
        return store.exists(table) && store.read(table, version).count() >= 0;
    }

    private Delivery delivery(Row step) {
        return Delivery.find(installation.store(), Optional.of(text(step, "delivery")));
    }

    private static String text(Row row, String column) {
        return row.getString(row.fieldIndex(column));
    }
}
