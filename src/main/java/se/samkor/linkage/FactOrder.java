package se.samkor.linkage;

import java.io.Serializable;
import java.util.Comparator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** The order that Spark's sort_array gives to structs: column by column, what is missing first, text by its bytes. */
final class FactOrder implements Comparator<InternalRow>, Serializable {
    private static final long serialVersionUID = 1L;

    private final DataType[] types;

    /** @param columns how many of the columns count, from the first */
    FactOrder(StructType type, int columns) {
        this.types = new DataType[columns];
        for (int i = 0; i < columns; i++) {
            types[i] = type.fields()[i].dataType();
        }
    }

    @Override
    public int compare(InternalRow one, InternalRow other) {
        for (int i = 0; i < types.length; i++) {
            int order = compare(types[i], one.get(i, types[i]), other.get(i, types[i]));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compare(DataType type, @Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        }
        if (type instanceof StringType) {
            return ((UTF8String) one).compareTo((UTF8String) other);
        }
        if (type instanceof DoubleType) {
            return Double.compare((Double) one + 0.0, (Double) other + 0.0);
        }
        if (type instanceof ArrayType array) {
            return compare(array.elementType(), (ArrayData) one, (ArrayData) other);
        }
        return Integer.compare((Integer) one, (Integer) other);
    }

    private static int compare(DataType type, ArrayData one, ArrayData other) {
        int both = Math.min(one.numElements(), other.numElements());
        for (int i = 0; i < both; i++) {
            int order = compare(type, element(one, i, type), element(other, i, type));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.numElements(), other.numElements());
    }

    private static @Nullable Object element(ArrayData array, int i, DataType type) {
        return array.isNullAt(i) ? null : array.get(i, type);
    }
}
