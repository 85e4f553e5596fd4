package se.samkor.publication;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.samkor.disclosure.ProtectedTable;
import se.samkor.domain.BundledCsv;
import se.samkor.publication.RunDetails.AreaChange;
import se.samkor.table.Contributions;
import se.samkor.table.Dimension;
import se.samkor.table.Grouping;
import se.samkor.table.Grouping.Node;
import se.samkor.table.StatisticalTable;
import se.samkor.table.TableBuilder;

/**
 * The changes of kommuner and förbund as one table: persons with the benefit, summed over the years, with the change and what was
 * estimated from it. A kommun with few such persons in a half of the years is withheld, and another of its förbund with it.
 */
final class AreaTables {
    static final String TABLE = "areas";
    static final String PAID = "paid_person_years";

    private final List<AreaChange> areas;

    AreaTables(RunTables run) {
        this.areas = run.details().areas();
    }

    /** The kommuner of every förbund; a kommun outside every förbund stands for itself. */
    private Map<String, List<String>> kommunerByGroup() {
        Map<String, List<String>> groups = new TreeMap<>();
        for (AreaChange area : areas) {
            if (!area.kommun().isEmpty()) {
                groups.computeIfAbsent(area.group(), group -> new ArrayList<>()).add(area.kommun());
            }
        }
        groups.values().forEach(kommuner -> kommuner.sort(java.util.Comparator.naturalOrder()));
        return groups;
    }

    private Dimension dimension() {
        List<Node> nodes = new ArrayList<>(List.of(new Node(1, LinkedTables.ALL)));
        kommunerByGroup().forEach((group, kommuner) -> {
            if (kommuner.equals(List.of(group))) {
                nodes.add(new Node(2, group));
            } else {
                nodes.add(new Node(2, group));
                kommuner.forEach(kommun -> nodes.add(new Node(3, kommun)));
            }
        });
        return Dimension.of("area", List.of(new Grouping(nodes)));
    }

    List<StatisticalTable> tables(int maxCount) {
        if (areas.isEmpty()) {
            return List.of();
        }
        Dimension dimension = dimension();
        TableBuilder table =
                new TableBuilder(TABLE, List.of(dimension)).countName(PAID).countedRows();
        double[][] values = new double[AreaChange.FIGURES.size()][table.cells().size()];
        Arrays.stream(values).forEach(column -> Arrays.fill(column, Double.NaN));
        for (AreaChange area : areas) {
            String code = area.kommun().isEmpty() ? area.group() : area.kommun();
            int cell = dimension.indexOf(code);
            if (cell < 0) {
                continue;
            }
            if (!area.kommun().isEmpty()) {
                table.add(List.of(code), (double) area.paid(), 0, -1);
            }
            if (area.fewest() > 0 && area.fewest() <= maxCount) {
                table.contributions(List.of(code), new Contributions((int) area.fewest(), List.of(), -1));
            }
            for (int i = 0; i < AreaChange.FIGURES.size(); i++) {
                values[i][cell] = area.figures().getOrDefault(AreaChange.FIGURES.get(i), Double.NaN);
            }
        }
        for (int i = 0; i < AreaChange.FIGURES.size(); i++) {
            table.dependent(AreaChange.FIGURES.get(i), values[i]);
        }
        return List.of(table.build());
    }

    Cube cube(RunTables run, List<ProtectedTable> tables, int threshold) {
        Map<String, String> names = names();
        List<String> codes = dimension().codes();
        Variable where = new Variable(
                "area",
                new Bilingual("Område", "Area"),
                false,
                codes.stream()
                        .map(code -> code.equals(LinkedTables.ALL)
                                ? new Bilingual("Alla kommuner", "All kommuner")
                                : Bilingual.same(names.getOrDefault(code, code)))
                        .toList(),
                codes);
        List<Measure> measures = new ArrayList<>(List.of(new Measure(
                PAID,
                new Bilingual(
                        "Personer med sjukpenning, summa över åren", "Persons with sickness benefit, sum of years"),
                new Bilingual("antal", "number"),
                0)));
        AreaChange.FIGURES.forEach(figure -> measures.add(measure(figure)));
        CubeText text = new CubeText(
                new Bilingual(
                        "Sjukpenningtalets förändring från den första till den andra halvan av åren, efter område",
                        "Change of sickness benefit days from the first to the second half of the years, by area"),
                List.of(
                        new Bilingual(
                                "Hela befolkningen 16–64 år. Små områdens förändring är dragen mot alla områdens medelvärde, så"
                                        + " att slumpen inte styr. Gränserna är ett 95-procentigt intervall.",
                                "The whole population aged 16–64. Small areas' change is drawn towards the mean of all, so that"
                                        + " chance does not rule. The limits are a 95 % interval."),
                        DurabilityWords.withheld(threshold)),
                DurabilityWords.source());
        return new Cube(TABLE, text, DurabilityWords.year(run.year()), List.of(where), measures, tables);
    }

    private static Measure measure(String figure) {
        Bilingual days = new Bilingual("dagar per person och år", "days a person and year");
        return switch (figure) {
            case "person_years" -> new Measure(
                    figure, new Bilingual("Personår", "Person-years"), new Bilingual("år", "years"), 0);
            case "before" -> new Measure(figure, new Bilingual("Första halvan", "First half"), days, 2);
            case "after" -> new Measure(figure, new Bilingual("Andra halvan", "Second half"), days, 2);
            case "change" -> new Measure(figure, new Bilingual("Förändring", "Change"), days, 2);
            case "shrunken" -> new Measure(figure, new Bilingual("Förändring, utjämnad", "Change, smoothed"), days, 2);
            case "shrunken_low" -> new Measure(
                    figure, new Bilingual("Utjämnad, undre gräns", "Smoothed, lower limit"), days, 2);
            case "shrunken_high" -> new Measure(
                    figure, new Bilingual("Utjämnad, övre gräns", "Smoothed, upper limit"), days, 2);
            case "limit_95_low" -> new Measure(
                    figure, new Bilingual("Slumpgräns 95 %, undre", "Chance limit 95 %, lower"), days, 2);
            case "limit_95_high" -> new Measure(
                    figure, new Bilingual("Slumpgräns 95 %, övre", "Chance limit 95 %, upper"), days, 2);
            case "limit_998_low" -> new Measure(
                    figure, new Bilingual("Slumpgräns 99,8 %, undre", "Chance limit 99.8 %, lower"), days, 2);
            default -> new Measure(
                    figure, new Bilingual("Slumpgräns 99,8 %, övre", "Chance limit 99.8 %, upper"), days, 2);
        };
    }

    private Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        areas.forEach(area -> names.put(area.group(), area.groupName()));
        for (Map<String, String> line : BundledCsv.read("kommuner.csv")) {
            names.put(line.getOrDefault("kommun", ""), line.getOrDefault("name", ""));
        }
        return names;
    }

    /** Whether a code is one of a kommun: four digits. */
    static boolean isKommun(String code) {
        return code.matches("\\d{4}");
    }
}
