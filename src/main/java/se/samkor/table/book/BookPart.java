package se.samkor.table.book;

import java.util.List;

/** A table of the book as it is written: counted from facts by its page, or taken from a measure. */
public interface BookPart {
    /** The name in the store and of the file. */
    String id();

    /** Where the reports have it; may be empty. */
    String report();

    Words title();

    /** What a reader must know of it; may be empty. */
    Words note();

    /** The names of its dimensions. */
    List<String> columns();

    /** The codes of each dimension in the order of the table. */
    List<List<String>> codes();

    /** What a code of a dimension (by place) is called. */
    Words label(int dimension, String code);

    /** The figures, in order. */
    List<BookRow> rows();

    /** How a statistic is printed. */
    Print print(String statistic);

    /** Whether a statistic stands in the book as it is printed; the others are in the tidy files alone. */
    default boolean isPrinted(String statistic) {
        return true;
    }
}
