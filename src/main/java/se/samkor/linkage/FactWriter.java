package se.samkor.linkage;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import se.samkor.schema.PackedBytes;

/**
 * Facts of one kind and one person, one after the other, in few bytes: that is all that is exchanged for a person. Whole numbers
 * and days are written as the difference from the fact before, texts not at all when they are those of the fact before.
 */
final class FactWriter {
    /** Set in the byte of the kind where the register has the person under another number. */
    static final int OTHER_NUMBER = 0x80;

    private final Fact kind;
    private final PackedBytes out = new PackedBytes();
    private final long[] numbers;
    private final byte[] @Nullable [] texts;
    private final @Nullable Object[] same;

    FactWriter(Fact kind) {
        this.kind = kind;
        this.numbers = new long[kind.type().length()];
        this.texts = new byte[kind.type().length()][];
        this.same = new @Nullable Object[kind.type().length()];
    }

    /** Begins the facts of a person under a number. */
    void begin(long person, long number) {
        out.clear();
        Arrays.fill(numbers, 0);
        Arrays.fill(texts, null);
        Arrays.fill(same, null);
        out.add(kind.code() | (number == person ? 0 : OTHER_NUMBER));
        if (number != person) {
            out.addFixed(number);
        }
    }

    /** Adds a fact. */
    void add(@Nullable Object[] values) {
        for (int i = 0; i < numbers.length; i++) {
            write(i, values[i]);
        }
    }

    private void write(int column, @Nullable Object value) {
        if (value == null) {
            out.addVarying(0);
        } else if (value instanceof Integer number) {
            // zero stands for what is missing
            out.addVarying(1 + PackedBytes.unsigned(number - numbers[column]));
            numbers[column] = number;
        } else if (value instanceof Double number) {
            out.addVarying(1);
            out.addFixed(Double.doubleToLongBits(number));
        } else if (value == same[column]) {
            // a value of a dictionary, again
            out.addVarying(1);
        } else {
            writeText(column, value instanceof ArrayData array ? listed(array) : ((UTF8String) value).getBytes());
            same[column] = value;
        }
    }

    private void writeText(int column, byte[] text) {
        if (Arrays.equals(text, texts[column])) {
            out.addVarying(1);
        } else {
            out.addVarying(2 + text.length);
            out.add(text);
            texts[column] = text;
        }
    }

    private static byte[] listed(ArrayData array) {
        PackedBytes list = new PackedBytes();
        list.addVarying(array.numElements());
        for (int i = 0; i < array.numElements(); i++) {
            if (array.isNullAt(i)) {
                list.addVarying(0);
            } else {
                byte[] text = array.getUTF8String(i).getBytes();
                list.addVarying(1 + text.length);
                list.add(text);
            }
        }
        return list.copy();
    }

    /** What was written since the person began. */
    byte[] bytes() {
        return out.copy();
    }
}
