package se.samkor.register;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.unsafe.types.UTF8String;
import se.samkor.domain.Stop;

/**
 * What the first bytes of a CSV file tell: the header and the delimiter.
 *
 * @param header the column names as written
 * @param delimiter the one given, or the one that makes most of the expected names appear
 */
record CsvHead(List<String> header, String delimiter) {
    private static final List<String> CANDIDATES = List.of(";", ",", "\t", "|");
    private static final int MOST_COLUMNS = 10_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    static CsvHead read(
            String file, byte[] bytes, Charset encoding, Optional<String> given, Collection<String> expected) {
        String text = decode(file, bytes, encoding);
        String line = text.lines().findFirst().orElse("");
        if (line.isBlank()) {
            throw new Stop.UnreadableInput(
                    "Cannot read " + file + ": expected a header row, found an empty file or line.");
        }
        Set<String> names =
                expected.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        String best = given.orElse(CANDIDATES.get(0));
        long most = -1;
        for (String candidate : given.map(List::of).orElse(CANDIDATES)) {
            long known = split(line, candidate).stream()
                    .filter(name -> names.contains(name.toLowerCase(Locale.ROOT)))
                    .count();
            if (known > most) {
                most = known;
                best = candidate;
            }
        }
        return new CsvHead(split(line, best), best);
    }

    private static String decode(String file, byte[] bytes, Charset encoding) {
        CharsetDecoder decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        // a character cut off by the end of the sample is no fault
        CoderResult result = decoder.decode(in, out, false);
        if (result.isError() && out.flip().toString().indexOf('\n') < 0) {
            throw new Stop.UnreadableInput("Cannot read " + file + ": the header is not " + encoding + " (byte "
                    + in.position() + "); set encoding in delivery.conf.");
        }
        String text = result.isError() ? out.toString() : out.flip().toString();
        if (text.indexOf('\0') >= 0) {
            throw new Stop.UnreadableInput("Cannot read " + file + ": expected text in " + encoding
                    + ", found zero bytes (UTF-16 or a binary file?).");
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** As the rows are taken apart, with blanks around the names left out. */
    private static List<String> split(String line, String delimiter) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        CsvFields fields = new CsvFields(delimiter, StandardCharsets.UTF_8, MOST_COLUMNS);
        List<String> names = new ArrayList<>();
        int found = fields.split(bytes, bytes.length);
        for (int i = 0; i < found; i++) {
            UTF8String name = fields.field(i);
            names.add(name == null ? "" : name.toString().strip());
        }
        return names;
    }
}
