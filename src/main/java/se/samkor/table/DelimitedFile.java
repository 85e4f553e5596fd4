package se.samkor.table;

import java.nio.file.Path;
import java.util.List;
import se.samkor.domain.DelimitedText;
import se.samkor.domain.Stop;
import se.samkor.domain.WrittenNumber;

/** A text table with a header row, as {@link DelimitedText} reads it, and its numbers. */
public final class DelimitedFile {
    private final DelimitedText text;

    private DelimitedFile(DelimitedText text) {
        this.text = text;
    }

    /** Reads a file whole. */
    public static DelimitedFile read(Path path) {
        return new DelimitedFile(DelimitedText.read(path));
    }

    /** The names of the columns. */
    public List<String> header() {
        return text.header();
    }

    /** As many fields a row as the header has; an empty field is the empty text. */
    public List<String[]> rows() {
        return text.rows();
    }

    /** Position of a column, or -1; case matters only when two names differ by nothing else. */
    public int find(String column) {
        return text.find(column);
    }

    /** Position of a column that must be there. */
    public int column(String column) {
        return text.position(column);
    }

    /** A number in a row (from 0); anything else is an error that names the place, not the contents. */
    public double number(int row, int column) {
        return WrittenNumber.of(rows().get(row)[column], text.delimiter() == ',')
                .orElseThrow(() -> new Stop.UnreadableInput("Cannot read " + text.file() + ": row " + (row + 1)
                        + ", column " + header().get(column) + " does not hold a number."));
    }
}
