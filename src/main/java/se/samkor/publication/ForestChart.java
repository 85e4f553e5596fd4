package se.samkor.publication;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A static drawing of the differences in a benefit's days, with their intervals: a line for each band and sex. Shapes, not
 * colours, tell the sexes apart, so that it can be read in grey. A figure without an interval is not drawn.
 */
final class ForestChart {
    private static final int WIDTH = 440;
    private static final int LEFT = 165;
    private static final int RIGHT = 425;
    private static final int TOP = 40;
    private static final int ROW = 20;
    private static final int GAP = 10;

    private final Cube cube;
    private final int benefit;
    private final Language language;
    private final Numbers numbers;
    private final Variable bands;
    private final Variable sexes;
    private final Markup svg = new Markup();

    private ForestChart(Cube cube, int benefit, Language language) {
        this.cube = cube;
        this.benefit = benefit;
        this.language = language;
        this.numbers = new Numbers(language);
        this.bands = cube.variables().get(1);
        this.sexes = cube.variables().get(2);
    }

    static Markup of(Cube cube, int benefit, Language language, String id) {
        return new ForestChart(cube, benefit, language).draw(id);
    }

    private Figure figure(String part, int band, int sex) {
        String column = LinkedTables.column(LinkedTables.BENEFITS.get(benefit), part);
        return cube.figure(cube.measure(column), benefit, band, sex);
    }

    private Markup draw(String id) {
        int height = TOP + bands.size() * (sexes.size() * ROW + GAP) + 24;
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "role",
                "img",
                "aria-labelledby",
                id + "-t " + id + "-d");
        String benefitName = cube.variables().get(0).labels().get(benefit).in(language);
        svg.element(
                "title",
                language.pick("Skillnad i dagar, efter minus före: ", "Difference in days, after minus before: ")
                        + benefitName,
                "id",
                id + "-t");
        svg.element(
                "desc",
                language.pick(
                        "Punkter med 95-procentiga konfidensintervall för varje band och kön. Alla tal står i tabellen"
                                + " efter diagrammet.",
                        "Points with 95 % confidence intervals for each band and sex. All numbers are in the table after"
                                + " the chart."),
                "id",
                id + "-d");
        Axis axis = Axis.around(ends(), LEFT, RIGHT);
        scale(axis, height - 20);
        legend();
        rows(axis);
        return svg.close("svg");
    }

    private List<Double> ends() {
        List<Double> ends = new ArrayList<>();
        for (int band = 0; band < bands.size(); band++) {
            for (int sex = 0; sex < sexes.size(); sex++) {
                for (String part : List.of("diff", "diff_low", "diff_high")) {
                    Figure figure = figure(part, band, sex);
                    if (figure.isShown()) {
                        ends.add(figure.number().doubleValue());
                    }
                }
            }
        }
        return ends;
    }

    private void scale(Axis axis, int bottom) {
        for (BigDecimal tick : axis.ticks()) {
            String x = number(axis.at(tick.doubleValue()));
            String kind = tick.signum() == 0 ? "zero" : "grid";
            svg.empty("line", "class", kind, "x1", x, "x2", x, "y1", number(TOP - 6), "y2", number(bottom));
            svg.element("text", numbers.of(tick), "x", x, "y", number(bottom + 14), "text-anchor", "middle");
        }
    }

    private void legend() {
        double x = 8;
        for (int sex = 0; sex < sexes.size(); sex++) {
            String name = sexes.labels().get(sex).in(language);
            marker(sex, x, 14);
            svg.element("text", name, "x", number(x + 10), "y", "18");
            x += 30 + 7.2 * name.length();
        }
    }

    private void rows(Axis axis) {
        double y = TOP;
        for (int band = 0; band < bands.size(); band++) {
            String name = bands.labels().get(band).in(language);
            for (int sex = 0; sex < sexes.size(); sex++) {
                y += ROW;
                if (sex == 0) {
                    String days = band == 0 ? name : name + language.pick(" dagar före", " days before");
                    svg.element("text", days, "class", "band", "x", "8", "y", number(y - 2));
                }
                row(axis, band, sex, y - 6);
            }
            y += GAP;
        }
    }

    private void row(Axis axis, int band, int sex, double y) {
        Figure middle = figure("diff", band, sex);
        Figure low = figure("diff_low", band, sex);
        Figure high = figure("diff_high", band, sex);
        if (low.isShown() && high.isShown()) {
            String height = number(y);
            svg.empty(
                    "line",
                    "class",
                    "interval",
                    "x1",
                    number(axis.at(low.number().doubleValue())),
                    "x2",
                    number(axis.at(high.number().doubleValue())),
                    "y1",
                    height,
                    "y2",
                    height);
            marker(sex, axis.at(middle.number().doubleValue()), y);
        } else {
            marker(sex, LEFT - 30, y);
            svg.element("text", low.text(), "x", number(LEFT - 20), "y", number(y + 4));
        }
    }

    /** A filled circle for both sexes, an open square for women, an open triangle for men. */
    private void marker(int sex, double x, double y) {
        switch (sex) {
            case 0 -> svg.empty("circle", "class", "all", "cx", number(x), "cy", number(y), "r", "4.5");
            case 1 -> svg.empty(
                    "rect", "class", "part", "x", number(x - 4), "y", number(y - 4), "width", "8", "height", "8");
            default -> svg.empty("path", "class", "part", "d", "M" + number(x) + " " + number(y - 5) + "l5 9h-10z");
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
