package se.samkor.register;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.csv.CSVOptions;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.Predef;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.collection.immutable.Map;

/**
 * Takes lines of delimited text apart. Nearly every line of a register is plain: it is cut at its delimiters where it
 * stands, no text is copied. A line with a quotation mark or a zero goes through the parser that Spark uses for CSV, set up
 * as Spark sets it up; one with other characters than ASCII is decoded first, what cannot be decoded becoming U+FFFD. Not
 * safe for several threads at once.
 */
final class CsvFields {
    private static final byte QUOTE = '"';

    private final byte delimiter;
    private final Charset encoding;
    private final int most;
    private byte[] line = new byte[0];
    private int[] ends = new int[64];
    private int count;
    private @Nullable UTF8String @Nullable [] parsed;
    private @Nullable CsvParser parser;

    /**
     * @param delimiter one character of ASCII
     * @param most fields that a line may have; of one with more nothing is kept but their number
     */
    CsvFields(String delimiter, Charset encoding, int most) {
        this.delimiter = (byte) delimiter.charAt(0);
        this.encoding = encoding;
        this.most = most;
    }

    /** Whether a line holds nothing but blanks and control characters; such a line is no row. */
    static boolean isBlank(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] < 0 || bytes[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    /** Takes a line apart and says how many fields it has. They can be asked for until the next line is taken apart. */
    int split(byte[] bytes, int length) {
        parsed = null;
        boolean ascii = true;
        for (int i = 0; i < length; i++) {
            byte letter = bytes[i];
            if (letter == QUOTE || letter == 0) {
                return parse(new String(bytes, 0, length, encoding));
            }
            ascii &= letter > 0;
        }
        if (ascii) {
            return cut(bytes, length);
        }
        byte[] decoded = new String(bytes, 0, length, encoding).getBytes(StandardCharsets.UTF_8);
        return cut(decoded, decoded.length);
    }

    private int cut(byte[] bytes, int length) {
        line = bytes;
        count = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == delimiter) {
                end(i);
            }
        }
        end(length);
        return count;
    }

    private void end(int at) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count++] = at;
    }

    private int parse(String text) {
        String[] cells = cells(text);
        parsed = new UTF8String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            parsed[i] = cells[i] == null || cells[i].isEmpty() ? null : UTF8String.fromString(cells[i]);
        }
        count = cells.length;
        return count;
    }

    /** None when the parser gives up on the line. */
    private @Nullable String[] cells(String text) {
        if (parser == null) {
            parser = new CsvParser(settings());
            // of the first line it is given it drops a byte order mark; a row is to be read alike wherever it stands
            parser.parseLine("-");
        }
        try {
            String[] cells = parser.parseLine(text);
            return cells == null ? new String[0] : cells;
        } catch (TextParsingException tooMany) {
            parser = null;
            return new String[0];
        }
    }

    private CsvParserSettings settings() {
        Map<String, String> options = JavaConverters.mapAsScalaMap(java.util.Map.of(
                        "sep",
                        String.valueOf((char) delimiter),
                        "quote",
                        "\"",
                        "escape",
                        "\"",
                        "maxColumns",
                        Integer.toString(most)))
                .toMap(Predef.<Tuple2<String, String>>$conforms());
        return new CSVOptions(options, false, "UTC").asParserSettings();
    }

    /** A field of the line, from 0; missing where it is empty or the line has no such field. */
    @Nullable
    UTF8String field(int at) {
        if (at >= count) {
            return null;
        }
        if (parsed != null) {
            return parsed[at];
        }
        int from = at == 0 ? 0 : ends[at - 1] + 1;
        return from == ends[at] ? null : UTF8String.fromBytes(line, from, ends[at] - from);
    }
}
