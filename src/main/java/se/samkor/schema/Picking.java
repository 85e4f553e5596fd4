package se.samkor.schema;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Rows of one table that are made of some of the rows of another. */
public interface Picking extends Serializable {
    /** The columns of what is made. */
    StructType type();

    /** What is made of a row; null where nothing is. */
    @Nullable
    InternalRow pick(InternalRow row);
}
