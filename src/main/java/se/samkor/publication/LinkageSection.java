package se.samkor.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import se.samkor.disclosure.ProtectedTable;
import se.samkor.publication.RunDetails.Linked;
import se.samkor.table.Dimension;
import se.samkor.table.Grouping;
import se.samkor.table.Grouping.Node;
import se.samkor.table.StatisticalTable;
import se.samkor.table.TableBuilder;

/** How many of those who have a benefit in SUS are found with it in MiDAS, and why the others are not. */
final class LinkageSection implements Section {
    static final String TABLE = "linkage";
    static final String FOUND = "found";
    private static final String NOT_FOUND = "not_found";
    private static final Map<String, Bilingual> WORDS = Map.of(
            LinkedTables.ALL,
            new Bilingual("Har ersättningen i SUS", "Has the benefit in SUS"),
            FOUND,
            new Bilingual("Återfinns i MiDAS", "Found in MiDAS"),
            NOT_FOUND,
            new Bilingual("Återfinns inte i MiDAS", "Not found in MiDAS"),
            "paid before and again later, perhaps resting (vilande)",
            new Bilingual("Utbetald förr och senare, kanske vilande", "Paid before and later, perhaps resting"),
            "this benefit at another time",
            new Bilingual("Utbetald en annan tid", "Paid at another time"),
            "another benefit only",
            new Bilingual("Bara annan ersättning utbetald", "Only another benefit paid"),
            "no payout",
            new Bilingual("Ingen utbetalning", "No payout"),
            "neither in befolkning nor paid",
            new Bilingual("Varken i befolkningen eller utbetald", "Neither in the population nor paid"));

    private final Cube cube;

    private LinkageSection(Cube cube) {
        this.cube = cube;
    }

    private static List<String> reasons(RunTables run) {
        TreeSet<String> reasons = new TreeSet<>();
        run.details().linkage().forEach(one -> reasons.add(one.outcome()));
        reasons.remove(FOUND);
        return List.copyOf(reasons);
    }

    private static Dimension outcomes(RunTables run) {
        List<Node> nodes =
                new ArrayList<>(List.of(new Node(1, LinkedTables.ALL), new Node(2, FOUND), new Node(2, NOT_FOUND)));
        reasons(run).forEach(reason -> nodes.add(new Node(3, reason)));
        return Dimension.of("outcome", List.of(new Grouping(nodes)));
    }

    static List<StatisticalTable> tables(RunTables run) {
        List<StatisticalTable> tables = new ArrayList<>();
        if (run.details().linkage().isEmpty()) {
            return tables;
        }
        for (String benefit : LinkedTables.BENEFITS) {
            Dimension sex = Dimension.flat(LinkedTables.SEX, LinkedTables.ALL, LinkedTables.SEXES);
            TableBuilder table = new TableBuilder(TABLE + "_" + benefit, List.of(sex, outcomes(run)))
                    .countName(LinkedTables.PERSONS)
                    .countedRows();
            for (Linked one : run.details().linkage()) {
                if (one.benefit().equals(benefit)) {
                    table.add(List.of(one.sex(), one.outcome()), (double) one.persons(), 0, -1);
                }
            }
            tables.add(table.build());
        }
        return tables;
    }

    static LinkageSection of(RunTables run, List<ProtectedTable> tables, int threshold) {
        List<String> codes = outcomes(run).codes();
        Variable outcomes = new Variable(
                "outcome",
                new Bilingual("Utfall", "Outcome"),
                false,
                codes.stream()
                        .map(code -> WORDS.getOrDefault(code, Bilingual.same(code)))
                        .toList(),
                codes);
        Variable benefits = new Variable(
                "benefit",
                new Bilingual("Ersättning", "Benefit"),
                false,
                LinkedTables.BENEFITS.stream().map(DurabilityWords::of).toList(),
                LinkedTables.BENEFITS);
        CubeText text = new CubeText(
                new Bilingual(
                        "Personer med ersättning i SUS som återfinns i MiDAS, starter " + run.year(),
                        "Persons with a benefit in SUS who are found in MiDAS, starts " + run.year()),
                List.of(
                        new Bilingual(
                                "Personer efter sin första start under året i en individinriktad insats.",
                                "Persons by their first start of the year in an individual intervention."),
                        DurabilityWords.withheld(threshold)),
                DurabilityWords.source());
        return new LinkageSection(new Cube(
                TABLE,
                text,
                DurabilityWords.year(run.year()),
                List.of(benefits, DurabilityWords.sexes(), outcomes),
                List.of(DurabilityWords.persons()),
                tables));
    }

    @Override
    public String anchor() {
        return TABLE;
    }

    @Override
    public Bilingual heading() {
        return new Bilingual("Hur väl registren går ihop", "How well the registers link");
    }

    @Override
    public Cube cube() {
        return cube;
    }

    private Figure persons(int benefit, int sex, String outcome) {
        int at = cube.variables().get(2).codes().indexOf(outcome);
        return cube.figure(cube.measures().get(0), benefit, sex, at);
    }

    @Override
    public Markup body(Language language) {
        Numbers numbers = new Numbers(language);
        Markup html = new Markup();
        html.element(
                "p",
                language.pick(
                        "Den som har en ersättning enligt SUS bör också ha den i utbetalningsregistret MiDAS. Andelen som"
                                + " återfinns säger hur väl registren stämmer överens.",
                        "Those who have a benefit according to SUS should have it in the payout register MiDAS as well. The"
                                + " share found says how well the registers agree."));
        PlainTable shares = new PlainTable(
                cube.text().title().in(language),
                2,
                List.of(
                        cube.variables().get(0).label().in(language),
                        cube.variables().get(1).label().in(language),
                        WORDS.getOrDefault(LinkedTables.ALL, Bilingual.same("")).in(language),
                        language.pick("Återfinns", "Found"),
                        language.pick("Andel, procent", "Share, per cent"),
                        language.pick("95 % intervall", "95 % interval")));
        for (int benefit = 0; benefit < LinkedTables.BENEFITS.size(); benefit++) {
            for (int sex = 0; sex < cube.variables().get(1).size(); sex++) {
                Figure all = persons(benefit, sex, LinkedTables.ALL);
                Figure found = persons(benefit, sex, FOUND);
                Share share = Share.of(found, all);
                shares.row(List.of(
                        cube.variables().get(0).labels().get(benefit).in(language),
                        cube.variables().get(1).labels().get(sex).in(language),
                        numbers.of(all),
                        numbers.of(found),
                        numbers.of(share.point()),
                        numbers.interval(share.low(), share.high())));
            }
        }
        return html.add(shares.markup()).add(reasons(language, numbers));
    }

    private Markup reasons(Language language, Numbers numbers) {
        PlainTable table = new PlainTable(
                language.pick("Personer som inte återfinns, efter orsak", "Persons who are not found, by reason"),
                2,
                List.of(
                        cube.variables().get(0).label().in(language),
                        language.pick("Orsak", "Reason"),
                        cube.measures().get(0).label().in(language)));
        Variable outcomes = cube.variables().get(2);
        for (int benefit = 0; benefit < LinkedTables.BENEFITS.size(); benefit++) {
            for (int outcome = 2; outcome < outcomes.size(); outcome++) {
                table.row(List.of(
                        cube.variables().get(0).labels().get(benefit).in(language),
                        outcomes.labels().get(outcome).in(language),
                        numbers.of(persons(benefit, 0, outcomes.codes().get(outcome)))));
            }
        }
        return table.markup();
    }
}
