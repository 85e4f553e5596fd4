package se.samkor.schema;

import java.io.Serializable;
import java.util.Iterator;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Rows on their way to somebody, and what is found of them meanwhile: so that rows which are made to be written, or read to be copied,
 * are not read once more to be counted.
 *
 * @param <R> what is found
 * @param rows for somebody who takes all of them once, by one action
 * @param passed how many rows were taken by now
 * @param found of the rows that were taken by now
 */
public record Passing<R>(InternalRows rows, LongSupplier passed, Supplier<R> found) {
    /** Rows that are added up on their way. */
    public static <T extends Serializable> Passing<T> of(InternalRows rows, Seeing<T> seeing) {
        PassingSum<T> sum = new PassingSum<>(seeing);
        rows.rows().context().register(sum);
        return new Passing<>(
                new InternalRows(
                        rows.type(), Parts.made(rows.rows(), (number, part) -> new PassingSum.Rows<>(part, sum))),
                () -> sum.value().rows(),
                () -> sum.value().sum());
    }

    /** The same, and what is made of what is found. */
    public <S> Passing<S> map(Function<R, S> made) {
        return new Passing<>(rows, passed, () -> made.apply(found.get()));
    }

    /**
     * What is found when all rows were taken.
     *
     * @throws IllegalStateException when not as many passed as were taken: some were done twice, or not by an action
     */
    public R found(long taken) {
        if (passed.getAsLong() != taken) {
            throw new IllegalStateException(taken + " rows were taken, and " + passed.getAsLong() + " passed");
        }
        return found.get();
    }

    /** What is found of rows that nobody else takes. */
    public R alone() {
        take();
        return found.get();
    }

    /** Takes all rows, for their own sake. */
    public void take() {
        Parts.taken(rows.rows(), Passing::take);
    }

    private static boolean take(int number, Iterator<InternalRow> part) {
        while (part.hasNext()) {
            part.next();
        }
        return true;
    }
}
