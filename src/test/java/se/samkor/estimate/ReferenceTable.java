package se.samkor.estimate;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** A CSV file of the shared reference material; the test is skipped where that is absent. */
public final class ReferenceTable {
    private static final Path FOLDER = Path.of("..", "shared", "reference", "did");

    private final String[] header;
    private final List<String[]> rows;

    private ReferenceTable(String[] header, List<String[]> rows) {
        this.header = header;
        this.rows = rows;
    }

    public static ReferenceTable read(String name) {
        Path file = FOLDER.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: no reference material at " + FOLDER);
        CsvParserSettings settings = new CsvParserSettings();
        settings.setMaxColumns(100);
        settings.setNullValue("");
        settings.setEmptyValue("");
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            List<String[]> all = new CsvParser(settings).parseAll(in, "UTF-8");
            return new ReferenceTable(all.get(0), all.subList(1, all.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Map<String, String>> records() {
        List<Map<String, String>> records = new ArrayList<>();
        for (String[] row : rows) {
            Map<String, String> record = new HashMap<>();
            for (int i = 0; i < header.length; i++) {
                record.put(header[i], row[i]);
            }
            records.add(record);
        }
        return records;
    }

    public String[] text(String column) {
        int at = List.of(header).indexOf(column);
        return rows.stream().map(row -> row[at]).toArray(String[]::new);
    }

    public double[] numbers(String column) {
        int at = List.of(header).indexOf(column);
        return rows.stream().mapToDouble(row -> number(row[at])).toArray();
    }

    public static double number(String text) {
        return text.isEmpty() || text.equals("NA") ? Double.NaN : Double.parseDouble(text);
    }
}
