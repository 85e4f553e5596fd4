package se.samkor.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import se.samkor.disclosure.ProtectedTable;
import se.samkor.publication.RunDetails.Transition;
import se.samkor.table.Contributions;
import se.samkor.table.Dimension;
import se.samkor.table.Grouping;
import se.samkor.table.Grouping.Node;
import se.samkor.table.StatisticalTable;
import se.samkor.table.TableBuilder;

/** Where those who had a benefit at the start are so many months after the end. */
final class TransitionSection implements Section {
    static final String TABLE = "transitions";
    static final String SAME = "same_benefit";
    private static final String OBSERVED = "observed";
    private static final String NOT_OBSERVED = "not_observed";
    private static final List<Integer> MONTHS = List.of(3, 6, 12, 24);
    private static final List<String> DESTINATIONS =
            List.of(SAME, "SJP", "AE", "SE", "unemployment", "outside", "dead", "emigrated");
    private static final Map<String, Bilingual> WORDS = Map.of(
            LinkedTables.ALL,
            new Bilingual("Alla", "All"),
            OBSERVED,
            new Bilingual("Kan observeras", "Observed"),
            NOT_OBSERVED,
            new Bilingual("Kan inte observeras", "Not observed"),
            SAME,
            new Bilingual("Samma ersättning", "The same benefit"),
            "unemployment",
            new Bilingual("Arbetssökande", "Registered as a job-seeker"),
            "outside",
            new Bilingual("Utanför försäkringen", "Outside the insurance"),
            "dead",
            new Bilingual("Avliden", "Dead"),
            "emigrated",
            new Bilingual("Utvandrad", "Emigrated"));

    private final Cube cube;

    private TransitionSection(Cube cube) {
        this.cube = cube;
    }

    static List<StatisticalTable> tables(RunTables run, int maxCount) {
        List<StatisticalTable> tables = new ArrayList<>();
        if (run.details().transitions().isEmpty()) {
            return tables;
        }
        for (String origin : LinkedTables.BENEFITS) {
            for (int months : MONTHS) {
                tables.add(table(run, origin, months, maxCount));
            }
        }
        return tables;
    }

    private static StatisticalTable table(RunTables run, String origin, int months, int maxCount) {
        List<Node> nodes = new ArrayList<>(List.of(new Node(1, LinkedTables.ALL), new Node(2, OBSERVED)));
        DESTINATIONS.forEach(destination -> nodes.add(new Node(3, destination)));
        nodes.add(new Node(2, NOT_OBSERVED));
        Dimension destination = Dimension.of("destination_" + months, List.of(new Grouping(nodes)));
        TableBuilder table = new TableBuilder(TABLE + "_" + origin + "_" + months, List.of(destination))
                // all moments have the same total: it is one cell
                .population(TABLE + " " + origin)
                .countName(LinkedTables.PERSONS)
                .countedRows();
        long total = 0;
        for (Transition one : run.details().transitions()) {
            if (one.origin().equals(origin) && one.months() == months) {
                table.add(List.of(one.destination()), (double) one.persons(), 0, -1);
                total += one.persons();
            }
        }
        if (withoutBenefitAreFew(run, origin, total, maxCount)) {
            table.contributions(List.of(LinkedTables.ALL), new Contributions(maxCount, List.of(), -1));
        }
        return table.build();
    }

    /** All less those with the benefit at the start is a count as well: of those without it. */
    private static boolean withoutBenefitAreFew(RunTables run, String origin, long total, int maxCount) {
        return total > 0
                && run.details().profile().stream()
                        .filter(day -> day.day() == 0 && day.benefit().equals(origin))
                        .mapToLong(day -> day.persons() - total)
                        .anyMatch(others -> others > 0 && others <= maxCount);
    }

    static TransitionSection of(RunTables run, List<ProtectedTable> tables, int threshold) {
        List<String> codes = Stream.of(
                        Stream.of(LinkedTables.ALL, OBSERVED), DESTINATIONS.stream(), Stream.of(NOT_OBSERVED))
                .flatMap(each -> each)
                .toList();
        Variable destinations = new Variable(
                "destination",
                new Bilingual("Var", "Where"),
                false,
                codes.stream().map(TransitionSection::word).toList(),
                codes);
        Variable months = new Variable(
                "months",
                new Bilingual("Månader efter slutet", "Months after the end"),
                false,
                MONTHS.stream().map(TransitionSection::after).toList(),
                MONTHS.stream().map(month -> Integer.toString(month)).toList());
        Variable origins = new Variable(
                "origin",
                new Bilingual("Ersättning vid starten", "Benefit at the start"),
                false,
                LinkedTables.BENEFITS.stream().map(DurabilityWords::of).toList(),
                LinkedTables.BENEFITS);
        CubeText text = new CubeText(
                new Bilingual(
                        "Övergångar från ersättning vid starten, avslut " + run.year(),
                        "Transitions from the benefit at the start, exits " + run.year()),
                List.of(
                        new Bilingual(
                                "En person med flera ersättningar vid starten räknas i var och en.",
                                "A person with several benefits at the start counts in each of them."),
                        DurabilityWords.withheld(threshold)),
                DurabilityWords.source());
        return new TransitionSection(new Cube(
                TABLE,
                text,
                DurabilityWords.year(run.year()),
                List.of(origins, months, destinations),
                List.of(DurabilityWords.persons()),
                tables));
    }

    private static Bilingual word(String code) {
        Bilingual known = WORDS.get(code);
        return known == null ? DurabilityWords.of(code) : known;
    }

    private static Bilingual after(int months) {
        return new Bilingual(months + " månader", months + " months");
    }

    @Override
    public String anchor() {
        return TABLE;
    }

    @Override
    public Bilingual heading() {
        return new Bilingual("Övergångar mellan ersättningar", "Transitions between benefits");
    }

    @Override
    public Cube cube() {
        return cube;
    }

    private Figure persons(int origin, int months, String destination) {
        int at = cube.variables().get(2).codes().indexOf(destination);
        return cube.figure(cube.measures().get(0), origin, months, at);
    }

    private Share share(int origin, int months, String destination) {
        return Share.of(persons(origin, months, destination), persons(origin, months, OBSERVED));
    }

    @Override
    public Markup body(Language language) {
        Markup html = new Markup();
        for (int origin = 0; origin < LinkedTables.BENEFITS.size(); origin++) {
            Bilingual name = DurabilityWords.of(LinkedTables.BENEFITS.get(origin));
            html.element("h3", language.pick("Hade vid starten: ", "Had at the start: ") + name.in(language));
            html.element("p", sentence(origin, language));
            html.add(chart(origin, language));
            html.add(table(origin, language));
        }
        return html;
    }

    /** A year after the end: who still has it, who has another benefit, who has none. */
    private String sentence(int origin, Language language) {
        int year = MONTHS.indexOf(12);
        Bilingual name = DurabilityWords.inSentence(LinkedTables.BENEFITS.get(origin));
        Share same = share(origin, year, SAME);
        Share outside = share(origin, year, "outside");
        if (!same.point().isShown() && !outside.point().isShown()) {
            return language.pick(
                    "Vart de som hade ersättningen tog vägen lämnas inte ut.",
                    "Where those with the benefit went is withheld.");
        }
        return String.format(
                Locale.ROOT,
                language.pick(
                        "Tolv månader efter slutet hade %s av dem som kan observeras kvar samma ersättning (%s). Andelen"
                                + " utanför försäkringen, varken med ersättning eller som arbetssökande, var %s.",
                        "Twelve months after the end the share of those observed who still had the same benefit was %s"
                                + " (%s). The share outside the insurance, neither with a benefit nor a job-seeker, was"
                                + " %s."),
                same.words(language),
                name.in(language),
                outside.words(language));
    }

    private List<String> shownDestinations(int origin) {
        return DESTINATIONS.stream()
                .filter(destination -> {
                    for (int months = 0; months < MONTHS.size(); months++) {
                        Figure persons = persons(origin, months, destination);
                        if (!persons.isShown() || persons.number().signum() != 0) {
                            return true;
                        }
                    }
                    return false;
                })
                .toList();
    }

    private String caption(int origin, Language language) {
        return language.pick(
                        "Andel av dem som hade ersättningen vid starten, procent, med 95-procentigt intervall: ",
                        "Share of those who had the benefit at the start, per cent, with 95 % interval: ")
                + DurabilityWords.inSentence(LinkedTables.BENEFITS.get(origin)).in(language);
    }

    private Markup chart(int origin, Language language) {
        List<String> destinations = shownDestinations(origin);
        ForestData forest = new ForestData(
                language,
                MONTHS.stream().map(month -> after(month).in(language)).toList(),
                language.pick("procent", "per cent"),
                destinations.size() * MONTHS.size(),
                1,
                false);
        for (String destination : destinations) {
            List<List<Figure>> cells = new ArrayList<>();
            for (int months = 0; months < MONTHS.size(); months++) {
                Share share = share(origin, months, destination);
                cells.add(List.of(share.point(), share.low(), share.high()));
            }
            forest.row(word(destination).in(language), cells);
        }
        return forest.chart()
                .figure(
                        id(language, "chart-" + LinkedTables.BENEFITS.get(origin)),
                        caption(origin, language),
                        language.pick(
                                "En rad för varje plats och tidpunkt. Alla tal står i tabellen efter diagrammet.",
                                "A row for each place and moment. All numbers are in the table after the chart."));
    }

    private Markup table(int origin, Language language) {
        PlainTable table = new PlainTable(
                caption(origin, language),
                2,
                List.of(
                        cube.variables().get(2).label().in(language),
                        cube.variables().get(1).label().in(language),
                        cube.measures().get(0).label().in(language),
                        language.pick("Andel", "Share"),
                        language.pick("95 % intervall", "95 % interval")));
        Numbers numbers = new Numbers(language);
        List<String> rows = new ArrayList<>(List.of(OBSERVED));
        rows.addAll(shownDestinations(origin));
        rows.add(NOT_OBSERVED);
        for (String destination : rows) {
            for (int months = 0; months < MONTHS.size(); months++) {
                boolean part = DESTINATIONS.contains(destination);
                Share share = share(origin, months, destination);
                table.row(List.of(
                        word(destination).in(language),
                        Integer.toString(MONTHS.get(months)),
                        numbers.of(persons(origin, months, destination)),
                        part ? numbers.of(share.point()) : "",
                        part ? numbers.interval(share.low(), share.high()) : ""));
            }
        }
        return table.markup();
    }
}
