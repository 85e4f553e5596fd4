package se.samkor.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import se.samkor.domain.Stop;

/**
 * A dimension without a hierarchy: the codes found in a file, and their total, which may be among them. A total is known by a usual
 * name. A code that holds the sum of all others wherever they are counted is one under another name: to take it for a part would hide
 * nothing behind it, so it has to be said which it is.
 */
final class FlatDimension {
    private static final Set<String> TOTAL_NAMES = Set.of(
            "total", "totalt", "totals", "tot", "all", "alla", "samtliga", "summa", "sum", "riket", "_t", "total_");
    /** Places where a sum must be found before it is no coincidence. */
    private static final int ENOUGH = 3;

    private final DelimitedFile content;
    private final int column;
    private final String name;

    FlatDimension(DelimitedFile content, int column, String name) {
        this.content = content;
        this.column = column;
        this.name = name;
    }

    Dimension dimension() {
        Set<String> found = new TreeSet<>();
        content.rows().forEach(row -> found.add(row[column]));
        List<String> totals = found.stream()
                .filter(code -> TOTAL_NAMES.contains(code.toLowerCase(Locale.ROOT)))
                .toList();
        if (totals.size() > 1) {
            throw new Stop.UnreadableInput("Cannot tell which code of " + name + " is the total: "
                    + String.join(", ", totals) + "; give --hierarchy.");
        }
        String total = totals.isEmpty() ? "Total" : totals.get(0);
        List<String> parts = found.stream().filter(code -> !code.equals(total)).toList();
        return parts.isEmpty() ? Dimension.unrelated(name, totals) : Dimension.flat(name, total, parts);
    }

    /**
     * Refuses a table in which a part is the sum of the other parts everywhere.
     *
     * @param dimensions the columns of all dimensions
     * @param count the column of the counts
     */
    void refuseHiddenTotal(int[] dimensions, int count, Dimension flat) {
        Set<String> parts = new TreeSet<>(flat.leaves());
        if (parts.size() < ENOUGH) {
            return;
        }
        Map<List<String>, Map<String, Double>> byOthers = new HashMap<>();
        for (int row = 0; row < content.rows().size(); row++) {
            String[] fields = content.rows().get(row);
            List<String> others = new ArrayList<>();
            Arrays.stream(dimensions).filter(each -> each != column).forEach(each -> others.add(fields[each]));
            byOthers.computeIfAbsent(others, key -> new HashMap<>())
                    .merge(fields[column], content.number(row, count), Double::sum);
        }
        for (String code : parts) {
            long places = byOthers.values().stream()
                    .filter(counts -> counts.getOrDefault(code, 0.0) > 0)
                    .count();
            if (places >= ENOUGH && byOthers.values().stream().allMatch(counts -> isSumOfOthers(code, parts, counts))) {
                throw new Stop.UnreadableInput("Cannot tell whether " + code + " of " + name
                        + " is a total: it holds the sum of all other codes everywhere; give --hierarchy.");
            }
        }
    }

    private static boolean isSumOfOthers(String code, Set<String> parts, Map<String, Double> counts) {
        double others = parts.stream()
                .filter(part -> !part.equals(code))
                .mapToDouble(part -> counts.getOrDefault(part, 0.0))
                .sum();
        return others == counts.getOrDefault(code, 0.0);
    }
}
