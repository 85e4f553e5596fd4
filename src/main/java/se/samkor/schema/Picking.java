package se.samkor.schema;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table that are made of some of the rows of another, and what is added up of all of these. Rows come in no order, and sums
 * are put together in none.
 *
 * @param <T> the sum
 */
public interface Picking<T extends Serializable> extends Serializable {
    /** The columns of what is made. */
    StructType type();

    /** The sum of no rows. */
    T nothing();

    /** Adds a row; what is made of it, or null where nothing is. What is kept of it must be copied. */
    @Nullable
    InternalRow pick(T sum, InternalRow row);

    /** Both sums as one; either may be used up. */
    T together(T one, T other);
}
