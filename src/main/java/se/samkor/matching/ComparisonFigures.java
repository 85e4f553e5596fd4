package se.samkor.matching;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** The drawings of the comparison page, as SVG. Every number in them stands in a result table too. */
final class ComparisonFigures {
    private static final int WIDTH = 760;
    private static final int LABELS = 300;
    private static final int BAR = 26;
    private static final int STEP = 44;
    private static final int MARGIN = 14;
    private static final int PROFILE = 260;
    private static final int GAP_MONTHS = 3;
    private static final int LOVED = 20;
    private static final int LOVE_STEP = 18;
    private static final String OWN = "#005b96";
    private static final String OTHER = "#8a8a8a";
    private static final String LEFT = "#c0392b";

    private ComparisonFigures() {}

    /** The raw change, the change of the comparison persons and what is left, with its interval, on one scale of days. */
    static String threeBars(double raw, double comparison, double effect, double low, double high) {
        double[] all = {0, raw, comparison, effect, low, high};
        double least = least(all);
        double most = most(all);
        StringBuilder svg =
                open(3 * STEP + 2 * MARGIN, "Raw change, change of the comparison persons, and what is left");
        ToDoubleFunction<Double> x = days -> LABELS + (WIDTH - LABELS - 70) * (days - least) / span(least, most);
        bar(svg, 0, "Participants: the raw change", raw, OWN, x);
        bar(svg, 1, "Comparison persons: would have come anyway", comparison, OTHER, x);
        bar(svg, 2, "What is left: the effect of the insats", effect, LEFT, x);
        if (Double.isFinite(low) && Double.isFinite(high)) {
            double y = MARGIN + 2 * STEP + BAR / 2.0;
            line(svg, x.applyAsDouble(low), y, x.applyAsDouble(high), y, "#222", 2);
            line(svg, x.applyAsDouble(low), y - 7, x.applyAsDouble(low), y + 7, "#222", 2);
            line(svg, x.applyAsDouble(high), y - 7, x.applyAsDouble(high), y + 7, "#222", 2);
        }
        line(svg, x.applyAsDouble(0.0), 4, x.applyAsDouble(0.0), 3 * STEP + MARGIN, "#222", 1);
        return svg.append("</svg>\n").toString();
    }

    private static void bar(
            StringBuilder svg, int place, String label, double days, String colour, ToDoubleFunction<Double> x) {
        double y = MARGIN + (double) place * STEP;
        double zero = x.applyAsDouble(0.0);
        double end = x.applyAsDouble(days);
        text(svg, LABELS - 12, y + BAR * 0.7, "end", label);
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
                Math.min(zero, end),
                y,
                Math.abs(end - zero),
                BAR,
                colour));
        text(svg, WIDTH - 4, y + BAR * 0.7, "end", signed(days));
    }

    /** Days a month of both groups, before the start and after the end; rows as {@link ProfileRows} gives them. */
    static String profile(List<Row> rows) {
        double most = most(rows.stream()
                .flatMapToDouble(row -> java.util.stream.DoubleStream.of(row.getDouble(5), row.getDouble(6)))
                .toArray());
        StringBuilder svg = open(PROFILE + 40, "Days a month before the start and after the end");
        for (String moment : List.of("before_start", "after_end")) {
            List<Row> some = rows.stream()
                    .filter(row -> row.getString(2).equals(moment))
                    .sorted(Comparator.comparingInt(row -> row.getInt(3)))
                    .toList();
            path(svg, some, 6, most, OTHER);
            path(svg, some, 5, most, OWN);
        }
        line(svg, 40, PROFILE, WIDTH - 10, PROFILE, "#222", 1);
        line(svg, 40, MARGIN, 40, PROFILE, "#222", 1);
        text(svg, 36, MARGIN + 6, "end", String.format(Locale.ROOT, "%.0f", most));
        text(svg, 36, PROFILE, "end", "0");
        text(svg, month(-24), PROFILE + 18, "start", "two years before the start");
        text(svg, month(-1) + 4, PROFILE + 34, "middle", "start | end");
        text(svg, month(12), PROFILE + 18, "end", "one year after the end");
        return svg.append("</svg>\n").toString();
    }

    private static double month(int month) {
        int place = month < 0 ? month + 24 : month + 23 + GAP_MONTHS;
        return 50 + place * (WIDTH - 80) / (36.0 + GAP_MONTHS);
    }

    private static void path(StringBuilder svg, List<Row> rows, int column, double most, String colour) {
        String points = rows.stream()
                .map(row -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        month(row.getInt(3)),
                        PROFILE - (PROFILE - MARGIN) * row.getDouble(column) / (most > 0 ? most : 1)))
                .collect(Collectors.joining(" "));
        svg.append(
                "<polyline fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"2.5\" points=\"" + points + "\"/>");
    }

    /** The covariates that differed most before matching: hollow before, filled after; rows of the love table. */
    static String love(List<Row> rows) {
        List<Row> shown = rows.stream()
                .filter(row -> !row.isNullAt(2) && !row.isNullAt(3))
                .sorted(Comparator.comparingDouble(row -> -Math.abs(row.getDouble(2))))
                .limit(LOVED)
                .toList();
        double most = Math.max(
                0.25,
                shown.stream()
                        .mapToDouble(row -> Math.max(Math.abs(row.getDouble(2)), Math.abs(row.getDouble(3))))
                        .max()
                        .orElse(1));
        StringBuilder svg = open(shown.size() * LOVE_STEP + 2 * MARGIN + 16, "Standardised differences");
        ToDoubleFunction<Double> x = value -> LABELS + (WIDTH - LABELS - 20) * (value / most + 1) / 2;
        double bottom = shown.size() * LOVE_STEP + (double) MARGIN;
        line(svg, x.applyAsDouble(0.0), MARGIN, x.applyAsDouble(0.0), bottom, "#222", 1);
        for (double limit : new double[] {-Balance.TOLERATED, Balance.TOLERATED}) {
            line(svg, x.applyAsDouble(limit), MARGIN, x.applyAsDouble(limit), bottom, "#ddd", 1);
            text(svg, x.applyAsDouble(limit), bottom + 14, "middle", String.valueOf(limit));
        }
        for (int i = 0; i < shown.size(); i++) {
            Row row = shown.get(i);
            double y = MARGIN + (i + 0.5) * LOVE_STEP;
            text(svg, LABELS - 12, y + 4, "end", row.getString(1).replace('_', ' '));
            circle(svg, x.applyAsDouble(row.getDouble(2)), y, "none");
            circle(svg, x.applyAsDouble(row.getDouble(3)), y, OWN);
        }
        return svg.append("</svg>\n").toString();
    }

    private static StringBuilder open(int height, String title) {
        return new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                        + " font-family=\"sans-serif\" font-size=\"13\"><title>%s</title>",
                WIDTH,
                height,
                WIDTH,
                height,
                title));
    }

    private static void circle(StringBuilder svg, double x, double y, String fill) {
        svg.append(String.format(
                Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4.5\" fill=\"%s\" stroke=\"%s\"/>", x, y, fill, OWN));
    }

    private static void line(StringBuilder svg, double x1, double y1, double x2, double y2, String colour, int width) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%d\"/>",
                x1,
                y1,
                x2,
                y2,
                colour,
                width));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, text));
    }

    static String signed(double days) {
        return Double.isFinite(days)
                ? String.format(Locale.ROOT, "%+.1f days", days).replace('-', '−')
                : "–";
    }

    private static double span(double least, double most) {
        return most > least ? most - least : 1;
    }

    private static double least(double[] values) {
        return java.util.Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
    }

    private static double most(double[] values) {
        return java.util.Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
    }
}
