package se.samkor.job;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import se.samkor.domain.Stop;
import se.samkor.schema.DeliveriesTable;
import se.samkor.store.TableStore;

/**
 * A delivery that a store holds.
 *
 * @param name by which {@code --as-of} finds it
 * @param sequence 1 for the first
 * @param fingerprint of its files
 * @param keyFingerprint of the key that made its pseudonyms
 * @param observedFrom first day that the payout registers cover, if said
 * @param observedThrough last day that the payout registers cover, if said
 * @param versions the version of each table that the delivery became
 */
record Delivery(
        String name,
        long sequence,
        String fingerprint,
        String keyFingerprint,
        Optional<LocalDate> observedFrom,
        Optional<LocalDate> observedThrough,
        Map<String, Long> versions) {
    /** All deliveries of a store, the oldest first. */
    static List<Delivery> all(TableStore store) {
        if (!store.exists(DeliveriesTable.TABLE.name())) {
            return List.of();
        }
        Map<Long, Delivery> found = new TreeMap<>();
        for (Row row : rows(store)) {
            found.computeIfAbsent(row.getLong(row.fieldIndex("sequence")), sequence -> start(row, sequence))
                    .versions()
                    .put(row.getString(row.fieldIndex("table_name")), row.getLong(row.fieldIndex("table_version")));
        }
        return List.copyOf(found.values());
    }

    /** The rows of {@code deliveries}: a table of a delivery each, the oldest delivery first. */
    static List<Row> rows(TableStore store) {
        List<Row> rows = new ArrayList<>(store.rows(DeliveriesTable.TABLE.name()));
        rows.sort(Comparator.comparingLong((Row row) -> row.getLong(row.fieldIndex("sequence")))
                .thenComparing(row -> row.getString(row.fieldIndex("table_name"))));
        return rows;
    }

    /** A row with other values in the columns named. */
    static Row changed(Row row, Map<String, ?> values) {
        Object[] all = new Object[row.length()];
        for (int i = 0; i < all.length; i++) {
            all[i] = row.get(i);
        }
        values.forEach((column, value) -> all[row.fieldIndex(column)] = value);
        return RowFactory.create(all);
    }

    /** Puts rows in the place of all rows of {@code deliveries}: from here on they are what the store holds. */
    static void replace(Installation installation, List<Row> rows) {
        installation.store().overwrite(DeliveriesTable.TABLE.name(), DeliveriesTable.TABLE.type(), rows);
    }

    private static Delivery start(Row row, long sequence) {
        return new Delivery(
                row.getString(row.fieldIndex("delivery")),
                sequence,
                row.getString(row.fieldIndex("fingerprint")),
                row.getString(row.fieldIndex("key_fingerprint")),
                date(row, "observed_from"),
                date(row, "observed_through"),
                new TreeMap<>());
    }

    private static Optional<LocalDate> date(Row row, String column) {
        Date date = row.getDate(row.fieldIndex(column));
        return Optional.ofNullable(date).map(Date::toLocalDate);
    }

    /** The versions of a table that deliveries have. */
    static List<Long> versions(List<Delivery> deliveries, String table) {
        return deliveries.stream()
                .filter(delivery -> delivery.versions().containsKey(table))
                .map(delivery -> delivery.versions().get(table))
                .toList();
    }

    /** The delivery of a name, or the latest. */
    static Delivery find(TableStore store, Optional<String> name) {
        List<Delivery> all = all(store);
        if (all.isEmpty()) {
            throw new Stop.UnreadableInput("Cannot go on: the store holds no delivery; run samkor ingest first.");
        }
        return name.map(wanted -> all.stream()
                        .filter(delivery -> delivery.name().equals(wanted))
                        .max(Comparator.comparingLong(Delivery::sequence))
                        .orElseThrow(() -> new Stop.UnreadableInput("Cannot find the delivery " + wanted
                                + ": the store holds "
                                + String.join(
                                        ", ", all.stream().map(Delivery::name).toList()) + ".")))
                .orElseGet(() -> all.get(all.size() - 1));
    }
}
