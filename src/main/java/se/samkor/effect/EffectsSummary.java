package se.samkor.effect;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import se.samkor.estimate.Estimate;

/** One-number summaries side by side, for the screen. */
public final class EffectsSummary {
    /** How a line without standard error states its share of a total. */
    static final String WEIGHT = "weight ";

    private static final int ESTIMATE = 6;

    private final List<EffectLine> summaries;
    private final boolean several;

    public EffectsSummary(EffectsTable table) {
        summaries = table.lines().stream().filter(EffectLine::summary).toList();
        several = summaries.stream()
                        .map(line -> line.outcome() + line.sex())
                        .distinct()
                        .count()
                > 1;
    }

    /** Prints the summaries and, below, every warning once with the specifications it concerns. */
    public void print(PrintWriter out) {
        Set<List<String>> rows = new LinkedHashSet<>();
        rows.add(List.of(
                "outcome",
                "sex",
                "estimator",
                "control",
                "method",
                "average",
                "estimate",
                "std. error",
                "95 % interval"));
        Map<String, Set<String>> warnings = new LinkedHashMap<>();
        for (EffectLine line : summaries) {
            rows.add(row(line));
            for (String warning : line.estimate().warning().split("; ")) {
                if (!warning.isEmpty() && !warning.startsWith(WEIGHT)) {
                    warnings.computeIfAbsent(warning, absent -> new TreeSet<>()).add(name(line));
                }
            }
        }
        printAligned(out, new ArrayList<>(rows));
        warnings.forEach((warning, names) -> out.println("! " + String.join(", ", names) + ": " + warning));
        out.flush();
    }

    private String name(EffectLine of) {
        Estimate line = of.estimate();
        return String.join(
                        " ",
                        several ? of.outcome() + " " + of.sex() : "",
                        line.estimator(),
                        line.controlGroup(),
                        line.method())
                .strip()
                .replaceAll(" +", " ");
    }

    private static List<String> row(EffectLine of) {
        Estimate line = of.estimate();
        String interval = Double.isNaN(line.ciLow())
                ? (line.warning().startsWith(WEIGHT) ? line.warning().split("; ")[0] : "")
                : number(line.ciLow()) + " to " + number(line.ciHigh());
        return List.of(
                of.outcome(),
                of.sex(),
                line.estimator(),
                line.controlGroup(),
                line.method(),
                line.aggregation(),
                number(line.estimate()),
                number(line.stdError()),
                interval);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.6g", value);
    }

    private void printAligned(PrintWriter out, List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] width = new int[columns];
        for (List<String> row : rows) {
            for (int k = 0; k < columns; k++) {
                width[k] = Math.max(width[k], row.get(k).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder text = new StringBuilder();
            for (int k = several ? 0 : 2; k < columns; k++) {
                String gap = " ".repeat(width[k] - row.get(k).length());
                boolean numeric = k == ESTIMATE || k == ESTIMATE + 1;
                text.append(numeric ? gap + row.get(k) : row.get(k) + gap).append("  ");
            }
            out.println(text.toString().stripTrailing());
        }
    }
}
