package se.samkor.table;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import se.samkor.domain.Stop;

/**
 * A text table with a header row, delimited by comma, semicolon or tab, in UTF-8 or ISO-8859-1; read whole. Decimal
 * commas are understood where the comma is not the delimiter.
 *
 * @param rows as many fields a row as the header has; an empty field is the empty text
 */
public record DelimitedFile(Path path, char delimiter, List<String> header, List<String[]> rows) {

    public static DelimitedFile read(Path path) {
        String text = text(path);
        char delimiter = delimiter(text);
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setDelimiter(delimiter);
        settings.setLineSeparatorDetectionEnabled(true);
        settings.setNullValue("");
        settings.setEmptyValue("");
        settings.setMaxColumns(2000);
        settings.setMaxCharsPerColumn(1_000_000);
        List<String[]> lines = new CsvParser(settings).parseAll(new StringReader(text));
        if (lines.isEmpty()) {
            throw new Stop.UnreadableInput("Cannot read " + path + ": the file is empty.");
        }
        List<String> header =
                Arrays.stream(lines.get(0)).map(DelimitedFile::trimmed).toList();
        List<String[]> rows = new ArrayList<>();
        for (int line = 1; line < lines.size(); line++) {
            String[] fields = lines.get(line);
            if (fields.length > header.size()) {
                throw new Stop.UnreadableInput("Cannot read " + path + ": row " + line + " has " + fields.length
                        + " fields, the header has " + header.size() + ".");
            }
            String[] full = Arrays.copyOf(fields, header.size());
            rows.add(Arrays.stream(full).map(DelimitedFile::trimmed).toArray(String[]::new));
        }
        return new DelimitedFile(path, delimiter, header, rows);
    }

    /** Position of a column, or -1; case matters only when two names differ by nothing else. */
    public int find(String column) {
        int exact = header.indexOf(column);
        if (exact >= 0) {
            return exact;
        }
        String wanted = column.toLowerCase(Locale.ROOT);
        return header.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList()
                .indexOf(wanted);
    }

    /** Position of a column that must be there. */
    public int column(String column) {
        int position = find(column);
        if (position < 0) {
            throw new Stop.UnreadableInput("Cannot read " + path + ": column " + column + " is missing (found: "
                    + String.join(", ", header) + ").");
        }
        return position;
    }

    /** A number in a row (from 0); anything else is an error that names the place, not the contents. */
    public double number(int row, int column) {
        String field = rows.get(row)[column];
        String plain = delimiter == ',' ? field : field.replace(',', '.');
        try {
            double number = Double.parseDouble(plain.replace("\u00a0", "").replace(" ", ""));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // reported below with its place
        }
        throw new Stop.UnreadableInput("Cannot read " + path + ": row " + (row + 1) + ", column " + header.get(column)
                + " does not hold a number.");
    }

    @SuppressWarnings("NullAway") // the parser and copyOf give null for a field that is not there
    private static String trimmed(String field) {
        return field == null ? "" : field.trim();
    }

    private static String text(Path path) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw new Stop.UnreadableInput("Cannot read " + path + ": no such file, or it cannot be opened.");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static char delimiter(String text) {
        int end = text.indexOf('\n');
        String header = end < 0 ? text : text.substring(0, end);
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (occurrences(header, candidate) > occurrences(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long occurrences(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
