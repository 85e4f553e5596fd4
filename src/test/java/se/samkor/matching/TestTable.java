package se.samkor.matching;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A small comma-separated file of the tests, without quoted cells. */
final class TestTable {
    private TestTable() {}

    static List<Map<String, String>> rows(String resource) {
        return rows(Objects.requireNonNull(TestTable.class.getClassLoader().getResourceAsStream(resource), resource));
    }

    static List<Map<String, String>> rows(InputStream stream) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String[] names = in.readLine().split(",");
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split(",", -1);
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < names.length; i++) {
                    row.put(names[i], cells[i]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static double number(Map<String, String> row, String name) {
        String cell = row.get(name);
        return cell.equals("NA") ? Double.NaN : Double.parseDouble(cell);
    }

    static double[][] columns(List<Map<String, String>> rows, String... names) {
        double[][] table = new double[rows.size()][names.length];
        for (int i = 0; i < table.length; i++) {
            for (int k = 0; k < names.length; k++) {
                table[i][k] = number(rows.get(i), names[k]);
            }
        }
        return table;
    }
}
