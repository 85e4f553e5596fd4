package se.samkor.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import se.samkor.schema.ColumnKind;
import se.samkor.schema.DeliveriesTable;
import se.samkor.schema.DurabilityPersonsTable;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.LinkageTable;
import se.samkor.schema.QualityTable;
import se.samkor.schema.RegisterColumn;
import se.samkor.schema.RegisterSchema;
import se.samkor.schema.Registers;
import se.samkor.schema.RejectedTable;
import se.samkor.schema.RepairableTable;
import se.samkor.schema.RunsTable;
import se.samkor.store.DeltaStore;
import se.samkor.store.TableStore;

/** Where a store has pseudonyms: in registers, in what is made of them for each person, and in the list of all. */
final class PersonTables {
    /** Every pseudonym of the store with its collision check. */
    static final String PSEUDONYMS = "pseudonyms";

    /** In the list: the fingerprint of the key that made a pseudonym, while a change of key is under way. */
    static final String KEY = "key";

    /** What is made for each person and can be made again: no delivery names a version of these. */
    private static final List<String> MADE =
            List.of(HistoriesTable.NAME, DurabilityPersonsTable.TABLE.name(), LinkageTable.REPAIRED.name());

    private PersonTables() {}

    /** The registers that are about persons, with the columns that hold a pseudonym. */
    static Map<String, List<String>> registers() {
        Map<String, List<String>> registers = new LinkedHashMap<>();
        for (RegisterSchema schema : Registers.ALL) {
            List<String> columns = schema.columns().stream()
                    .filter(column -> column.kind() == ColumnKind.PERSON)
                    .map(RegisterColumn::name)
                    .toList();
            if (!columns.isEmpty()) {
                registers.put(schema.name(), columns);
            }
        }
        return registers;
    }

    /** Whether a delivery's table holds pseudonyms. */
    static boolean isOfPersons(String table) {
        return table.equals(RepairableTable.NAME) || registers().containsKey(table);
    }

    /** Removes from disk the versions of registers that no delivery names any more, and what was staged. */
    static void purgeUnnamed(DeltaStore store) {
        List<Delivery> deliveries = Delivery.all(store);
        for (RegisterSchema schema : Registers.ALL) {
            purgeUnnamed(store, deliveries, schema.name());
        }
        purgeUnnamed(store, deliveries, RepairableTable.NAME);
        store.removeStaging();
    }

    private static void purgeUnnamed(DeltaStore store, List<Delivery> deliveries, String table) {
        if (isOfPersons(table) && store.exists(table)) {
            store.purge(table, Delivery.versions(deliveries, table));
        }
    }

    /** Tables that hold what was delivered, or what was done: no figure is made there of persons. */
    static List<String> delivered() {
        List<String> delivered =
                new ArrayList<>(Registers.ALL.stream().map(RegisterSchema::name).toList());
        delivered.addAll(List.of(
                RepairableTable.NAME,
                RejectedTable.NAME,
                QualityTable.TABLE.name(),
                DeliveriesTable.TABLE.name(),
                RunsTable.TABLE.name(),
                PSEUDONYMS));
        return delivered;
    }

    /** The list of pseudonyms under a key: {@code person, check}. */
    static Dataset<Row> pseudonyms(TableStore store, String keyFingerprint) {
        Dataset<Row> all = store.read(PSEUDONYMS);
        return Arrays.asList(all.columns()).contains(KEY)
                ? all.filter(col(KEY).equalTo(lit(keyFingerprint))).drop(KEY)
                : all;
    }

    /**
     * Removes what was made for each person, in every version and from disk. Figures stay; persons are made again by link
     * and durability.
     */
    static void forgetMade(DeltaStore store) {
        MADE.forEach(store::forget);
    }
}
