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

/** Reads what {@link FactWriter} wrote. */
final class FactReader {
    private final byte[] bytes;
    private final Fact kind;
    private final long number;
    private final long[] numbers;
    private final @Nullable Object[] texts;
    private int at;

    FactReader(long person, byte[] bytes) {
        this.bytes = bytes;
        int first = bytes[at++] & 0xff;
        this.kind = Fact.of(first & ~FactWriter.OTHER_NUMBER);
        this.number = (first & FactWriter.OTHER_NUMBER) == 0 ? person : fixed();
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
        return at < bytes.length;
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
        long said = varying();
        if (said == 0) {
            return null;
        }
        if (type instanceof DoubleType) {
            return Double.longBitsToDouble(fixed());
        }
        if (type instanceof StringType || type instanceof ArrayType) {
            if (said > 1) {
                int end = at + (int) (said - 2);
                texts[column] = type instanceof StringType ? text(end - at) : list();
                at = end;
            }
            return texts[column];
        }
        long difference = said - 1;
        numbers[column] += (difference >>> 1) ^ -(difference & 1);
        return (int) numbers[column];
    }

    private UTF8String text(int length) {
        UTF8String text = UTF8String.fromBytes(bytes, at, length);
        at += length;
        return text;
    }

    private GenericArrayData list() {
        @Nullable Object[] list = new @Nullable Object[(int) varying()];
        for (int i = 0; i < list.length; i++) {
            long length = varying();
            list[i] = length == 0 ? null : text((int) length - 1);
        }
        return new GenericArrayData(list);
    }

    private long fixed() {
        long all = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            all = (all << 8) | (bytes[at++] & 0xff);
        }
        return all;
    }

    private long varying() {
        long number = 0;
        int shift = 0;
        int next;
        do {
            next = bytes[at++];
            number |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return number;
    }
}
