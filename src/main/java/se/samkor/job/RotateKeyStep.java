package se.samkor.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import se.samkor.domain.Stop;
import se.samkor.identity.Identification;
import se.samkor.identity.PseudonymKey;
import se.samkor.run.Progress;
import se.samkor.schema.RepairableTable;
import se.samkor.store.DeltaStore;

/**
 * Gives a store a new key without its deliveries: every pseudonym becomes its keyed hash under the new key, in every
 * delivery. The registers are written as new versions that nothing names; then one write of {@code deliveries} makes them
 * the store's; then everything under the old key is removed from disk. Killed before that write, the store is under the old
 * key and as it was; killed after it, under the new one, and the step run again removes what is left.
 */
final class RotateKeyStep {
    private final Installation installation;
    private final DeltaStore store;
    private final PseudonymKey old;
    private final PseudonymKey fresh;

    RotateKeyStep(Installation installation, PseudonymKey old, PseudonymKey fresh) {
        this.installation = installation;
        this.store = installation.store();
        this.old = old;
        this.fresh = fresh;
    }

    /** Returns whether the store was under the old key when the step began. */
    boolean run() {
        Instant started = Instant.now();
        boolean change = isUnderOldKey();
        if (change) {
            // from here on the store is under the new key
            Delivery.replace(installation, prepare());
        }
        clean();
        Ledger.Plan plan = new Ledger.Plan("rotate-key", "", null, Map.of(), fresh.fingerprint());
        if (installation.ledger().earlier(plan).isEmpty()) {
            installation.ledger().record(plan, started, new Ledger.Done(Map.of(), 0, 0));
        }
        return change;
    }

    private boolean isUnderOldKey() {
        if (old.fingerprint().equals(fresh.fingerprint())) {
            throw new Stop.WrongUsage("Cannot change the key: the old and the new one are the same.");
        }
        Set<String> found =
                Delivery.all(store).stream().map(Delivery::keyFingerprint).collect(Collectors.toSet());
        if (found.isEmpty()) {
            throw new Stop.UnreadableInput("Cannot change the key: the store holds no delivery.");
        }
        if (found.equals(Set.of(fresh.fingerprint()))) {
            return false;
        }
        if (!found.equals(Set.of(old.fingerprint()))) {
            throw new Stop.WrongUsage(
                    "Cannot change the key: the store's pseudonyms were not made with the old key that was given.");
        }
        return true;
    }

    /** Writes everything under the new key, beside what there is; returns the rows of {@code deliveries} that name it. */
    List<Row> prepare() {
        PseudonymKey next = fresh.after(StoreKeys.complete(store, old));
        StoreKeys.keep(store, next);
        listUnderBothKeys(next);
        Map<String, List<String>> registers = PersonTables.registers();
        Map<String, Long> written = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (Row row : Delivery.rows(store)) {
            String table = row.getString(row.fieldIndex("table_name"));
            long version = row.getLong(row.fieldIndex("table_version"));
            boolean ofPersons = PersonTables.isOfPersons(table)
                    // of an old delivery retain may have removed it
                    && store.holds(table, version);
            long now = ofPersons
                    ? written.computeIfAbsent(
                            table + "=" + version,
                            unwritten -> rewritten(table, version, next, registers.getOrDefault(table, List.of())))
                    : version;
            rows.add(underNewKey(row, now));
        }
        return rows;
    }

    private Row underNewKey(Row row, long version) {
        return Delivery.changed(row, Map.of("key_fingerprint", fresh.fingerprint(), "table_version", version));
    }

    private long rewritten(String table, long version, PseudonymKey next, List<String> columns) {
        return installation.progress().step("new key for " + table, () -> {
            Dataset<Row> rows = store.read(table, version);
            for (String column : columns) {
                rows = rows.withColumn(column, Identification.rekeyed(next, col(column)));
            }
            if (table.equals(RepairableTable.NAME)) {
                Column variants = col(RepairableTable.VARIANTS);
                rows = rows.withColumn(RepairableTable.VARIANTS, Identification.rekeyedAll(next, variants));
            }
            long now = store.overwrite(table, rows);
            return new Progress.Outcome<>("version " + version + " is now " + now, now);
        });
    }

    /** The list holds the pseudonyms of both keys until the change is through; two that become one are a stop. */
    private void listUnderBothKeys(PseudonymKey next) {
        Dataset<Row> before = PersonTables.pseudonyms(store, old.fingerprint());
        Dataset<Row> after = before.select(
                Identification.rekeyed(next, col("person")).as("person"),
                Identification.rekeyedCheck(next, col("person"), col("check")).as("check"));
        if (after.select("person").distinct().count() < before.count()) {
            throw new Stop.WrongUsage("Cannot change the key: under the new one a pseudonym stands for more than one"
                    + " person; use another key.");
        }
        store.overwrite(
                PersonTables.PSEUDONYMS,
                before.withColumn(PersonTables.KEY, lit(old.fingerprint()))
                        .unionByName(after.withColumn(PersonTables.KEY, lit(fresh.fingerprint()))));
    }

    /** Removes from disk what is under the old key. */
    private void clean() {
        PersonTables.forgetMade(store);
        long list = store.overwrite(PersonTables.PSEUDONYMS, PersonTables.pseudonyms(store, fresh.fingerprint()));
        store.purge(PersonTables.PSEUDONYMS, List.of(list));
        PersonTables.purgeUnnamed(store);
    }
}
