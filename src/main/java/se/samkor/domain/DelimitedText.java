package se.samkor.domain;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A text file of fields with a header row, read whole: delimited by semicolon, tab or comma; UTF-8, UTF-16 with a byte
 * order mark, or ISO-8859-1 when it is not valid UTF-8; packed with gzip or not; fields in quotation marks or not. Fields
 * are trimmed, empty rows passed over. The delimiter is the one that splits header and rows into equally many fields, as
 * many as possible; when none does, the one that splits the header most; between equals, semicolon before tab before
 * comma. A first line {@code sep=;}, as spreadsheets write, decides. Stops with {@link Stop.UnreadableInput} when the file cannot be read.
 */
public final class DelimitedText {
    private static final char[] DELIMITERS = {';', '\t', ','};
    private static final int LINES_LOOKED_AT = 20;
    private static final int EVEN = 1_000_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final char delimiter;
    private final List<String> header;
    private final List<String[]> rows;
    private final List<Integer> lines;

    private DelimitedText(Path file, char delimiter, List<String> header, List<String[]> rows, List<Integer> lines) {
        this.file = file;
        this.delimiter = delimiter;
        this.header = header;
        this.rows = rows;
        this.lines = lines;
    }

    /** Reads a file. */
    public static DelimitedText read(Path file) {
        try {
            return parse(file, decode(file, unpacked(Files.readAllBytes(file))));
        } catch (IOException unreadable) {
            throw new Stop.UnreadableInput("Cannot read " + file + ": there is no such file, or it cannot be opened.");
        }
    }

    private static byte[] unpacked(byte[] bytes) throws IOException {
        boolean packed = bytes.length > 1 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
        if (!packed) {
            return bytes;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    private static String decode(Path file, byte[] bytes) {
        boolean wide = bytes.length > 1 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xff + 0xfe;
        String text = wide ? new String(bytes, StandardCharsets.UTF_16) : narrow(bytes);
        if (text.indexOf('\0') >= 0) {
            throw new Stop.UnreadableInput("Cannot read " + file + ": expected text, found a binary file.");
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static String narrow(byte[] bytes) {
        Charset strict = StandardCharsets.UTF_8;
        try {
            return strict.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static DelimitedText parse(Path file, String whole) {
        Optional<Character> said = saidDelimiter(whole);
        int skipped = said.isPresent() ? 1 : 0;
        String text =
                said.isPresent() ? whole.substring(Math.max(whole.indexOf('\n'), whole.indexOf('\r')) + 1) : whole;
        char delimiter = said.orElseGet(() -> delimiter(text));
        FieldReader reader = new FieldReader(text, delimiter);
        List<String> header = List.of(reader.next()
                .orElseThrow(() -> new Stop.UnreadableInput("Cannot read " + file + ": the file is empty.")));
        List<String[]> rows = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        for (Optional<String[]> next = reader.next(); next.isPresent(); next = reader.next()) {
            int line = reader.line() + skipped;
            rows.add(asWide(next.get(), header.size(), file, line));
            lines.add(line);
        }
        if (reader.open()) {
            throw new Stop.UnreadableInput("Cannot read " + file + ": the quotation mark in line "
                    + (reader.line() + skipped) + " is never closed.");
        }
        return new DelimitedText(file, delimiter, header, rows, lines);
    }

    /** As many fields as the header has; missing ones at the end are empty, empty ones too many are left out. */
    private static String[] asWide(String[] fields, int width, Path file, int line) {
        for (int extra = width; extra < fields.length; extra++) {
            if (!fields[extra].isEmpty()) {
                throw new Stop.UnreadableInput("Cannot read " + file + ": line " + line + " has " + fields.length
                        + " fields, the header has " + width + ".");
            }
        }
        String[] full = new String[width];
        Arrays.setAll(full, field -> field < fields.length ? fields[field] : "");
        return full;
    }

    private static Optional<Character> saidDelimiter(String text) {
        boolean said = text.regionMatches(true, 0, "sep=", 0, 4)
                && text.length() > 5
                && (text.charAt(5) == '\n' || text.charAt(5) == '\r');
        return said ? Optional.of(text.charAt(4)) : Optional.empty();
    }

    private static char delimiter(String text) {
        char best = DELIMITERS[0];
        int most = -1;
        for (char candidate : DELIMITERS) {
            int splits = splits(text, candidate);
            if (splits > most) {
                most = splits;
                best = candidate;
            }
        }
        return best;
    }

    /** How well a delimiter splits the first lines: any that splits them evenly is better than all that do not. */
    private static int splits(String text, char delimiter) {
        FieldReader reader = new FieldReader(text, delimiter);
        int fields = reader.next().map(header -> header.length).orElse(1);
        boolean even = fields > 1;
        for (int line = 1; line < LINES_LOOKED_AT && even; line++) {
            even = reader.next().map(row -> row.length).orElse(fields) == fields;
        }
        return even ? EVEN + fields : fields;
    }

    /** The delimiter found. */
    public char delimiter() {
        return delimiter;
    }

    /** The names of the columns. */
    public List<String> header() {
        return header;
    }

    /** The rows, each with as many fields as the header; an empty field is the empty text. */
    public List<String[]> rows() {
        return rows;
    }

    /** The line of the file where a row (from 0) begins, from 1. */
    public int line(int row) {
        return lines.get(row);
    }

    /** The position of a column, or -1; case matters only when two names differ by nothing else. */
    public int find(String name) {
        int exact = header.indexOf(name);
        for (int i = 0; exact < 0 && i < header.size(); i++) {
            exact = header.get(i).equalsIgnoreCase(name) ? i : -1;
        }
        return exact;
    }

    /** The position of a column that must be there, once. */
    public int position(String name) {
        int position = find(name);
        if (position < 0) {
            throw new Stop.UnreadableInput("Cannot read " + file + ": column " + name + " is missing (found: "
                    + String.join(", ", header) + ").");
        }
        String found = header.get(position);
        if (header.lastIndexOf(found) != position) {
            throw new Stop.UnreadableInput("Cannot read " + file + ": there are several columns " + found + ".");
        }
        return position;
    }

    /** The fields of a column that must be there. */
    public String[] column(String name) {
        int position = position(name);
        return rows.stream().map(row -> row[position]).toArray(String[]::new);
    }

    /** The same file with some of its rows. */
    public DelimitedText keeping(int[] kept) {
        return new DelimitedText(
                file,
                delimiter,
                header,
                Arrays.stream(kept).mapToObj(rows::get).toList(),
                Arrays.stream(kept).mapToObj(lines::get).toList());
    }

    /** Where it was read from. */
    public Path file() {
        return file;
    }
}
