package se.samkor.matching;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import se.samkor.domain.HtmlText;
import se.samkor.domain.ResultFile;
import se.samkor.schema.ComparisonTable;
import se.samkor.schema.ResultTable;

/**
 * One page for who sees a comparison for the first time: the raw change, what comparison persons had over the same time, and
 * what is left; then both groups month by month, how alike they are, and what is left to doubt. Numbers are those of
 * {@link ComparisonTable}, unprotected.
 */
public final class ComparisonPage {
    private static final String STYLE =
            "body{font-family:sans-serif;max-width:52em;margin:2em auto;padding:0 1em;line-height:1.45}"
                    + "table{border-collapse:collapse;margin:1em 0}th,td{padding:.25em .6em;text-align:left;border-bottom:1px solid #ccc}"
                    + "td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.doubt{background:#fff3cd;padding:.6em 1em}"
                    + "svg{max-width:100%;height:auto}";
    private static final Map<String, String> NAMES = Map.of(
            MatchedComparison.ALL,
            "any of the three benefits",
            "SJP",
            "sjukpenning",
            "AE",
            "aktivitetsersättning",
            "SE",
            "sjukersättning");

    private final int year;
    private final Map<String, List<Row>> tables;
    private final List<String> warnings;

    /**
     * The page of an exit year.
     *
     * @param tables the rows of every table, by the table's name
     * @param warnings what speaks against the comparison, in sentences
     */
    public ComparisonPage(int year, Map<String, List<Row>> tables, List<String> warnings) {
        this.year = year;
        this.tables = tables;
        this.warnings = warnings;
    }

    /** Writes {@code internal/comparison.html} below a folder and returns its path. */
    public Path write(Path out) {
        return ResultFile.write(out.resolve("internal").resolve("comparison.html"), text());
    }

    private List<Row> rows(ResultTable table) {
        return tables.getOrDefault(table.name(), List.of());
    }

    private String text() {
        List<Row> whole = rows(ComparisonTable.TABLE).stream()
                .filter(row ->
                        row.getString(2).equals("ALL") && row.getString(3).equals("ALL"))
                .toList();
        StringBuilder html =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
                        + "Comparison persons, exits in " + year + "</title><style>" + STYLE + "</style></head><body>\n"
                        + "<h1>What would have happened without the insats? Exits in " + year + "</h1>\n"
                        + "<p>Unprotected figures: for the secure zone only. Days a person, the year before the start and the year"
                        + " after the end.</p>\n");
        whole.stream()
                .filter(row -> row.getString(1).equals(MatchedComparison.ALL))
                .findFirst()
                .ifPresent(row -> main(html, row));
        warnings.forEach(warning -> html.append("<p class=\"doubt\">")
                .append(HtmlText.escaped(warning))
                .append("</p>\n"));
        benefits(html, whole);
        profile(html);
        List<Row> love = rows(ComparisonTable.LOVE);
        if (!love.isEmpty()) {
            html.append("<h2>How alike the groups are</h2>\n").append(ComparisonFigures.love(love));
            html.append("<p>Difference between participants and others in standard deviations, for what differed most:"
                    + " hollow before matching, filled after. Between the grey lines it is small.</p>\n");
        }
        return html.append("</body></html>\n").toString();
    }

    private static void main(StringBuilder html, Row row) {
        double raw = change(row, 6);
        double comparison = change(row, 8);
        double effect = row.getDouble(10);
        double low = row.isNullAt(12) ? Double.NaN : row.getDouble(12);
        double high = row.isNullAt(13) ? Double.NaN : row.getDouble(13);
        html.append(ComparisonFigures.threeBars(raw, comparison, effect, low, high));
        html.append(String.format(
                Locale.ROOT,
                "<p>%d participants had %.1f days with benefit in the year before the start and %.1f in the year after the"
                        + " end: <b>%s</b>. But people come to an insats when things are bad, and from there days fall by"
                        + " themselves. %d persons who had been just as ill, on the same kind of day, and did not start then, had"
                        + " <b>%s</b> over the same time. What is left, <b>%s</b>%s, is what the insats can have done.</p>%n",
                row.getLong(4),
                row.getDouble(6),
                row.getDouble(7),
                ComparisonFigures.signed(raw),
                row.getLong(5),
                ComparisonFigures.signed(comparison),
                ComparisonFigures.signed(effect),
                Double.isFinite(low)
                        ? String.format(Locale.ROOT, " (95 %% interval %.1f to %.1f)", low, high)
                                .replace('-', '−')
                        : ""));
    }

    private static double change(Row row, int before) {
        return row.getDouble(before + 1) - row.getDouble(before);
    }

    private static void benefits(StringBuilder html, List<Row> whole) {
        html.append("<table><tr><th>days with</th><th>raw change</th><th>comparison persons</th><th>left</th>"
                + "<th>95 % interval</th></tr>\n");
        for (Row row : whole) {
            html.append("<tr><td>" + NAMES.getOrDefault(row.getString(1), row.getString(1)) + "</td>");
            for (double days : new double[] {change(row, 6), change(row, 8), row.getDouble(10)}) {
                html.append(String.format(Locale.ROOT, "<td class=\"n\">%.1f</td>", days));
            }
            html.append(
                    row.isNullAt(12)
                            ? "<td></td></tr>\n"
                            : String.format(
                                    Locale.ROOT,
                                    "<td class=\"n\">%.1f to %.1f</td></tr>%n",
                                    row.getDouble(12),
                                    row.getDouble(13)));
        }
        html.append("</table>\n");
    }

    private void profile(StringBuilder html) {
        List<Row> profile = rows(ComparisonTable.PROFILE).stream()
                .filter(row -> row.getString(1).equals(MatchedComparison.ALL))
                .toList();
        if (!profile.isEmpty()) {
            html.append("<h2>Month by month</h2>\n").append(ComparisonFigures.profile(profile));
            html.append(
                    "<p>Days with benefit a month: participants (blue) and their comparison persons (grey). Before the start"
                            + " the lines should lie on each other; after the end the distance is the effect.</p>\n");
        }
    }
}
