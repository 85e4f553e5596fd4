package se.samkor.matching;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;

/** The persons of facts that stand in the order of persons. */
final class PersonIterator implements Iterator<RiskSet.Known> {
    private static final int ROOM = 64;

    private final Iterator<InternalRow> rows;
    private long[] facts = new long[ROOM];
    private long next;
    private long first;
    private boolean more;

    PersonIterator(Iterator<InternalRow> rows) {
        this.rows = rows;
        read();
    }

    private void read() {
        more = rows.hasNext();
        if (more) {
            // the row is reused by whoever gives it
            InternalRow row = rows.next();
            next = row.getLong(0);
            first = row.getLong(1);
        }
    }

    @Override
    public boolean hasNext() {
        return more;
    }

    @Override
    public RiskSet.Known next() {
        if (!more) {
            throw new NoSuchElementException("no person is left");
        }
        long person = next;
        int size = 0;
        while (more && next == person) {
            if (size == facts.length) {
                facts = Arrays.copyOf(facts, 2 * size);
            }
            facts[size++] = first;
            read();
        }
        Arrays.sort(facts, 0, size);
        return new RiskSet.Known(person, PersonTimeline.unpacked(facts, size));
    }
}
