package se.samkor.publication;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import se.samkor.disclosure.ProtectedTable;
import se.samkor.publication.RunDetails.EventEffect;
import se.samkor.table.Dimension;
import se.samkor.table.StatisticalTable;
import se.samkor.table.TableBuilder;

/**
 * Effects of joining a förbund by year since entry. A coefficient over whole kommuner is no figure about persons; it counts kommuner,
 * and is withheld where fewer stand behind it than the smallest count.
 */
final class EventSection implements Section {
    static final String TABLE = "events";
    private static final String UNITS = "kommuner";
    private static final List<String> PARTS = List.of("estimate", "low", "high");
    private static final int DECIMALS = 2;
    private static final Map<String, Bilingual> OUTCOMES = Map.of(
            "sjp_share", new Bilingual("Andel med sjukpenning, procent", "Share with sickness benefit, per cent"),
            "se_ae_share",
                    new Bilingual(
                            "Andel med sjuk- eller aktivitetsersättning, procent",
                            "Share with sickness or activity compensation, per cent"),
            "sjukpenningtal",
                    new Bilingual("Sjukpenningtal, dagar per person och år", "Sickness benefit days a person and year"),
            "ohalsotal",
                    new Bilingual(
                            "Ohälsotal, dagar per person och år", "Days with any of the benefits a person and year"),
            "sjp_to_se_rate",
                    new Bilingual(
                            "Nya sjukersättningar per 100 år med sjukpenning",
                            "New sickness compensations a 100 years with sickness benefit"),
            "to_work_rate",
                    new Bilingual(
                            "Avslut till arbete per 100 år som arbetssökande",
                            "Ends in work a 100 years as job-seeker"));

    private final Cube cube;
    private final List<Integer> years;

    private EventSection(Cube cube, List<Integer> years) {
        this.cube = cube;
        this.years = years;
    }

    static Bilingual outcome(String code) {
        return OUTCOMES.getOrDefault(code, Bilingual.same(code));
    }

    /** Shares are printed in per cent. */
    static double scale(String outcome) {
        return outcome.endsWith("_share") ? 100 : 1;
    }

    private static List<String> outcomes(RunTables run) {
        return run.details().events().stream()
                .map(EventEffect::outcome)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Integer> years(RunTables run) {
        TreeSet<Integer> years = new TreeSet<>();
        run.details().events().forEach(event -> years.add(event.year()));
        return List.copyOf(years);
    }

    static List<StatisticalTable> tables(RunTables run) {
        List<String> years =
                years(run).stream().map(year -> Integer.toString(year)).toList();
        List<StatisticalTable> tables = new ArrayList<>();
        for (String outcome : outcomes(run)) {
            TableBuilder table = new TableBuilder(
                            TABLE + "_" + outcome, List.of(Dimension.unrelated("event_time", years)))
                    .countName(UNITS)
                    .countedRows();
            double[][] values = new double[PARTS.size()][years.size()];
            Arrays.stream(values).forEach(column -> Arrays.fill(column, Double.NaN));
            for (EventEffect event : run.details().events()) {
                if (event.outcome().equals(outcome)) {
                    String year = Integer.toString(event.year());
                    table.add(List.of(year), (double) event.units(), 0, -1);
                    int at = years.indexOf(year);
                    values[0][at] = event.estimate() * scale(outcome);
                    values[1][at] = event.low() * scale(outcome);
                    values[2][at] = event.high() * scale(outcome);
                }
            }
            for (int part = 0; part < PARTS.size(); part++) {
                table.dependent(PARTS.get(part), values[part]);
            }
            tables.add(table.build());
        }
        return tables;
    }

    static EventSection of(RunTables run, List<ProtectedTable> tables, int threshold) {
        List<Integer> years = years(run);
        List<String> outcomes = outcomes(run);
        Variable what = new Variable(
                "outcome",
                new Bilingual("Utfall", "Outcome"),
                false,
                outcomes.stream().map(EventSection::outcome).toList(),
                outcomes);
        Variable when = new Variable(
                "event_time",
                new Bilingual("År sedan inträdet", "Years since entry"),
                false,
                years.stream()
                        .map(year -> Bilingual.same(Integer.toString(year)))
                        .toList(),
                years.stream().map(year -> Integer.toString(year)).toList());
        Bilingual unit = new Bilingual("utfallets enhet", "unit of the outcome");
        List<Measure> measures = List.of(
                new Measure(UNITS, new Bilingual("Kommuner", "Kommuner"), new Bilingual("antal", "number"), 0),
                new Measure("estimate", new Bilingual("Skillnad", "Difference"), unit, DECIMALS),
                new Measure("low", new Bilingual("Undre gräns", "Lower limit"), unit, DECIMALS),
                new Measure("high", new Bilingual("Övre gräns", "Upper limit"), unit, DECIMALS));
        String estimator = run.details().events().get(0).estimator();
        CubeText text = new CubeText(
                new Bilingual(
                        "Utfall i kommuner efter inträdet i ett samordningsförbund",
                        "Outcomes in kommuner after joining a samordningsförbund"),
                List.of(
                        new Bilingual(
                                "Skillnad mot kommuner utan förbund, mot året före inträdet (metod: " + estimator
                                        + "). Gränserna är ett 95-procentigt konfidensintervall för varje år för sig.",
                                "Difference to kommuner without a förbund, against the year before entry (method: "
                                        + estimator
                                        + "). The limits are a 95 % confidence interval of each year by itself."),
                        new Bilingual(
                                "Två punkter (..): färre än " + threshold + " kommuner.",
                                "Two dots (..): fewer than " + threshold + " kommuner.")),
                DurabilityWords.source());
        return new EventSection(
                new Cube(TABLE, text, DurabilityWords.year(run.year()), List.of(what, when), measures, tables), years);
    }

    @Override
    public String anchor() {
        return TABLE;
    }

    @Override
    public Bilingual heading() {
        return new Bilingual(
                "Kommuner före och efter inträdet i ett förbund", "Kommuner before and after joining a förbund");
    }

    @Override
    public Cube cube() {
        return cube;
    }

    private Figure figure(String measure, int outcome, int year) {
        return cube.figure(cube.measure(measure), outcome, year);
    }

    @Override
    public Markup body(Language language) {
        Markup html = new Markup();
        html.element(
                "p",
                language.pick(
                        "Diagrammen visar hela befolkningen i kommunerna, inte bara deltagarna. Åren före inträdet ska ligga"
                                + " nära noll: annars skilde sig kommunerna åt redan då, och åren efter säger inget säkert.",
                        "The charts show the whole population of the kommuner, not the participants alone. The years before"
                                + " entry should lie near zero: otherwise the kommuner differed already then, and the years after"
                                + " say nothing certain."));
        for (int outcome = 0; outcome < cube.variables().get(0).size(); outcome++) {
            html.element("h3", cube.variables().get(0).labels().get(outcome).in(language));
            html.element("p", sentence(outcome, language));
            html.add(chart(outcome, language));
        }
        return html.add(table(language));
    }

    /** In how many of the years the whole interval lies on one side. */
    private String sentence(int outcome, Language language) {
        int more = 0;
        int fewer = 0;
        int undecided = 0;
        for (int year = 0; year < years.size(); year++) {
            if (years.get(year) >= 0) {
                Prose.Finding finding = Prose.of(figure("low", outcome, year), figure("high", outcome, year));
                more += finding == Prose.Finding.MORE ? 1 : 0;
                fewer += finding == Prose.Finding.FEWER ? 1 : 0;
                undecided += finding == Prose.Finding.UNDECIDED ? 1 : 0;
            }
        }
        return language.pick(
                        "Från inträdesåret på ligger intervallet över noll i ",
                        "From the year of entry on the interval lies above zero in ")
                + more
                + language.pick(" år, under noll i ", " years, below zero in ")
                + fewer
                + language.pick(" år, och i ", " years, and in ")
                + undecided
                + language.pick(" år rymmer det noll.", " years it holds zero.");
    }

    private Markup chart(int outcome, Language language) {
        String name = cube.variables().get(0).labels().get(outcome).in(language);
        ChartData chart = new ChartData("lines", language, DECIMALS, 300)
                .put("xName", cube.variables().get(1).label().in(language))
                .put("yName", name)
                .put("bars", true)
                .put("everyLabel", years.size() <= 16)
                .put("zero", true)
                .texts(
                        "x",
                        years.stream()
                                .map(year -> new Numbers(language).of(java.math.BigDecimal.valueOf(year)))
                                .toList());
        ObjectNode line = chart.node().putArray("series").addObject().put("name", name);
        ArrayNode value = line.putArray("value");
        ArrayNode low = line.putArray("low");
        ArrayNode high = line.putArray("high");
        for (int year = 0; year < years.size(); year++) {
            ChartData.add(value, figure("estimate", outcome, year));
            ChartData.add(low, figure("low", outcome, year));
            ChartData.add(high, figure("high", outcome, year));
        }
        return chart.figure(
                id(language, "chart-" + cube.variables().get(0).codes().get(outcome)),
                language.pick(
                                "Skillnad mot kommuner utan förbund, med 95-procentigt konfidensintervall: ",
                                "Difference to kommuner without a förbund, with 95 % confidence interval: ")
                        + name,
                language.pick(
                        "Alla tal står i tabellen i slutet av avsnittet.",
                        "All numbers are in the table at the end of the section."));
    }

    private Markup table(Language language) {
        Numbers numbers = new Numbers(language);
        PlainTable table = new PlainTable(
                cube.text().title().in(language),
                2,
                List.of(
                        cube.variables().get(0).label().in(language),
                        cube.variables().get(1).label().in(language),
                        cube.measures().get(0).label().in(language),
                        cube.measures().get(1).label().in(language),
                        language.pick("95 % konfidensintervall", "95 % confidence interval")));
        for (int outcome = 0; outcome < cube.variables().get(0).size(); outcome++) {
            for (int year = 0; year < years.size(); year++) {
                table.row(List.of(
                        cube.variables().get(0).labels().get(outcome).in(language),
                        numbers.of(java.math.BigDecimal.valueOf(years.get(year))),
                        numbers.of(figure(UNITS, outcome, year)),
                        numbers.of(figure("estimate", outcome, year)),
                        numbers.interval(figure("low", outcome, year), figure("high", outcome, year))));
            }
        }
        return table.markup();
    }
}
