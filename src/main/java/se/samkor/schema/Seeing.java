package se.samkor.schema;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * How something is added up of rows that pass by ({@link Passing}). Rows come in no order, and sums are put together in none.
 *
 * @param <T> the sum
 */
public interface Seeing<T extends Serializable> extends Serializable {
    /** The sum of no rows. */
    T nothing();

    /** Adds a row; what is kept of it must be copied. */
    void see(T sum, InternalRow row);

    /** What is to be done, where the rows are, when the last row of a part has passed. */
    default void end(T sum) {
        // for most sums there is nothing
    }

    /** Both sums as one; either may be used up. */
    T together(T one, T other);
}
