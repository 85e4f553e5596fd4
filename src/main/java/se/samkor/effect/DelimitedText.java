package se.samkor.effect;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import se.samkor.domain.Stop;

/**
 * A delimited text file with a header row: delimiter {@code ;}, {@code ,} or tab, whichever the header has most of;
 * UTF-8, or ISO-8859-1 when it is not valid UTF-8; packed with gzip or not.
 */
final class DelimitedText {
    private static final int MAX_COLUMNS = 20_000;
    private static final int MAX_FIELD = 100_000;

    private final Path file;
    private final List<String> header;
    private final List<String[]> rows;

    private DelimitedText(Path file, List<String> header, List<String[]> rows) {
        this.file = file;
        this.header = header;
        this.rows = rows;
    }

    static DelimitedText read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Stop.UnreadableInput("Cannot read the panel: there is no file " + file + ".");
        }
        try {
            return parse(file, decode(unpacked(Files.readAllBytes(file))));
        } catch (IOException | TextParsingException failure) {
            throw new Stop.UnreadableInput(
                    "Cannot read the panel " + file + ": not a readable text file with columns.");
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

    private static String decode(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static DelimitedText parse(Path file, String text) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setDelimiter(delimiter(text));
        // a label may begin with #
        settings.setCommentProcessingEnabled(false);
        settings.setLineSeparatorDetectionEnabled(true);
        settings.setMaxColumns(MAX_COLUMNS);
        settings.setMaxCharsPerColumn(MAX_FIELD);
        settings.setNullValue("");
        settings.setEmptyValue("");
        List<String[]> all = new CsvParser(settings).parseAll(new StringReader(text));
        if (all.size() < 2) {
            throw new Stop.UnreadableInput("Cannot read the panel " + file + ": it has no rows below a header.");
        }
        return new DelimitedText(file, List.of(all.get(0)), all.subList(1, all.size()));
    }

    private static char delimiter(String text) {
        String first = text.lines().findFirst().orElse("");
        char best = ';';
        for (char candidate : new char[] {',', '\t'}) {
            if (count(first, candidate) > count(first, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    int rows() {
        return rows.size();
    }

    /** Whether there is a column of that name, without regard to case. */
    boolean has(String name) {
        return header.stream().anyMatch(column -> column.strip().equalsIgnoreCase(name));
    }

    /** Only the rows that have these values, compared without regard to case, in these columns. */
    DelimitedText where(Map<String, String> wanted) {
        List<String[]> kept = rows;
        for (Map.Entry<String, String> condition : wanted.entrySet()) {
            String[] column = new DelimitedText(file, header, kept).column(condition.getKey());
            List<String[]> before = kept;
            kept = IntStream.range(0, column.length)
                    .filter(row -> column[row].equalsIgnoreCase(condition.getValue()))
                    .mapToObj(before::get)
                    .toList();
        }
        if (kept.isEmpty()) {
            throw new Stop.UnreadableInput("Cannot use the panel " + file + ": no row has "
                    + wanted.entrySet().stream()
                            .map(condition -> condition.getKey() + "=" + condition.getValue())
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        return new DelimitedText(file, header, kept);
    }

    /** The text of a column, trimmed, empty where missing; names are matched without regard to case unless ambiguous. */
    String[] column(String name) {
        int at = position(name);
        String[] column = new String[rows.size()];
        for (int row = 0; row < column.length; row++) {
            String[] fields = rows.get(row);
            column[row] = at < fields.length ? fields[at].strip() : "";
        }
        return column;
    }

    private int position(String name) {
        if (header.contains(name)) {
            return header.indexOf(name);
        }
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).strip().equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw new Stop.UnreadableInput("Cannot read the panel " + file + ": column " + name + " is missing (found: "
                + String.join(", ", header) + ").");
    }

    /** The number of a row as an editor shows it, when no field spans lines. */
    static int lineOf(int row) {
        return row + 2;
    }
}
