package se.samkor.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.udf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import se.samkor.run.Progress;
import se.samkor.schema.RepairableTable;
import se.samkor.store.DeltaStore;

/**
 * Removes persons from a store: their rows from the registers of every delivery, their pseudonyms from the list and from the
 * variants of faulty numbers, and everything that was made of persons, figures included, in every version and from disk;
 * link and measure make it again without them. Written first are registers without the persons; then one write of {@code
 * deliveries} makes them the store's; the list of pseudonyms comes last, so that the step, killed at any moment, is completed
 * when it is run again. The persons stand in no query's text, and so in no event log.
 */
final class ForgetPersonStep {
    static final String JOB = "forget-person";

    private final Installation installation;
    private final DeltaStore store;
    private final Set<Long> gone;

    /** @param gone all pseudonyms of the persons */
    ForgetPersonStep(Installation installation, Set<Long> gone) {
        this.installation = installation;
        this.store = installation.store();
        this.gone = Set.copyOf(gone);
    }

    /**
     * What was removed.
     *
     * @param rows removed by table, over all deliveries
     * @param emptied tables made of persons, which are made again
     */
    record Receipt(String runId, Instant time, Map<String, Long> rows, List<String> emptied) {
        boolean isEmpty() {
            return rows.isEmpty() && emptied.isEmpty();
        }
    }

    /** Whether a delivery has lost persons to this step: read again, it would bring them back. */
    static boolean changed(Ledger ledger, Delivery delivery) {
        return ledger.rows().stream()
                .anyMatch(row -> JOB.equals(row.getAs("job"))
                        && delivery.name().equals(row.getAs("delivery"))
                        && delivery.versions()
                                .entrySet()
                                .containsAll(Ledger.tables(row.getAs("tables_written"))
                                        .entrySet()));
    }

    /** What became of a version of a register: the version without the persons, the same one where it did not hold them. */
    private record Rewritten(long version, long removed) {}

    /** What was written of a delivery. */
    private record Changed(Map<String, Long> written, Map<String, Long> removed) {
        long rows() {
            return removed.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    Receipt run() {
        Instant started = Instant.now();
        String run = installation.ledger().runId();
        if (!isKnown()) {
            return new Receipt(run, started, Map.of(), List.of());
        }
        Map<String, Changed> changes = new TreeMap<>();
        List<Row> deliveries = prepare(changes);
        if (!changes.isEmpty()) {
            // from here on no delivery holds the persons
            Delivery.replace(installation, deliveries);
        }
        List<String> emptied = clean();
        Map<String, Long> removed = new TreeMap<>();
        changes.values()
                .forEach(changed -> changed.removed().forEach((table, rows) -> removed.merge(table, rows, Long::sum)));
        removed.put(PersonTables.PSEUDONYMS, unlist());
        if (changes.isEmpty()) {
            record("", new Changed(Map.of(), removed), started);
        }
        changes.forEach((delivery, changed) -> record(delivery, changed, started));
        return new Receipt(run, started, removed, emptied);
    }

    private void record(String delivery, Changed changed, Instant started) {
        Ledger ledger = installation.ledger();
        Ledger.Plan plan = new Ledger.Plan(JOB, delivery, null, Map.of(), ledger.runId());
        ledger.record(plan, started, new Ledger.Done(changed.written(), changed.rows(), 0));
    }

    private boolean isKnown() {
        return store.exists(PersonTables.PSEUDONYMS)
                && !store.read(PersonTables.PSEUDONYMS).filter(isGone("person")).isEmpty();
    }

    private Column isGone(String column) {
        Set<Long> persons = gone;
        UDF1<@Nullable Long, Boolean> isGone = person -> person != null && persons.contains(person);
        return udf(isGone, DataTypes.BooleanType).apply(col(column));
    }

    /** Writes the registers without the persons beside what there is; returns the rows of {@code deliveries} that name them. */
    private List<Row> prepare(Map<String, Changed> changes) {
        Map<String, List<String>> registers = PersonTables.registers();
        Map<String, Rewritten> seen = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (Row row : Delivery.rows(store)) {
            String table = row.getAs("table_name");
            long version = row.<Long>getAs("table_version");
            if (!PersonTables.isOfPersons(table) || !store.holds(table, version)) {
                rows.add(row);
                continue;
            }
            Rewritten now = seen.computeIfAbsent(
                    table + "=" + version,
                    unseen -> rewritten(table, version, registers.getOrDefault(table, List.of())));
            if (now.removed() > 0) {
                Changed changed = changes.computeIfAbsent(
                        row.getAs("delivery"), first -> new Changed(new TreeMap<>(), new TreeMap<>()));
                changed.written().put(table, now.version());
                changed.removed().put(table, now.removed());
            }
            rows.add(Delivery.changed(row, Map.of("table_version", now.version())));
        }
        return rows;
    }

    private Rewritten rewritten(String table, long version, List<String> columns) {
        Dataset<Row> rows = store.read(table, version);
        boolean variants = table.equals(RepairableTable.NAME);
        Column found = variants
                ? namesAnyGone(RepairableTable.VARIANTS)
                : columns.stream().map(this::isGone).reduce(Column::or).orElseThrow();
        long count = rows.filter(found).count();
        if (count == 0) {
            return new Rewritten(version, 0);
        }
        Dataset<Row> rest = variants
                ? rows.withColumn(RepairableTable.VARIANTS, withoutGone(RepairableTable.VARIANTS))
                : rows.filter(not(found));
        return installation.progress().step("persons out of " + table, () -> {
            long now = store.overwrite(table, rest);
            return new Progress.Outcome<>("version " + version + " is now " + now, new Rewritten(now, count));
        });
    }

    private Column namesAnyGone(String column) {
        Set<Long> persons = gone;
        UDF1<scala.collection.Seq<Long>, Boolean> names = variants -> {
            boolean any = false;
            for (int i = 0; i < variants.size(); i++) {
                any |= persons.contains(variants.apply(i));
            }
            return any;
        };
        return udf(names, DataTypes.BooleanType).apply(col(column));
    }

    private Column withoutGone(String column) {
        Set<Long> persons = gone;
        UDF1<scala.collection.Seq<Long>, long[]> rest = variants -> {
            long[] kept = new long[variants.size()];
            int size = 0;
            for (int i = 0; i < variants.size(); i++) {
                if (!persons.contains(variants.apply(i))) {
                    kept[size++] = variants.apply(i);
                }
            }
            return java.util.Arrays.copyOf(kept, size);
        };
        return udf(rest, DataTypes.createArrayType(DataTypes.LongType, false)).apply(col(column));
    }

    /** Removes from disk what held the persons, and everything made of persons; returns the tables that are to be made again. */
    private List<String> clean() {
        List<String> emptied = new ArrayList<>(store.tables());
        emptied.removeAll(PersonTables.delivered());
        emptied.forEach(store::forget);
        PersonTables.purgeUnnamed(store);
        return emptied;
    }

    private long unlist() {
        Dataset<Row> list = store.read(PersonTables.PSEUDONYMS);
        long listed = list.filter(isGone("person")).count();
        long version = store.overwrite(PersonTables.PSEUDONYMS, list.filter(not(isGone("person"))));
        store.purge(PersonTables.PSEUDONYMS, List.of(version));
        return listed;
    }
}
