package se.samkor.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import se.samkor.matching.Balance;
import se.samkor.schema.ComparisonTable;

/** What a comparison says on the screen: the raw change, what happened to the comparison persons, what is left. */
final class CompareText {
    private static final Map<String, String> NAMES =
            Map.of("ALL", "any benefit", "SJP", "sjukpenning", "AE", "aktivitetsersättning", "SE", "sjukersättning");

    private final CompareStep.Result result;

    CompareText(CompareStep.Result result) {
        this.result = result;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Exits in " + result.year() + ": days a person, the year before the start and the year after the end");
        lines.add(String.format(
                Locale.ROOT, "%-22s %12s %12s %12s %22s", "", "raw change", "comparison", "left", "95 % interval"));
        for (Row row : result.rows(ComparisonTable.TABLE)) {
            if (row.getString(2).equals("ALL") && row.getString(3).equals("ALL")) {
                lines.add(line(row));
            }
        }
        for (Row row : result.rows(ComparisonTable.MATCHED)) {
            lines.add("Participants, " + row.getString(1).replace('_', ' ') + ": " + row.getLong(2));
        }
        lines.addAll(warnings());
        return lines;
    }

    private static String line(Row row) {
        double raw = row.getDouble(7) - row.getDouble(6);
        double comparison = row.getDouble(9) - row.getDouble(8);
        String interval = row.isNullAt(12)
                ? "not known"
                : String.format(Locale.ROOT, "%.1f to %.1f", row.getDouble(12), row.getDouble(13));
        String name = NAMES.getOrDefault(row.getString(1), row.getString(1));
        return String.format(
                Locale.ROOT, "%-22s %12.1f %12.1f %12.1f %22s", name, raw, comparison, row.getDouble(10), interval);
    }

    /** What speaks against the comparison, in sentences. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        String off = result.rows(ComparisonTable.BALANCE).stream()
                .filter(row -> !row.isNullAt(5) && Math.abs(row.getDouble(5)) > Balance.TOLERATED)
                .map(row -> String.format(Locale.ROOT, "%s (%.2f)", row.getString(0), row.getDouble(5)))
                .collect(Collectors.joining(", "));
        if (!off.isEmpty()) {
            warnings.add("Warning: participants and comparison persons still differ by more than 0.1 standard"
                    + " deviations in " + off + ".");
        }
        long matched = persons("matched");
        long alone = persons("no_comparison_person");
        if (alone > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "Warning: %d of %d participants have nobody alike to be compared with; the effect is that on the"
                            + " others, and comparison_unmatched.csv says how they differ.",
                    alone,
                    alone + matched));
        }
        result.rows(ComparisonTable.SENSITIVITY).stream()
                .filter(row -> !row.isNullAt(6) && (row.getDouble(6) > 0 || row.getDouble(7) < 0))
                .map(CompareText::doubt)
                .forEach(warnings::add);
        return warnings;
    }

    private static String doubt(Row row) {
        String what = row.getString(2).startsWith("placebo")
                ? "with windows laid two years earlier, before any insats, there is an \"effect\" of"
                : "in the third year before the start, which nobody was matched on, participants differ by";
        return String.format(
                Locale.ROOT,
                "Warning, %s: %s %.1f days (%.1f to %.1f).",
                NAMES.getOrDefault(row.getString(1), row.getString(1)),
                what,
                row.getDouble(4),
                row.getDouble(6),
                row.getDouble(7));
    }

    private long persons(String status) {
        return result.rows(ComparisonTable.MATCHED).stream()
                .filter(row -> row.getString(1).equals(status))
                .mapToLong(row -> row.getLong(2))
                .sum();
    }
}
