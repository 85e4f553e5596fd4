package se.samkor.estimate.regression;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import se.samkor.estimate.Panel;
import se.samkor.estimate.PanelBuilder;

/** A comma separated reference file: data to estimate on, or numbers expected from other programs. */
public final class ReferenceTable {
    private static final Path FOLDER = Path.of("..", "shared", "reference", "did");
    private final List<Map<String, String>> rows;

    private ReferenceTable(List<Map<String, String>> rows) {
        this.rows = rows;
    }

    /** Reads a file below the reference folder; the test is skipped when it is not there. */
    public static ReferenceTable read(String name) {
        Path file = FOLDER.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "reference file " + name + " is not available");
        try (InputStream in = Files.newInputStream(file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(
                        name.endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
            List<String> header = fields(reader.readLine());
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                List<String> values = fields(line);
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < header.size(); i++) {
                    row.put(header.get(i), values.get(i));
                }
                rows.add(row);
            }
            return new ReferenceTable(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Map<String, String>> rows() {
        return rows;
    }

    public ReferenceTable where(Predicate<Map<String, String>> condition) {
        return new ReferenceTable(rows.stream().filter(condition).toList());
    }

    public ReferenceTable where(String column, String value) {
        return where(row -> row.get(column).equals(value));
    }

    public double[] numbers(String column) {
        return rows.stream().mapToDouble(row -> number(row.get(column))).toArray();
    }

    public String[] texts(String column) {
        return rows.stream().map(row -> row.get(column)).toArray(String[]::new);
    }

    /** A panel of these rows; rows without an outcome are left out. */
    public PanelBuilder panel(String unit, String time, String outcome, String cohort, List<String> covariates) {
        PanelBuilder builder = Panel.of(outcome)
                .units(texts(unit))
                .times(numbers(time))
                .outcome(numbers(outcome))
                .firstTreated(numbers(cohort));
        covariates.forEach(name -> builder.covariate(name, numbers(name)));
        return builder;
    }

    public static double number(String text) {
        return switch (text) {
            case "", "NA", "NaN" -> Double.NaN;
            case "Inf" -> Double.POSITIVE_INFINITY;
            case "TRUE" -> 1;
            case "FALSE" -> 0;
            default -> Double.parseDouble(text);
        };
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
