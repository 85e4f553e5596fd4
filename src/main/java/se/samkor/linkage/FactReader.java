package se.samkor.linkage;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import se.samkor.schema.PackedReader;

/** Reads what {@link FactWriter} wrote. */
final class FactReader {
    private final byte[] bytes;
    private final PackedReader in;
    private final Fact kind;
    private final long number;
    private final long[] numbers;
    private final @Nullable Object[] texts;

    FactReader(long person, byte[] bytes) {
        this.bytes = bytes;
        this.in = new PackedReader(bytes);
        int first = in.one();
        this.kind = Fact.of(first & ~FactWriter.OTHER_NUMBER);
        this.number = (first & FactWriter.OTHER_NUMBER) == 0 ? person : in.fixed();
        this.numbers = new long[kind.type().length()];
        this.texts = new @Nullable Object[kind.type().length()];
    }

    Fact kind() {
        return kind;
    }

    /** The number under which the register has the person. */
    long number() {
        return number;
    }

    boolean hasNext() {
        return in.hasNext();
    }

    /** The next fact. */
    InternalRow next() {
        @Nullable Object[] values = new @Nullable Object[numbers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(i, kind.type().fields()[i].dataType());
        }
        return new GenericInternalRow(values);
    }

    private @Nullable Object value(int column, DataType type) {
        long said = in.varying();
        if (said == 0) {
            return null;
        }
        if (type instanceof DoubleType) {
            return Double.longBitsToDouble(in.fixed());
        }
        if (type instanceof StringType || type instanceof ArrayType) {
            if (said > 1) {
                texts[column] = type instanceof StringType ? text((int) said - 2) : list();
            }
            return texts[column];
        }
        numbers[column] += PackedReader.signed(said - 1);
        return (int) numbers[column];
    }

    private UTF8String text(int length) {
        return UTF8String.fromBytes(bytes, in.pass(length), length);
    }

    private GenericArrayData list() {
        @Nullable Object[] list = new @Nullable Object[(int) in.varying()];
        for (int i = 0; i < list.length; i++) {
            long length = in.varying();
            list[i] = length == 0 ? null : text((int) length - 1);
        }
        return new GenericArrayData(list);
    }
}
