package se.samkor.linkage;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * The rows of some things, one after the other, each opened when the one before is through.
 *
 * @param <T> what has rows
 */
final class OneByOne<T> implements Iterator<InternalRow> {
    private final Iterator<T> things;
    private final Function<T, Iterator<InternalRow>> opening;
    private Iterator<InternalRow> rows = Collections.emptyIterator();

    OneByOne(Iterator<T> things, Function<T, Iterator<InternalRow>> opening) {
        this.things = things;
        this.opening = opening;
    }

    @Override
    public boolean hasNext() {
        while (!rows.hasNext() && things.hasNext()) {
            rows = opening.apply(things.next());
        }
        return rows.hasNext();
    }

    @Override
    public InternalRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return rows.next();
    }
}
