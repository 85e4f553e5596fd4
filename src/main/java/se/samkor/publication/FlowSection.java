package se.samkor.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.samkor.disclosure.ProtectedTable;
import se.samkor.table.Dimension;
import se.samkor.table.Grouping;
import se.samkor.table.Grouping.Node;
import se.samkor.table.StatisticalTable;
import se.samkor.table.TableBuilder;

/** From all registrations to the followed-up cohort: at every step who goes on, and who does not, by reason. */
final class FlowSection implements Section {
    static final String STRUCTURAL = "structural";
    static final String INDIVIDUAL = "individual";
    static final String VOLUME = "volume";
    static final String ANONYMOUS = "anonymous";
    static final String MISTAKE = "mistake";
    static final String COUNTED = "counted";
    static final String TABLE = "registrations";
    private static final List<String> LEAVES = List.of(STRUCTURAL, VOLUME, ANONYMOUS, MISTAKE, COUNTED);
    private static final Map<String, Bilingual> WORDS = Map.of(
            LinkedTables.ALL,
            new Bilingual("Registreringar av deltagare, alla år", "Registrations, all years"),
            STRUCTURAL,
            new Bilingual("I strukturinriktade insatser", "In structural interventions"),
            INDIVIDUAL,
            new Bilingual("I individinriktade insatser", "In individual interventions"),
            VOLUME,
            new Bilingual("Bara ett antal (volym)", "Numbers only (volume)"),
            ANONYMOUS,
            new Bilingual("Anonyma deltagare", "Anonymous participants"),
            MISTAKE,
            new Bilingual("Registrerade av misstag", "Registered by mistake"),
            COUNTED,
            new Bilingual("Med identitet och rätt registrerade", "With an identity, correctly registered"));

    private final Cube registrations;
    private final Cube followUp;

    private FlowSection(Cube registrations, Cube followUp) {
        this.registrations = registrations;
        this.followUp = followUp;
    }

    static List<StatisticalTable> tables(RunTables run) {
        Optional<RunDetails.Flow> flow = run.details().flow();
        if (flow.isEmpty()) {
            return List.of();
        }
        TableBuilder table = new TableBuilder(TABLE, List.of(dimension()))
                .countName("registrations")
                .countedRows();
        flow.get().registrations().forEach((kind, rows) -> table.add(List.of(kind), (double) rows, 0, -1));
        return List.of(table.build());
    }

    private static Dimension dimension() {
        List<Node> nodes = new ArrayList<>(
                List.of(new Node(1, LinkedTables.ALL), new Node(2, STRUCTURAL), new Node(2, INDIVIDUAL)));
        LEAVES.stream().skip(1).forEach(leaf -> nodes.add(new Node(3, leaf)));
        return Dimension.of("registration", List.of(new Grouping(nodes)));
    }

    static FlowSection of(RunTables run, List<ProtectedTable> tables, Cube followUp, int threshold) {
        List<String> codes = tables.get(0).dimensions().get(0).codes();
        Variable kinds = new Variable(
                "registration",
                new Bilingual("Registrering", "Registration"),
                false,
                codes.stream()
                        .map(code -> WORDS.getOrDefault(code, Bilingual.same(code)))
                        .toList(),
                codes);
        Measure count = new Measure(
                "registrations",
                new Bilingual("Antal registreringar", "Registrations"),
                new Bilingual("antal", "number"),
                0);
        CubeText text = new CubeText(
                new Bilingual(
                        "Registreringar av deltagare i SUS, leveransen för avslut " + run.year(),
                        "Registrations of participants in SUS, delivery for exits in " + run.year()),
                List.of(DurabilityWords.withheld(threshold)),
                DurabilityWords.source());
        Cube cube = new Cube(TABLE, text, DurabilityWords.year(run.year()), List.of(kinds), List.of(count), tables);
        return new FlowSection(cube, followUp);
    }

    @Override
    public String anchor() {
        return "flow";
    }

    @Override
    public Bilingual heading() {
        return new Bilingual("Från registrering till uppföljning", "From registration to follow-up");
    }

    @Override
    public Cube cube() {
        return registrations;
    }

    @Override
    public Markup body(Language language) {
        Markup html = new Markup();
        html.element(
                "p",
                language.pick(
                        "Schemat visar vilka som är kvar i varje steg. Vid varje ruta står de som inte går vidare och"
                                + " varför.",
                        "The chart shows who is left at each step. At the side of each box are those who do not go on, and"
                                + " why."));
        html.open("ol", "class", "flow", "aria-label", heading().in(language));
        box(html, registrations, LinkedTables.ALL, List.of(STRUCTURAL), language);
        box(html, registrations, INDIVIDUAL, List.of(VOLUME, ANONYMOUS, MISTAKE), language);
        box(html, registrations, COUNTED, List.of(), language);
        box(html, followUp, LinkedTables.EVERYBODY, List.of(LinkedTables.NO_EXIT), language);
        List<String> lost = followUp.variables().get(0).codes().stream()
                .filter(code -> !List.of(
                                LinkedTables.EVERYBODY,
                                LinkedTables.NO_EXIT,
                                LinkedTables.ALL,
                                LinkedTables.FOLLOWED_UP)
                        .contains(code))
                .toList();
        box(html, followUp, LinkedTables.ALL, lost, language);
        box(html, followUp, LinkedTables.FOLLOWED_UP, List.of(), language);
        html.close("ol");
        return html.add(table(language));
    }

    private static void box(Markup html, Cube cube, String code, List<String> leaving, Language language) {
        html.open("li").open("div", "class", "stay");
        html.element("strong", count(cube, code, language)).text(" ").element("span", label(cube, code, language));
        html.close("div");
        if (!leaving.isEmpty()) {
            html.open("ul", "class", "leave");
            leaving.forEach(gone -> html.open("li")
                    .element("strong", count(cube, gone, language))
                    .text(" ")
                    .element("span", label(cube, gone, language))
                    .close("li"));
            html.close("ul");
        }
        html.close("li");
    }

    private static String count(Cube cube, String code, Language language) {
        int position = cube.variables().get(0).codes().indexOf(code);
        return position < 0
                ? "."
                : new Numbers(language).of(cube.figure(cube.measures().get(0), position));
    }

    private static String label(Cube cube, String code, Language language) {
        int position = cube.variables().get(0).codes().indexOf(code);
        return position < 0
                ? code
                : cube.variables().get(0).labels().get(position).in(language);
    }

    private Markup table(Language language) {
        PlainTable table = new PlainTable(
                registrations.text().title().in(language),
                1,
                List.of(
                        registrations.variables().get(0).label().in(language),
                        registrations.measures().get(0).label().in(language)));
        registrations
                .variables()
                .get(0)
                .codes()
                .forEach(code ->
                        table.row(List.of(label(registrations, code, language), count(registrations, code, language))));
        return table.markup();
    }
}
