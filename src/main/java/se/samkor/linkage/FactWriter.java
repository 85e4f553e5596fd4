package se.samkor.linkage;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Facts of one kind and one person, one after the other, in few bytes: that is all that is exchanged for a person. Whole numbers
 * and days are written as the difference from the fact before, texts not at all when they are those of the fact before.
 */
final class FactWriter {
    /** Set in the byte of the kind where the register has the person under another number. */
    static final int OTHER_NUMBER = 0x80;

    private final Fact kind;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final long[] numbers;
    private final byte[] @Nullable [] texts;

    FactWriter(Fact kind) {
        this.kind = kind;
        this.numbers = new long[kind.type().length()];
        this.texts = new byte[kind.type().length()][];
    }

    /** Begins the facts of a person under a number. */
    void begin(long person, long number) {
        bytes.reset();
        Arrays.fill(numbers, 0);
        Arrays.fill(texts, null);
        try {
            out.writeByte(kind.code() | (number == person ? 0 : OTHER_NUMBER));
            if (number != person) {
                out.writeLong(number);
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    /** Adds a fact. */
    void add(@Nullable Object[] values) {
        try {
            for (int i = 0; i < numbers.length; i++) {
                write(i, values[i]);
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    private void write(int column, @Nullable Object value) throws IOException {
        if (value == null) {
            writeNumber(0);
        } else if (value instanceof Integer number) {
            // zero stands for what is missing
            writeNumber(1 + zigzag(number - numbers[column]));
            numbers[column] = number;
        } else if (value instanceof Double number) {
            writeNumber(1);
            out.writeDouble(number);
        } else {
            writeText(column, value instanceof ArrayData array ? listed(array) : ((UTF8String) value).getBytes());
        }
    }

    private void writeText(int column, byte[] text) throws IOException {
        if (Arrays.equals(text, texts[column])) {
            writeNumber(1);
        } else {
            writeNumber(2 + text.length);
            out.write(text);
            texts[column] = text;
        }
    }

    private static byte[] listed(ArrayData array) throws IOException {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(list);
        writeNumber(out, array.numElements());
        for (int i = 0; i < array.numElements(); i++) {
            if (array.isNullAt(i)) {
                writeNumber(out, 0);
            } else {
                byte[] text = array.getUTF8String(i).getBytes();
                writeNumber(out, 1 + text.length);
                out.write(text);
            }
        }
        return list.toByteArray();
    }

    private static long zigzag(long number) {
        return (number << 1) ^ (number >> 63);
    }

    private void writeNumber(long number) throws IOException {
        writeNumber(out, number);
    }

    /** Seven bits a byte, the lowest first. */
    private static void writeNumber(DataOutputStream out, long number) throws IOException {
        long rest = number;
        while (rest > 0x7f) {
            out.writeByte((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    /** What was written since the person began. */
    byte[] bytes() {
        return bytes.toByteArray();
    }
}
