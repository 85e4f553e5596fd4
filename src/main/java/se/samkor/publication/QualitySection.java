package se.samkor.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import se.samkor.disclosure.ProtectedTable;
import se.samkor.publication.RunDetails.RegisterRows;
import se.samkor.table.Dimension;
import se.samkor.table.Grouping;
import se.samkor.table.Grouping.Node;
import se.samkor.table.StatisticalTable;
import se.samkor.table.TableBuilder;

/** What was read, accepted and rejected of every register, by the rule that was broken. */
final class QualitySection implements Section {
    static final String TABLE = "quality";
    static final String ACCEPTED = "accepted";
    static final String REJECTED = "rejected";
    private static final String ROWS = "rows";
    private static final int READ = 0;

    private final Cube cube;

    private QualitySection(Cube cube) {
        this.cube = cube;
    }

    private static List<String> registers(RunTables run) {
        TreeSet<String> registers = new TreeSet<>();
        run.details().quality().forEach(rows -> registers.add(rows.register()));
        return List.copyOf(registers);
    }

    private static Map<String, Bilingual> rules(RunTables run) {
        Map<String, Bilingual> rules = new TreeMap<>();
        run.details().quality().stream()
                .filter(rows -> rows.item().equals(REJECTED))
                .forEach(rows -> rules.put(rows.rule(), rows.sentence()));
        return rules;
    }

    private static Dimension outcomes(RunTables run) {
        List<Node> nodes =
                new ArrayList<>(List.of(new Node(1, LinkedTables.ALL), new Node(2, ACCEPTED), new Node(2, REJECTED)));
        rules(run).keySet().forEach(rule -> nodes.add(new Node(3, rule)));
        return Dimension.of("outcome", List.of(new Grouping(nodes)));
    }

    static List<StatisticalTable> tables(RunTables run) {
        List<StatisticalTable> tables = new ArrayList<>();
        for (String register : registers(run)) {
            TableBuilder table = new TableBuilder(TABLE + "_" + register, List.of(outcomes(run)))
                    .countName(ROWS)
                    .countedRows();
            for (RegisterRows rows : run.details().quality()) {
                boolean rejected = rows.item().equals(REJECTED);
                if (rows.register().equals(register) && (rejected || rows.item().equals(ACCEPTED))) {
                    table.add(List.of(rejected ? rows.rule() : ACCEPTED), (double) rows.rows(), 0, -1);
                }
            }
            tables.add(table.build());
        }
        return tables;
    }

    static QualitySection of(RunTables run, List<ProtectedTable> tables, int threshold) {
        Map<String, Bilingual> rules = rules(run);
        List<String> codes = outcomes(run).codes();
        Variable outcomes = new Variable(
                "outcome",
                new Bilingual("Utfall", "Outcome"),
                false,
                codes.stream()
                        .map(code -> switch (code) {
                            case LinkedTables.ALL -> new Bilingual("Lästa rader", "Rows read");
                            case ACCEPTED -> new Bilingual("Godtagna", "Accepted");
                            case REJECTED -> new Bilingual("Avvisade", "Rejected");
                            default -> rules.getOrDefault(code, Bilingual.same(code));
                        })
                        .toList(),
                codes);
        List<String> names = registers(run);
        Variable registers = new Variable(
                "register",
                new Bilingual("Register", "Register"),
                false,
                names.stream().map(Bilingual::same).toList(),
                names);
        CubeText text = new CubeText(
                new Bilingual(
                        "Lästa, godtagna och avvisade rader i leveransen för avslut " + run.year(),
                        "Rows read, accepted and rejected in the delivery for exits in " + run.year()),
                List.of(DurabilityWords.withheld(threshold)),
                DurabilityWords.source());
        Measure count = new Measure(ROWS, new Bilingual("Antal rader", "Rows"), new Bilingual("antal", "number"), 0);
        return new QualitySection(new Cube(
                TABLE, text, DurabilityWords.year(run.year()), List.of(registers, outcomes), List.of(count), tables));
    }

    @Override
    public String anchor() {
        return TABLE;
    }

    @Override
    public Bilingual heading() {
        return new Bilingual("Registrens kvalitet", "Quality of the registers");
    }

    @Override
    public Cube cube() {
        return cube;
    }

    private Figure rows(int register, int outcome) {
        return cube.figure(cube.measures().get(0), register, outcome);
    }

    @Override
    public Markup body(Language language) {
        Numbers numbers = new Numbers(language);
        Variable registers = cube.variables().get(0);
        Variable outcomes = cube.variables().get(1);
        Markup html = new Markup();
        html.element(
                "p",
                language.pick(
                        "Varje rad som läses prövas mot regler. En rad som bryter mot en regel avvisas och räknas inte.",
                        "Every row is tried against rules. A row that breaks a rule is rejected and does not count."));
        PlainTable all = new PlainTable(
                cube.text().title().in(language),
                1,
                List.of(
                        registers.label().in(language),
                        outcomes.labels().get(READ).in(language),
                        outcomes.labels().get(1).in(language),
                        outcomes.labels().get(2).in(language)));
        PlainTable broken = new PlainTable(
                language.pick("Avvisade rader efter regel", "Rejected rows by rule"),
                2,
                List.of(
                        registers.label().in(language),
                        language.pick("Regel", "Rule"),
                        cube.measures().get(0).label().in(language)));
        for (int register = 0; register < registers.size(); register++) {
            String name = registers.labels().get(register).in(language);
            all.row(List.of(
                    name,
                    numbers.of(rows(register, READ)),
                    numbers.of(rows(register, 1)),
                    numbers.of(rows(register, 2))));
            for (int rule = 3; rule < outcomes.size(); rule++) {
                Figure rows = rows(register, rule);
                if (!rows.isShown() || rows.number().signum() != 0) {
                    broken.row(List.of(name, outcomes.labels().get(rule).in(language), numbers.of(rows)));
                }
            }
        }
        html.add(all.markup());
        return outcomes.size() > 3 ? html.add(broken.markup()) : html;
    }
}
