package se.samkor.effect;

import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import se.samkor.estimate.Estimate;

/** One-number summaries side by side, for the screen. */
public final class EffectsSummary {
    private static final String ROW = "%-12s %-7s %-6s %-12s %12s %12s   %s%n";

    private final EffectsTable table;

    public EffectsSummary(EffectsTable table) {
        this.table = table;
    }

    /** Prints the summaries and, below, every warning once. */
    public void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                ROW,
                "estimator",
                "control",
                "method",
                "average",
                "estimate",
                "std. error",
                "95 % interval");
        Set<String> rows = new LinkedHashSet<>();
        Set<String> warnings = new LinkedHashSet<>();
        for (Estimate line : table.estimates()) {
            if (summary(line)) {
                rows.add(row(line));
                if (!line.warning().isEmpty()) {
                    warnings.add(name(line) + ": " + line.warning());
                }
            }
        }
        rows.forEach(out::print);
        warnings.forEach(warning -> out.println("! " + warning));
        out.flush();
    }

    private static boolean summary(Estimate line) {
        return line.group().isEmpty()
                && line.time().isEmpty()
                && line.eventTime().isEmpty();
    }

    private static String name(Estimate line) {
        return String.join(" ", line.estimator(), line.controlGroup(), line.method())
                .strip()
                .replaceAll(" +", " ");
    }

    private static String row(Estimate line) {
        String interval = Double.isNaN(line.ciLow())
                ? ""
                : String.format(Locale.ROOT, "%.6g to %.6g", line.ciLow(), line.ciHigh());
        return String.format(
                Locale.ROOT,
                ROW,
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
}
