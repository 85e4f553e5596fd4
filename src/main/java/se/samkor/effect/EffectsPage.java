package se.samkor.effect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import se.samkor.domain.HtmlText;
import se.samkor.domain.ResultFile;
import se.samkor.estimate.Estimate;

/** One page that puts the one-number summaries of all estimators side by side, by sex, with what speaks against them. */
public final class EffectsPage {
    private static final String STYLE = "body{font-family:sans-serif;max-width:75em;margin:2em auto;padding:0 1em}"
            + "table{border-collapse:collapse;margin:1em 0}th,td{padding:.25em .6em;text-align:left;border-bottom:1px solid #ccc}"
            + "td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.doubt{background:#fff3cd;padding:.6em 1em}";
    private static final int WIDTH = 180;

    private final EffectsTable table;
    private final Map<String, List<String>> doubts;
    private final List<String> notes;
    private final Map<String, String> figures;

    /**
     * The page.
     *
     * @param doubts why data cannot carry a conclusion, by {@code outcome sex}
     * @param notes how the panel was made
     * @param figures what is drawn below the table of an outcome, by outcome
     */
    public EffectsPage(
            EffectsTable table, Map<String, List<String>> doubts, List<String> notes, Map<String, String> figures) {
        this.table = table;
        this.doubts = doubts;
        this.notes = notes;
        this.figures = figures;
    }

    /** Writes {@code internal/effects.html} below a folder and returns its path. */
    public Path write(Path out) {
        return ResultFile.write(out.resolve("internal").resolve("effects.html"), text());
    }

    private String text() {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<title>Effects</title><style>" + STYLE + "</style></head><body>\n<h1>Effects, all estimators</h1>\n"
                + "<p>Unprotected figures: for the secure zone only. Intervals are pointwise 95 %.</p>\n");
        notes.forEach(note -> html.append("<p>").append(HtmlText.escaped(note)).append(".</p>\n"));
        Map<String, List<EffectLine>> outcomes = new LinkedHashMap<>();
        for (EffectLine line : table.lines()) {
            if (line.summary()) {
                outcomes.computeIfAbsent(line.outcome(), absent -> new ArrayList<>())
                        .add(line);
            }
        }
        outcomes.forEach((outcome, lines) -> section(html, outcome, lines));
        return html.append("</body></html>\n").toString();
    }

    private void section(StringBuilder html, String outcome, List<EffectLine> lines) {
        html.append("<h2>").append(HtmlText.escaped(outcome)).append("</h2>\n");
        doubts.forEach((key, reasons) -> {
            if (key.startsWith(outcome + " ") && !reasons.isEmpty()) {
                html.append("<p class=\"doubt\">The data cannot carry a conclusion (")
                        .append(HtmlText.escaped(key.substring(outcome.length() + 1)))
                        .append("): ")
                        .append(HtmlText.escaped(String.join("; ", reasons)))
                        .append(".</p>\n");
            }
        });
        Map<String, Map<String, Estimate>> rows = new LinkedHashMap<>();
        Set<String> sexes = new LinkedHashSet<>();
        for (EffectLine line : lines) {
            sexes.add(line.sex());
            rows.computeIfAbsent(specification(line.estimate()), absent -> new TreeMap<>())
                    .putIfAbsent(line.sex(), line.estimate());
        }
        double reach = reach(lines);
        html.append("<table><tr><th>estimator</th>");
        sexes.forEach(sex -> html.append("<th>").append(sex).append("</th><th>95 % interval</th><th></th>"));
        html.append("</tr>\n");
        rows.forEach((specification, bySex) -> {
            html.append("<tr><td>").append(HtmlText.escaped(specification)).append("</td>");
            sexes.forEach(sex -> cells(html, bySex.getOrDefault(sex, Estimate.of("", "")), reach));
            html.append("</tr>\n");
        });
        html.append("</table>\n");
        warnings(html, lines);
        html.append(figures.getOrDefault(outcome, ""));
    }

    private static String specification(Estimate line) {
        return String.join(" ", line.estimator(), line.controlGroup(), line.method(), line.aggregation())
                .replaceAll(" +", " ");
    }

    private static double reach(List<EffectLine> lines) {
        return lines.stream()
                .map(EffectLine::estimate)
                .mapToDouble(line -> Math.max(Math.abs(line.ciLow()), Math.abs(line.ciHigh())))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
    }

    private static void cells(StringBuilder html, Estimate line, double reach) {
        boolean interval = Double.isFinite(line.ciLow()) && Double.isFinite(line.ciHigh());
        html.append("<td class=\"n\">").append(number(line.estimate())).append("</td><td class=\"n\">");
        html.append(interval ? number(line.ciLow()) + " to " + number(line.ciHigh()) : "");
        html.append("</td><td>").append(interval ? drawn(line, reach) : "").append("</td>");
    }

    private static String drawn(Estimate line, double reach) {
        return String.format(
                Locale.ROOT,
                "<svg width=\"%d\" height=\"14\"><line x1=\"%d\" y1=\"0\" x2=\"%d\" y2=\"14\" stroke=\"#bbb\"/>"
                        + "<line x1=\"%.1f\" y1=\"7\" x2=\"%.1f\" y2=\"7\" stroke=\"#333\"/>"
                        + "<circle cx=\"%.1f\" cy=\"7\" r=\"3.5\" fill=\"#005b96\"/></svg>",
                WIDTH,
                WIDTH / 2,
                WIDTH / 2,
                place(line.ciLow(), reach),
                place(line.ciHigh(), reach),
                place(line.estimate(), reach));
    }

    private static double place(double value, double reach) {
        return WIDTH / 2.0 * (1 + value / (reach > 0 ? 1.04 * reach : 1));
    }

    private static void warnings(StringBuilder html, List<EffectLine> lines) {
        Map<String, Set<String>> warnings = new LinkedHashMap<>();
        for (EffectLine line : lines) {
            for (String warning : line.estimate().warning().split("; ")) {
                if (!warning.isEmpty() && !warning.startsWith(EffectsSummary.WEIGHT)) {
                    warnings.computeIfAbsent(warning, absent -> new LinkedHashSet<>())
                            .add(line.estimate().estimator() + " " + line.sex());
                }
            }
        }
        if (!warnings.isEmpty()) {
            html.append("<ul>\n");
            warnings.forEach((warning, who) -> html.append("<li>")
                    .append(HtmlText.escaped(String.join(", ", who)))
                    .append(": ")
                    .append(HtmlText.escaped(warning))
                    .append("</li>\n"));
            html.append("</ul>\n");
        }
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.5g", value) : "–";
    }
}
