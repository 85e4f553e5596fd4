package se.samkor.schema;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.AccumulatorV2;
import org.jspecify.annotations.Nullable;

/**
 * The sum of all parts of some rows. A part is added when its last row has passed: Spark counts what a task adds once, when the task has
 * succeeded, and looks at it from other threads while the task runs.
 */
final class PassingSum<T extends Serializable> extends AccumulatorV2<PassingSum.Part<T>, PassingSum.Part<T>> {
    private static final long serialVersionUID = 1L;

    private final Seeing<T> seeing;
    private @Nullable Part<T> all;

    PassingSum(Seeing<T> seeing) {
        this.seeing = seeing;
    }

    /** How many rows passed, and their sum. */
    record Part<T extends Serializable>(long rows, T sum) implements Serializable {}

    /** The rows of a part as they pass. */
    static final class Rows<T extends Serializable> implements java.util.Iterator<InternalRow> {
        private final java.util.Iterator<InternalRow> rows;
        private final PassingSum<T> into;
        private final T sum;
        private long passed;
        private boolean ended;

        Rows(java.util.Iterator<InternalRow> rows, PassingSum<T> into) {
            this.rows = rows;
            this.into = into;
            this.sum = into.seeing.nothing();
        }

        @Override
        public boolean hasNext() {
            boolean more = rows.hasNext();
            if (!more && !ended) {
                ended = true;
                into.seeing.end(sum);
                into.add(new Part<>(passed, sum));
            }
            return more;
        }

        @Override
        public InternalRow next() {
            InternalRow row = rows.next();
            into.seeing.see(sum, row);
            passed++;
            return row;
        }
    }

    @Override
    public boolean isZero() {
        return all == null;
    }

    @Override
    public AccumulatorV2<Part<T>, Part<T>> copy() {
        PassingSum<T> same = new PassingSum<>(seeing);
        same.all = all;
        return same;
    }

    @Override
    public void reset() {
        all = null;
    }

    @Override
    public void add(Part<T> part) {
        all = all == null ? part : new Part<>(all.rows + part.rows, seeing.together(all.sum, part.sum));
    }

    @Override
    public void merge(AccumulatorV2<Part<T>, Part<T>> other) {
        if (!other.isZero()) {
            add(other.value());
        }
    }

    @Override
    public Part<T> value() {
        return all == null ? new Part<>(0, seeing.nothing()) : all;
    }
}
