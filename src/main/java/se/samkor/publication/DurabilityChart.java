package se.samkor.publication;

import java.util.ArrayList;
import java.util.List;

/** The differences in a benefit's days with their intervals: a row for each band, a point for each sex. */
record DurabilityChart(Cube cube, int benefit, Language language) {

    Markup figure(String id) {
        Variable bands = cube.variables().get(1);
        Variable sexes = cube.variables().get(2);
        ForestData forest = new ForestData(
                language,
                sexes.labels().stream().map(label -> label.in(language)).toList(),
                language.pick("dagar per person", "days per person"),
                bands.size() * sexes.size(),
                LinkedTables.DECIMALS,
                true);
        for (int band = 0; band < bands.size(); band++) {
            String name = bands.labels().get(band).in(language);
            String days = band == 0 ? name : name + language.pick(" dagar före", " days before");
            List<List<Figure>> cells = new ArrayList<>();
            for (int sex = 0; sex < sexes.size(); sex++) {
                cells.add(point(band, sex));
            }
            forest.row(days, cells);
        }
        return forest.chart().figure(id, caption(), description());
    }

    /** A difference without an interval is not drawn. */
    private List<Figure> point(int band, int sex) {
        Figure low = figure("diff_low", band, sex);
        Figure high = figure("diff_high", band, sex);
        Figure middle = low.isShown() && high.isShown() ? figure("diff", band, sex) : low;
        return List.of(middle, low, high);
    }

    private Figure figure(String part, int band, int sex) {
        String column = LinkedTables.column(LinkedTables.BENEFITS.get(benefit), part);
        return cube.figure(cube.measure(column), benefit, band, sex);
    }

    private String caption() {
        return language.pick(
                        "Skillnad i dagar per person, efter minus före, med 95-procentigt konfidensintervall: ",
                        "Difference in days per person, after minus before, with 95 % confidence interval: ")
                + DurabilityWords.inSentence(LinkedTables.BENEFITS.get(benefit)).in(language);
    }

    private String description() {
        return language.pick(
                "En rad för varje band, en punkt för varje kön. Alla tal står i tabellen efter diagrammet.",
                "A row for each band, a point for each sex. All numbers are in the table after the chart.");
    }
}
