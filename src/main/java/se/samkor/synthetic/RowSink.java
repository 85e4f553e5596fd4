package se.samkor.synthetic;

/** Takes the rows of a delivery as they are made up. */
@FunctionalInterface
public interface RowSink {
    /** Takes one row, its cells joined by the delimiter of a delivery. */
    void add(Register register, String line);

    /** Joins the cells to one row; a {@code null}-free list, empty text = missing. */
    default void add(Register register, Object first, Object... rest) {
        StringBuilder line = new StringBuilder().append(first);
        for (Object cell : rest) {
            line.append(';').append(cell);
        }
        add(register, line.toString());
    }
}
