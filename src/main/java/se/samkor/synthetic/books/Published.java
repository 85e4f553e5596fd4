package se.samkor.synthetic.books;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.samkor.domain.BundledCsv;

/** A published table as transcribed in {@code conf/reference}, with its errata applied. */
final class Published {
    private final String name;
    private final List<Map<String, String>> rows;

    Published(String name) {
        this.name = name;
        this.rows = BundledCsv.read("reference/" + name + ".csv");
    }

    /** The whole numbers of the rows where the columns have these values, by another column; the row of the total left out. */
    Map<String, Integer> counts(String by, String value, String... where) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Map<String, String> row : rows) {
            String code = row.getOrDefault(by, "");
            if (!code.equals("total") && holds(row, where)) {
                counts.put(code, Integer.parseInt(row.getOrDefault(value, "")));
            }
        }
        return counts;
    }

    /** The one number of the only row where the columns have these values. */
    double number(String value, String... where) {
        for (Map<String, String> row : rows) {
            if (holds(row, where)) {
                return Double.parseDouble(row.getOrDefault(value, ""));
            }
        }
        throw new IllegalStateException(name + " has no row of " + List.of(where));
    }

    int count(String value, String... where) {
        return (int) Math.round(number(value, where));
    }

    private static boolean holds(Map<String, String> row, String... where) {
        for (int i = 0; i < where.length; i += 2) {
            if (!where[i + 1].equals(row.get(where[i]))) {
                return false;
            }
        }
        return true;
    }
}
