package se.samkor.effect.kommun;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import se.samkor.domain.HtmlText;
import se.samkor.schema.SmallAreaTable;

/**
 * The changes of areas against how precisely each is known, with the limits within which chance alone would keep 95 and
 * 99.8 of 100 areas if none differed; areas beyond the outer limits are named. Drawn as SVG.
 */
final class FunnelPlot {
    private static final int WIDTH = 620;
    private static final int HEIGHT = 300;
    private static final int MARGIN = 60;
    private static final int STEPS = 60;
    private static final double NARROW = 1.959963984540054;
    private static final double WIDE = 3.090232306167813;

    private final List<Point> points;
    private final double common;
    private final double mostPrecise;
    private final double reach;

    /**
     * An area.
     *
     * @param precision one over the standard error
     */
    private record Point(
            String area, double change, double precision, double shrunken, double common, boolean beyond) {}

    private FunnelPlot(List<Point> points) {
        this.points = points;
        common = points.get(0).common();
        mostPrecise = 1.05 * points.stream().mapToDouble(Point::precision).max().orElse(1);
        double least = points.stream().mapToDouble(Point::precision).min().orElse(1);
        double furthest = points.stream()
                .mapToDouble(point -> Math.abs(point.change() - common))
                .max()
                .orElse(1);
        // the widest limits of the smallest area may leave the picture, no area does
        reach = 1.05 * Math.max(furthest, Math.min(2 * furthest, WIDE / least));
    }

    /** The plot of one outcome, of both sexes; empty with fewer than three areas to compare. */
    static String of(List<Row> smallAreas, String outcome, String level) {
        List<Point> points = smallAreas.stream()
                .filter(row -> text(row, "outcome").equals(outcome)
                        && text(row, "sex").equals("ALL")
                        && text(row, "level").equals(level)
                        && number(row, "std_error") > 0)
                .map(FunnelPlot::point)
                .toList();
        return points.size() < 3 ? "" : new FunnelPlot(points).drawn(level);
    }

    private static Point point(Row row) {
        double error = number(row, "std_error");
        return new Point(
                text(row, "area"),
                number(row, "change"),
                1 / error,
                number(row, "shrunken"),
                (number(row, "limit_95_low") + number(row, "limit_95_high")) / 2,
                text(row, "place").equals("outside 99.8 %"));
    }

    private static String text(Row row, String column) {
        return String.valueOf(row.get(SmallAreaTable.TABLE.type().fieldIndex(column)));
    }

    private static double number(Row row, String column) {
        return row.get(SmallAreaTable.TABLE.type().fieldIndex(column)) instanceof Double value ? value : Double.NaN;
    }

    private String drawn(String level) {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<figure><svg width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"funnel plot, %s\">",
                WIDTH,
                HEIGHT,
                level));
        svg.append(line(common, common, "#005b96"));
        for (double limit : new double[] {-WIDE, -NARROW, NARROW, WIDE}) {
            svg.append(curve(limit));
        }
        points.forEach(point -> svg.append(dot(point)));
        svg.append(label(MARGIN - 4, y(common) + 4, "end", String.format(Locale.ROOT, "%.3g", common)))
                .append(label(MARGIN - 4, y(common + reach) + 12, "end", sized(common + reach)))
                .append(label(MARGIN - 4, y(common - reach), "end", sized(common - reach)))
                .append(label(WIDTH - 4, HEIGHT - 6, "end", "known more precisely \u2192"));
        return svg.append("</svg><figcaption>Funnel plot: change of each ")
                .append(level)
                .append(
                        " from the first half of the years to the second. Inside the lines (95 and 99.8 %) it is no more than")
                .append(" chance; areas are not to be ranked.</figcaption></figure>\n")
                .toString();
    }

    private static String sized(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }

    private double x(double precision) {
        return MARGIN + (WIDTH - MARGIN - 10) * precision / mostPrecise;
    }

    private double y(double change) {
        return (HEIGHT - 24) * (1 - (change - common + reach) / (2 * reach));
    }

    private String line(double from, double to, String colour) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"%s\"/>",
                MARGIN,
                y(from),
                WIDTH - 10,
                y(to),
                colour);
    }

    private String curve(double errors) {
        StringBuilder path = new StringBuilder();
        for (int step = 1; step <= STEPS; step++) {
            double precision = mostPrecise * step / STEPS;
            double change = common + errors / precision;
            if (Math.abs(change - common) <= reach) {
                path.append(
                        String.format(Locale.ROOT, "%s%.1f %.1f", path.isEmpty() ? "M" : "L", x(precision), y(change)));
            }
        }
        String dashes = Math.abs(errors) < WIDE ? " stroke-dasharray=\"4 3\"" : "";
        return "<path d=\"" + path + "\" fill=\"none\" stroke=\"#999\"" + dashes + "/>";
    }

    private String dot(Point point) {
        String tip = String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"><title>%s: change %.4g, drawn to the mean %.4g</title></circle>",
                x(point.precision()),
                y(point.change()),
                point.beyond() ? "#b00020" : "#555",
                HtmlText.escaped(point.area()),
                point.change(),
                point.shrunken());
        return tip
                + (point.beyond()
                        ? label(x(point.precision()) - 5, y(point.change()) + 4, "end", HtmlText.escaped(point.area()))
                        : "");
    }

    private static String label(double x, double y, String anchor, String text) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"11\">%s</text>",
                x,
                y,
                anchor,
                text);
    }
}
