package se.samkor.job;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import se.samkor.run.CodeVersion;
import se.samkor.run.Digest;
import se.samkor.run.Settings;
import se.samkor.schema.RunsTable;
import se.samkor.store.TableStore;

/** The record of runs in a store: what was done, with what, and what it made; by it a step knows that it has nothing to do. */
final class Ledger {
    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final String DONE = "done";

    private final TableStore store;
    private final Settings settings;
    private final String runId;
    private final Optional<Watch> watch;
    private @Nullable List<Row> rows;

    /** @param watch who is told of every step */
    Ledger(TableStore store, Settings settings, Instant now, Optional<Watch> watch) {
        this.store = store;
        this.settings = settings;
        this.runId = idOf(now);
        this.watch = watch;
    }

    /** The name of a run that began then. */
    static String idOf(Instant now) {
        return ID.format(now.atZone(ZoneOffset.UTC)) + "-"
                + Digest.of(now.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 4);
    }

    /** The name of the present run. */
    String runId() {
        return runId;
    }

    /** What a step is about to do. Equal descriptions give equal results. */
    record Plan(String job, String delivery, @Nullable Integer year, Map<String, Long> read, String more) {}

    /** What a step has done. */
    record Done(Map<String, Long> written, long rowsIn, long rowsOut) {}

    /** What an earlier run made by the same plan, with the same settings and the same program. */
    record Earlier(String runId, String started, Map<String, Long> written) {}

    Optional<Earlier> earlier(Plan plan) {
        return latest(List.of(plan));
    }

    /** What the latest run made that followed any of some plans. */
    Optional<Earlier> latest(List<Plan> plans) {
        List<String> signatures = plans.stream().map(this::signature).toList();
        return rows().stream()
                .filter(row -> signatures.contains(row.getString(row.fieldIndex("signature")))
                        && DONE.equals(row.getString(row.fieldIndex("status"))))
                .reduce((first, second) -> second)
                // what was removed since has to be made again
                .filter(row -> isKept(tables(row.getString(row.fieldIndex("tables_written")))))
                .map(row -> new Earlier(
                        row.getString(row.fieldIndex("run_id")),
                        row.getString(row.fieldIndex("started")),
                        tables(row.getString(row.fieldIndex("tables_written")))));
    }

    private boolean isKept(Map<String, Long> versions) {
        return versions.entrySet().stream().allMatch(table -> store.holds(table.getKey(), table.getValue()));
    }

    /** Whether a recorded step of this job made exactly these versions. */
    boolean hasMade(String job, Map<String, Long> versions) {
        String made = text(versions);
        return rows().stream()
                .anyMatch(row -> job.equals(row.getString(row.fieldIndex("job")))
                        && made.equals(row.getString(row.fieldIndex("tables_written"))));
    }

    /** The tables that the latest run of a job wrote for a delivery, whatever the settings. */
    Optional<Map<String, Long>> latest(String job, String delivery, @Nullable Integer year) {
        return rows().stream()
                .filter(row -> job.equals(row.getString(row.fieldIndex("job")))
                        && delivery.equals(row.getString(row.fieldIndex("delivery")))
                        && Objects.equals(year, row.get(row.fieldIndex("year")))
                        && DONE.equals(row.getString(row.fieldIndex("status"))))
                .reduce((first, second) -> second)
                .map(row -> tables(row.getString(row.fieldIndex("tables_written"))));
    }

    void record(Plan plan, Instant started, Done done) {
        List<Row> before = rows();
        String usage = watch.map(Watch::usage).orElse("");
        @Nullable
        Object[] values = {
            runId,
            plan.job(),
            started.truncatedTo(ChronoUnit.SECONDS).toString(),
            ChronoUnit.MILLIS.between(started, Instant.now()) / 1000.0,
            DONE,
            plan.delivery(),
            plan.year(),
            System.getProperty("user.name", ""),
            CodeVersion.current(),
            settings.hash(),
            settings.asUsed(),
            text(plan.read()),
            text(done.written()),
            done.rowsIn(),
            done.rowsOut(),
            signature(plan),
            lastSequence(before) + 1,
            usage
        };
        Row row = RunsTable.TABLE.row(values);
        store.append(RunsTable.TABLE.name(), RunsTable.TABLE.type(), List.of(row));
        List<Row> known = new ArrayList<>(before);
        known.add(row);
        rows = known;
        watch.ifPresent(one -> one.done(plan, started, done, usage));
    }

    /** The number of the last record. Clocks are set back, numbers are not. */
    private static long lastSequence(List<Row> rows) {
        return rows.stream().mapToLong(Ledger::sequence).max().orElse(0);
    }

    private static long sequence(Row record) {
        int at = record.fieldIndex("sequence");
        return record.isNullAt(at) ? 0 : record.getLong(at);
    }

    /** All steps of all runs, in the order in which they were recorded. */
    List<Row> rows() {
        if (rows == null) {
            rows = store.exists(RunsTable.TABLE.name()) ? new ArrayList<>(read()) : List.of();
        }
        return rows;
    }

    private List<Row> read() {
        return store.rows(RunsTable.TABLE.name()).stream()
                .map(Ledger::whole)
                .sorted(Comparator.<Row>comparingLong(Ledger::sequence)
                        .thenComparing(row -> row.getString(row.fieldIndex("started")))
                        .thenComparing(row -> row.getString(row.fieldIndex("run_id"))))
                .toList();
    }

    /** A record with all columns: a store of an earlier program lacks those that came later. */
    private static Row whole(Row record) {
        List<String> there = Arrays.asList(record.schema().fieldNames());
        return RunsTable.TABLE.row(Arrays.stream(RunsTable.TABLE.type().fieldNames())
                .map(name -> there.contains(name) ? record.get(record.fieldIndex(name)) : null)
                .toArray());
    }

    /** Whether a step on record followed a plan, by the settings and the program of then. */
    static boolean followed(Row step, Plan plan) {
        String then = signature(
                plan, step.getString(step.fieldIndex("config_hash")), step.getString(step.fieldIndex("code_version")));
        return then.equals(step.getString(step.fieldIndex("signature")));
    }

    /** Equal for plans that give equal results: what is read, the settings, the program. */
    String signature(Plan plan) {
        return signature(plan, settings.hash(), CodeVersion.current());
    }

    private static String signature(Plan plan, String settings, String program) {
        String all = String.join(
                "|",
                plan.job(),
                plan.delivery(),
                String.valueOf(plan.year()),
                text(plan.read()),
                plan.more(),
                settings,
                program);
        return Digest.of(all.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Map<String, Long> tables) {
        return new TreeMap<>(tables)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" "));
    }

    /** The tables and versions of a run record, from {@code name=version} pairs. */
    static Map<String, Long> tables(String text) {
        Map<String, Long> tables = new TreeMap<>();
        for (String pair : text.split(" ")) {
            int at = pair.indexOf('=');
            if (at > 0) {
                tables.put(pair.substring(0, at), Long.parseLong(pair.substring(at + 1)));
            }
        }
        return tables;
    }
}
