package se.samkor.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import se.samkor.run.Settings.Retention;
import se.samkor.schema.PopulationEventTable;
import se.samkor.store.DeltaStore;

/**
 * Removes from disk the table versions that the retention in the settings no longer keeps. Kept are the latest version of
 * every table, the registers of the latest deliveries, whatever a run of the last so many days read or wrote, and the
 * population events of all deliveries: who is protected stays so. Killed on the way, it removes the rest when run again.
 */
final class RetainStep {
    private final Installation installation;
    private final DeltaStore store;
    private final Retention retention;

    RetainStep(Installation installation) {
        this.installation = installation;
        this.store = installation.store();
        this.retention = installation.settings().retention();
    }

    /** What was removed of a table. */
    record Line(String table, int versionsKept, DeltaStore.Removed removed) {}

    List<Line> run(Instant now) {
        Map<String, Set<Long>> kept = kept(now);
        List<Line> lines = new ArrayList<>();
        for (String table : store.tables()) {
            Set<Long> versions = kept.computeIfAbsent(table, none -> new TreeSet<>());
            versions.add(store.version(table));
            versions.removeIf(version -> !store.holds(table, version));
            lines.add(new Line(table, versions.size(), store.purge(table, versions)));
        }
        store.removeStaging();
        long files = lines.stream().mapToLong(line -> line.removed().files()).sum();
        if (files > 0) {
            String policy = "deliveries=" + retention.deliveries() + " days=" + retention.days() + " at=" + now;
            Ledger.Plan plan = new Ledger.Plan("retain", "", null, Map.of(), policy);
            installation.ledger().record(plan, now, new Ledger.Done(Map.of(), files, 0));
        }
        return lines;
    }

    private Map<String, Set<Long>> kept(Instant now) {
        Map<String, Set<Long>> kept = new HashMap<>();
        List<Delivery> deliveries = new ArrayList<>(Delivery.all(store));
        String events = PopulationEventTable.SCHEMA.name();
        kept.put(events, new TreeSet<>(Delivery.versions(deliveries, events)));
        deliveries.sort(Comparator.comparingLong(Delivery::sequence).reversed());
        deliveries.stream().limit(retention.deliveries()).forEach(delivery -> keep(kept, delivery.versions()));
        Instant oldest = now.minus(Duration.ofDays(retention.days()));
        for (Row step : installation.ledger().rows()) {
            if (Instant.parse(step.<String>getAs("started")).isAfter(oldest)) {
                keep(kept, Ledger.tables(step.getAs("tables_read")));
                keep(kept, Ledger.tables(step.getAs("tables_written")));
            }
        }
        return kept;
    }

    private static void keep(Map<String, Set<Long>> kept, Map<String, Long> versions) {
        versions.forEach((table, version) ->
                kept.computeIfAbsent(table, none -> new TreeSet<>()).add(version));
    }
}
