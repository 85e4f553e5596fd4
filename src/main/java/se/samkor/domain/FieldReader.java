package se.samkor.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Takes a delimited text apart row by row. A field that begins with a quotation mark ends with one, may hold delimiters and
 * line ends, and holds a quotation mark as two. Anywhere else a quotation mark is a character like others.
 */
final class FieldReader {
    private final String text;
    private final char delimiter;
    private final StringBuilder field = new StringBuilder();
    private int at;
    private int lineAt = 1;
    private int line = 1;
    private boolean open;

    FieldReader(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    /** The trimmed fields of the next row that is not empty. */
    Optional<String[]> next() {
        while (at < text.length()) {
            String[] fields = row();
            if (Arrays.stream(fields).anyMatch(value -> !value.isEmpty())) {
                return Optional.of(fields);
            }
        }
        return Optional.empty();
    }

    /** The line on which the last row, or the quotation that never ends, begins. */
    int line() {
        return line;
    }

    /** Whether the text ended within a quotation. */
    boolean open() {
        return open;
    }

    private String[] row() {
        List<String> fields = new ArrayList<>();
        line = lineAt;
        do {
            fields.add(field());
        } while (take(delimiter));
        endLine();
        return fields.toArray(String[]::new);
    }

    private boolean take(char wanted) {
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void endLine() {
        boolean carriage = take('\r');
        if (take('\n') || carriage) {
            lineAt++;
        }
    }

    private String field() {
        field.setLength(0);
        int start = at;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (take('"')) {
            quoted();
        } else {
            at = start;
        }
        while (at < text.length() && !ends(text.charAt(at))) {
            field.append(text.charAt(at++));
        }
        return field.toString().strip();
    }

    private boolean ends(char c) {
        return c == delimiter || c == '\n' || c == '\r';
    }

    private void quoted() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"' && !take('"')) {
                return;
            }
            lineAt += c == '\n' ? 1 : 0;
            field.append(c);
        }
        open = true;
    }
}
