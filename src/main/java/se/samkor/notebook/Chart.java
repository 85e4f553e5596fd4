package se.samkor.notebook;

import static org.apache.spark.sql.functions.col;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import se.samkor.domain.HtmlText;

/**
 * A line chart under a cell: a line for each kind, told apart by colour and by dashes. Rows without a number are left out,
 * and where none is left the title says so. It is a picture made of text, so that it needs nothing but the page it stands in.
 */
public final class Chart {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 380;
    private static final int LEFT = 70;
    private static final int BOTTOM = 40;
    private static final int TOP = 30;
    private static final int LEGEND = 150;
    private static final int TICKS = 5;
    private static final List<String> COLOURS =
            List.of("#1b5e8c", "#b3541e", "#3a7d44", "#7b3f8c", "#8a6d00", "#444444");
    private static final List<String> DASHES = List.of("", "8 4", "2 3", "12 3 2 3", "5 5", "1 4");

    private final String title;
    private final Map<String, List<double[]>> lines;
    private final Span x;
    private final Span y;

    private Chart(String title, Map<String, List<double[]>> lines) {
        this.title = title;
        this.lines = lines;
        this.x = Span.of(lines, 0);
        this.y = Span.of(lines, 1);
    }

    /** From the least to the greatest of a coordinate, and never of no length. */
    private record Span(double low, double high) {
        static Span of(Map<String, List<double[]>> lines, int coordinate) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (List<double[]> points : lines.values()) {
                for (double[] point : points) {
                    low = Math.min(low, point[coordinate]);
                    high = Math.max(high, point[coordinate]);
                }
            }
            if (lines.isEmpty()) {
                return new Span(0, 1);
            }
            return low < high ? new Span(low, high) : new Span(high - 1, high + 1);
        }

        double share(double value) {
            return (value - low) / (high - low);
        }
    }

    /**
     * The rows of a Dataset as lines.
     *
     * @param x a column of numbers, the horizontal axis
     * @param y a column of numbers, the vertical axis
     * @param by a column whose values each have a line
     */
    public static Chart lines(String title, Dataset<Row> rows, String x, String y, String by) {
        Map<String, List<double[]>> lines = new TreeMap<>();
        for (Row row : rows.select(col(by).cast("string"), col(x).cast("double"), col(y).cast("double"))
                .na()
                .drop()
                .orderBy(col(by), col(x))
                .collectAsList()) {
            lines.computeIfAbsent(row.getString(0), none -> new ArrayList<>())
                    .add(new double[] {row.getDouble(1), row.getDouble(2)});
        }
        return new Chart(lines.isEmpty() ? title + ": no row has a number of " + x + " and of " + y : title, lines);
    }

    /** The picture as an element of a page, with the title as its text. */
    String html() {
        String picture = Base64.getEncoder().encodeToString(svg().getBytes(StandardCharsets.UTF_8));
        return "<img alt=\"" + HtmlText.escaped(title) + "\" src=\"data:image/svg+xml;base64," + picture + "\">";
    }

    @Override
    public String toString() {
        return title + ": " + String.join(", ", lines.keySet());
    }

    private double across(double value) {
        return LEFT + x.share(value) * (WIDTH - LEFT - LEGEND);
    }

    private double down(double value) {
        return HEIGHT - BOTTOM - y.share(value) * (HEIGHT - BOTTOM - TOP);
    }

    private String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"12\"><rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>",
                WIDTH,
                HEIGHT));
        text(svg, LEFT, 18, "start", title);
        axes(svg);
        int kind = 0;
        for (Map.Entry<String, List<double[]>> line : lines.entrySet()) {
            line(svg, kind, line.getValue());
            double place = TOP + 18.0 * kind;
            stroke(svg, kind, (WIDTH - LEGEND + 10) + "," + place + " " + (WIDTH - LEGEND + 40) + "," + place);
            text(svg, WIDTH - LEGEND + 46, place + 4, "start", line.getKey());
            kind++;
        }
        return svg.append("</svg>").toString();
    }

    private void axes(StringBuilder svg) {
        for (int tick = 0; tick <= TICKS; tick++) {
            double right = x.low() + (x.high() - x.low()) * tick / TICKS;
            double up = y.low() + (y.high() - y.low()) * tick / TICKS;
            svg.append(String.format(
                    Locale.ROOT, "<path d=\"M%d %.1fH%d\" stroke=\"#d0d0d0\"/>", LEFT, down(up), WIDTH - LEGEND));
            text(svg, across(right), HEIGHT - BOTTOM + 18, "middle", number(right));
            text(svg, LEFT - 6, down(up) + 4, "end", number(up));
        }
    }

    private void line(StringBuilder svg, int kind, List<double[]> points) {
        StringBuilder path = new StringBuilder();
        for (double[] point : points) {
            path.append(String.format(Locale.ROOT, "%.1f,%.1f ", across(point[0]), down(point[1])));
        }
        stroke(svg, kind, path.toString().strip());
    }

    private static void stroke(StringBuilder svg, int kind, String points) {
        svg.append(String.format(
                Locale.ROOT,
                "<polyline fill=\"none\" stroke-width=\"1.8\" stroke=\"%s\" stroke-dasharray=\"%s\" points=\"%s\"/>",
                COLOURS.get(kind % COLOURS.size()),
                DASHES.get(kind % DASHES.size()),
                points));
    }

    private static void text(StringBuilder svg, double right, double down, String anchor, String words) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                right,
                down,
                anchor,
                HtmlText.escaped(words)));
    }

    private static String number(double value) {
        return Math.abs(value) >= 10
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.3g", value);
    }
}
