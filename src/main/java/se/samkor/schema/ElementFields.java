package se.samkor.schema;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * An array of structs in rows as Spark holds them ({@link InternalRows}): found by name once, then read by position. What is
 * read is another one after the next row is asked for; days are since 1970-01-01.
 */
public final class ElementFields implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int column;
    private final int width;
    private final int[] place;

    /**
     * Some fields, numbered in the order named.
     *
     * @param rows the columns, of which one holds the array
     */
    public ElementFields(StructType rows, String column, String... names) {
        this.column = rows.fieldIndex(column);
        StructType type = (StructType) ((ArrayType) rows.fields()[this.column].dataType()).elementType();
        this.width = type.length();
        this.place = Arrays.stream(names).mapToInt(type::fieldIndex).toArray();
    }

    /** The elements of a row; none where the array is missing. */
    public InternalRow[] of(InternalRow row) {
        if (row.isNullAt(column)) {
            return new InternalRow[0];
        }
        ArrayData array = row.getArray(column);
        InternalRow[] elements = new InternalRow[array.numElements()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = array.getStruct(i, width);
        }
        return elements;
    }

    /** Whether an element says nothing of a field. */
    public boolean isMissing(InternalRow element, int field) {
        return element.isNullAt(place[field]);
    }

    /** A whole number, or a day, that is not missing. */
    public int number(InternalRow element, int field) {
        return element.getInt(place[field]);
    }

    /** The same; another one where it is missing. */
    public int number(InternalRow element, int field, int missing) {
        return isMissing(element, field) ? missing : number(element, field);
    }

    /** A text, or null where it is missing. */
    public @Nullable UTF8String text(InternalRow element, int field) {
        return isMissing(element, field) ? null : element.getUTF8String(place[field]);
    }

    /** The words of a field that is an array; none where it is missing, and missing words as null. */
    public @Nullable UTF8String[] words(InternalRow element, int field) {
        if (isMissing(element, field)) {
            return new @Nullable UTF8String[0];
        }
        ArrayData array = element.getArray(place[field]);
        @Nullable UTF8String[] words = new @Nullable UTF8String[array.numElements()];
        for (int i = 0; i < words.length; i++) {
            words[i] = array.isNullAt(i) ? null : array.getUTF8String(i);
        }
        return words;
    }
}
