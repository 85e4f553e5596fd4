package se.samkor.job;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import se.samkor.identity.ChangedNumbers;
import se.samkor.identity.ChangedNumbers.Change;
import se.samkor.linkage.PersonNumbers;
import se.samkor.run.Digest;
import se.samkor.schema.PopulationEventTable;
import se.samkor.schema.Seeing;
import se.samkor.store.TableStore;

/**
 * What a store knows of numbers when a delivery is worked on. Exchanged numbers are those known then: of the delivery and
 * the ones before it. Protection is what is known now, from any delivery, and covers every number that was ever tied to the
 * person's: who is protected today is so in a result of yesterday that is made again, too.
 */
final class KnownNumbers {
    private static final UTF8String CHANGED = UTF8String.fromString("NYTT_PERSONNUMMER");
    private static final UTF8String PROTECTED = UTF8String.fromString("SKYDDAD");
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
            for (Event event : events(installation.store(), each)) {
                if (event.marked()) {
                    marked.add(event.number());
                } else if (!event.isExchange()) {
                    withoutNewNumber += each.sequence() == delivery.sequence() ? 1 : 0;
                } else {
                    now.add(event.change());
                    if (each.sequence() <= delivery.sequence()) {
                        then.add(event.change());
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
            for (Event event : events(store, each)) {
                if (event.marked()) {
                    marked.add(event.number());
                    markedByOthers.addAll(other ? Set.of(event.number()) : Set.of());
                } else if (event.isExchange()) {
                    changes.add(event.change());
                    changesOfOthers.addAll(other ? Set.of(event.change()) : Set.of());
                }
            }
        }
        return !ChangedNumbers.tiedTo(marked, changes).equals(ChangedNumbers.tiedTo(markedByOthers, changesOfOthers));
    }

    /** Every number that any delivery ties to one of the given ones, and these themselves. */
    static Set<Long> tied(TableStore store, Set<Long> numbers) {
        Set<Change> changes = new HashSet<>();
        for (Delivery each : Delivery.all(store)) {
            events(store, each).stream().filter(Event::isExchange).forEach(event -> changes.add(event.change()));
        }
        Set<Long> tied = new TreeSet<>(numbers);
        tied.addAll(ChangedNumbers.tiedTo(numbers, changes));
        return tied;
    }

    /**
     * What a register of events says of a number.
     *
     * @param number that is protected, or exchanged
     * @param marked whether it is protected
     * @param newNumber the one that it was exchanged for, where that is said
     * @param day of the exchange
     */
    private record Event(long number, boolean marked, @Nullable Long newNumber, int day) implements Serializable {
        boolean isExchange() {
            return !marked && newNumber != null;
        }

        Change change() {
            return new Change(number, Objects.requireNonNull(newNumber), day);
        }
    }

    private static List<Event> events(TableStore store, Delivery delivery) {
        String table = PopulationEventTable.SCHEMA.name();
        Long version = delivery.versions().get(table);
        return version == null
                ? List.of()
                : store.table(table, version)
                        .gather(EVENT_COLUMNS, new Events())
                        .events();
    }

    private record Found(List<Event> events) implements Serializable {}

    /** Picks the events that are about numbers: few of a register. */
    private static final class Events implements Seeing<Found> {
        private static final long serialVersionUID = 1L;

        @Override
        public Found nothing() {
            return new Found(new ArrayList<>());
        }

        @Override
        public void see(Found sum, InternalRow row) {
            UTF8String event = row.getUTF8String(1);
            if (event.equals(PROTECTED) || event.equals(CHANGED)) {
                sum.events.add(new Event(
                        row.getLong(0),
                        event.equals(PROTECTED),
                        row.isNullAt(3) ? null : (Long) row.getLong(3),
                        row.getInt(2)));
            }
        }

        @Override
        public Found together(Found one, Found other) {
            one.events.addAll(other.events);
            return one;
        }
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
