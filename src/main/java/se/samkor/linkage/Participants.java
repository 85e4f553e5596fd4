package se.samkor.linkage;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.InternalRow;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.Seeing;
import se.samkor.schema.StoredTable;

/**
 * Who takes part. It is in the driver, as one whole number a person: participants are few beside a population, and every register is
 * searched for them.
 *
 * @param persons their pseudonyms
 * @param participations how many participations have a person
 */
public record Participants(NavigableSet<Long> persons, long participations) {
    public Participants {
        persons = Collections.unmodifiableNavigableSet(persons);
    }

    /** The persons of participations. */
    public static Participants of(StoredTable participations) {
        Found found = participations.gather(List.of(ParticipationTable.PERSON), new Seen());
        NavigableSet<Long> persons = new TreeSet<>();
        Arrays.stream(found.numbers, 0, found.size).forEach(persons::add);
        return new Participants(persons, found.size);
    }

    private static final class Found implements Serializable {
        private static final long serialVersionUID = 1L;

        /** A number for every participation: no more than are read, and far less to send than a set of objects. */
        private long[] numbers = new long[16];

        private int size;

        void add(long[] more, int count) {
            if (numbers.length < size + count) {
                numbers = Arrays.copyOf(numbers, Math.max(2 * size, size + count));
            }
            System.arraycopy(more, 0, numbers, size, count);
            size += count;
        }
    }

    private static final class Seen implements Seeing<Found> {
        private static final long serialVersionUID = 1L;

        @Override
        public Found nothing() {
            return new Found();
        }

        @Override
        public void see(Found sum, InternalRow row) {
            if (!row.isNullAt(0)) {
                sum.add(new long[] {row.getLong(0)}, 1);
            }
        }

        @Override
        public Found together(Found one, Found other) {
            one.add(other.numbers, other.size);
            return one;
        }
    }
}
