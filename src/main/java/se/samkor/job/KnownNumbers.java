package se.samkor.job;

import static org.apache.spark.sql.functions.col;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import se.samkor.identity.ChangedNumbers;
import se.samkor.identity.ChangedNumbers.Change;
import se.samkor.linkage.PersonNumbers;
import se.samkor.run.Digest;
import se.samkor.schema.PopulationEventTable;
import se.samkor.schema.RegisterSchema;
import se.samkor.store.TableStore;

/**
 * What a store knows of numbers when a delivery is worked on. Exchanged numbers are those known then: of the delivery and
 * the ones before it. Protection is what is known now, from any delivery, and covers every number that was ever tied to the
 * person's: who is protected today is so in a result of yesterday that is made again, too.
 */
final class KnownNumbers {
    private static final String CHANGED = "NYTT_PERSONNUMMER";
    private static final String PROTECTED = "SKYDDAD";
    private static final List<String> EVENT_COLUMNS = List.of(
            PopulationEventTable.PERSON,
            PopulationEventTable.EVENT,
            PopulationEventTable.DATE,
            PopulationEventTable.NEW_PERSON);

    private final ChangedNumbers changed;
    private final Set<Long> protectedNumbers;
    private final long withoutNewNumber;

    private KnownNumbers(ChangedNumbers changed, Set<Long> protectedNumbers, long withoutNewNumber) {
        this.changed = changed;
        this.protectedNumbers = protectedNumbers;
        this.withoutNewNumber = withoutNewNumber;
    }

    /** Reads the population events of all deliveries of the store. */
    static KnownNumbers of(Installation installation, Delivery delivery) {
        Set<Change> then = new HashSet<>();
        Set<Change> now = new HashSet<>();
        Set<Long> marked = new TreeSet<>();
        long withoutNewNumber = 0;
        for (Delivery each : Delivery.all(installation.store())) {
            for (Row event : events(installation.store(), each)) {
                if (event.getString(1).equals(PROTECTED)) {
                    marked.add(event.getLong(0));
                } else if (event.isNullAt(3)) {
                    withoutNewNumber += each.sequence() == delivery.sequence() ? 1 : 0;
                } else {
                    Change change = new Change(event.getLong(0), event.getLong(3), day(event));
                    now.add(change);
                    if (each.sequence() <= delivery.sequence()) {
                        then.add(change);
                    }
                }
            }
        }
        return new KnownNumbers(ChangedNumbers.of(then), ChangedNumbers.tiedTo(marked, now), withoutNewNumber);
    }

    /** Whether a delivery makes any number of the store protected that was not so by the others. */
    static boolean protectsMore(TableStore store, Delivery delivery) {
        if (events(store, delivery).isEmpty()) {
            return false;
        }
        Set<Long> marked = new HashSet<>();
        Set<Long> markedByOthers = new HashSet<>();
        Set<Change> changes = new HashSet<>();
        Set<Change> changesOfOthers = new HashSet<>();
        for (Delivery each : Delivery.all(store)) {
            boolean other = each.sequence() != delivery.sequence();
            for (Row event : events(store, each)) {
                if (event.getString(1).equals(PROTECTED)) {
                    marked.add(event.getLong(0));
                    markedByOthers.addAll(other ? Set.of(event.getLong(0)) : Set.of());
                } else if (!event.isNullAt(3)) {
                    Change change = new Change(event.getLong(0), event.getLong(3), day(event));
                    changes.add(change);
                    changesOfOthers.addAll(other ? Set.of(change) : Set.of());
                }
            }
        }
        return !ChangedNumbers.tiedTo(marked, changes).equals(ChangedNumbers.tiedTo(markedByOthers, changesOfOthers));
    }

    /** Every number that any delivery ties to one of the given ones, and these themselves. */
    static Set<Long> tied(TableStore store, Set<Long> numbers) {
        Set<Change> changes = new HashSet<>();
        for (Delivery each : Delivery.all(store)) {
            for (Row event : events(store, each)) {
                if (event.getString(1).equals(CHANGED) && !event.isNullAt(3)) {
                    changes.add(new Change(event.getLong(0), event.getLong(3), day(event)));
                }
            }
        }
        Set<Long> tied = new TreeSet<>(numbers);
        tied.addAll(ChangedNumbers.tiedTo(numbers, changes));
        return tied;
    }

    private static int day(Row event) {
        LocalDate day = event.getDate(2).toLocalDate();
        return (int) day.toEpochDay();
    }

    private static Collection<Row> events(TableStore store, Delivery delivery) {
        RegisterSchema schema = PopulationEventTable.SCHEMA;
        Long version = delivery.versions().get(schema.name());
        if (version == null) {
            return List.of();
        }
        if (store.isSmall(schema.name(), version)) {
            return store.rows(schema.name(), version).stream()
                    .filter(row -> List.of(CHANGED, PROTECTED)
                            .contains(row.getString(row.fieldIndex(PopulationEventTable.EVENT))))
                    .map(row -> RowFactory.create(EVENT_COLUMNS.stream()
                            .map(column -> row.get(row.fieldIndex(column)))
                            .toArray()))
                    .toList();
        }
        return store.read(schema.name(), version)
                .filter(col(PopulationEventTable.EVENT).isin(CHANGED, PROTECTED))
                .select(EVENT_COLUMNS.stream().map(functions::col).toArray(Column[]::new))
                .collectAsList();
    }

    /** For the linkage. */
    PersonNumbers numbers(Installation installation) {
        return PersonNumbers.of(installation.spark(), changed.newest(), protectedNumbers);
    }

    /** Equal for equal knowledge: what is made with other knowledge is another result. */
    String digest() {
        List<Long> all = new ArrayList<>(protectedNumbers.stream().sorted().toList());
        all.add(0L);
        new TreeMap<>(changed.newest()).forEach((from, to) -> {
            all.add(from);
            all.add(to);
        });
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * all.size());
        all.forEach(bytes::putLong);
        return Digest.of(bytes.array());
    }

    /** Numbers that are followed to a newer one. */
    Map<Long, Long> newest() {
        return changed.newest();
    }

    /** Every number of a protected person that is known. */
    Set<Long> protectedNumbers() {
        return Set.copyOf(protectedNumbers);
    }

    /** What is counted of them, in order: see {@link se.samkor.schema.LinkageTable#IDENTITY}. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        counts.put("numbers_followed", (long) changed.newest().size());
        counts.put(
                "persons_with_several_numbers",
                changed.newest().values().stream().distinct().count());
        counts.put("loops", (long) changed.loops());
        counts.put("numbers_in_loops", (long) changed.refused());
        counts.put("contradictory_changes", (long) changed.contradictions());
        counts.put("changes_without_new_number", withoutNewNumber);
        counts.put("protected_numbers", (long) protectedNumbers.size());
        return counts;
    }
}
