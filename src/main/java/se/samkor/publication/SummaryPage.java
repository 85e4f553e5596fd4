package se.samkor.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One page about a run, for a mail: what was run on what, who was followed up, the first rows of the result, the quality of the
 * registers, and what to look at. Every number of persons or rows stands in the published tables too, withheld where it is withheld
 * there; a run that published nothing has a page without figures. Nothing on it is fetched, and there is no script.
 */
public final class SummaryPage {
    private static final String STYLE =
            """
            body{margin:0 auto;max-width:46rem;padding:0 1rem 1rem;font:15px/1.4 sans-serif;color:#1a1a1a;background:#fff}
            h1{font-size:1.35rem;margin:.8rem 0 .3rem}
            table{border-collapse:collapse;width:100%;margin:.7rem 0}
            caption{text-align:left;font-weight:600;padding:.2rem 0}
            th,td{padding:.12rem .5rem;text-align:right;border-bottom:1px solid #c8c8c8;font-weight:400}
            thead th{font-weight:600;border-bottom:2px solid #1a1a1a}
            .words{text-align:left}
            [lang=en]{color:#404040}
            """;

    private final RunFacts facts;
    private final Optional<RunCubes> cubes;
    private final List<Step> steps;
    private final List<Bilingual> remarks;

    private SummaryPage(RunFacts facts, Optional<RunCubes> cubes, List<Step> steps, List<Bilingual> remarks) {
        this.facts = facts;
        this.cubes = cubes;
        this.steps = steps;
        this.remarks = remarks;
    }

    /**
     * A step of the run.
     *
     * @param started UTC, ISO 8601
     * @param seconds how long it took
     */
    public record Step(String name, String started, double seconds, String status) {}

    /**
     * The page as HTML.
     *
     * @param cubes what was published, empty where nothing was
     * @param remarks what to look at; without any figure
     */
    public static String of(RunFacts facts, Optional<RunCubes> cubes, List<Step> steps, List<Bilingual> remarks) {
        return new SummaryPage(facts, cubes, steps, remarks).page().toString();
    }

    private Markup page() {
        Bilingual title =
                new Bilingual("Uppföljning av avslut " + facts.year(), "Follow-up of exits in " + facts.year());
        Markup html = new Markup().fixed("<!DOCTYPE html>\n").open("html", "lang", Language.SV.code());
        html.open("head").empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.element("title", title.swedish());
        html.open("style")
                .fixed(STYLE)
                .close("style")
                .close("head")
                .open("body")
                .open("main");
        html.open("h1").add(both(title)).close("h1");
        html.open("p").text("Körning / Run ").element("strong", facts.runId());
        html.text(", " + facts.started() + ". Leverans / Delivery ").element("strong", facts.delivery());
        html.text(". Program " + facts.codeVersion() + ", inställningar / settings " + facts.settingsHash() + ".");
        html.close("p");
        remarks(html);
        cubes.ifPresentOrElse(published -> figures(html, published), () -> html.open("p")
                .add(both(new Bilingual(
                        "Inga tal: körningen har inte publicerat något.", "No figures: the run published nothing.")))
                .close("p"));
        html.add(steps());
        cubes.ifPresent(published -> html.open("p")
                .add(both(DurabilityWords.withheld(facts.threshold())))
                .close("p"));
        return html.close("main").close("body").close("html");
    }

    private static Markup both(Bilingual text) {
        Markup html = new Markup().text(text.swedish());
        return text.swedish().equals(text.english())
                ? html
                : html.text(" / ").element("span", text.english(), "lang", Language.EN.code());
    }

    private void remarks(Markup html) {
        if (remarks.isEmpty()) {
            return;
        }
        html.open("ul");
        remarks.forEach(remark -> html.open("li").add(both(remark)).close("li"));
        html.close("ul");
    }

    private static void figures(Markup html, RunCubes published) {
        published.sections().stream()
                .filter(section -> section instanceof FlowSection)
                .forEach(section -> html.add(list(section.cube())));
        html.add(list(published.followUp()));
        html.add(result(published.durability()));
        published.sections().stream()
                .filter(section -> section instanceof QualitySection)
                .forEach(section -> html.add(quality(section.cube())));
    }

    /** A cube of one variable, a line for each of its codes. */
    private static Markup list(Cube cube) {
        Variable variable = cube.variables().get(0);
        Table table = new Table(
                cube.text().title(),
                List.of(variable.label(), cube.measures().get(0).label()));
        for (int code = 0; code < variable.size(); code++) {
            table.row(
                    variable.labels().get(code),
                    List.of(cube.figure(cube.measures().get(0), code)));
        }
        return table.markup();
    }

    /** Everyone, women and men, for each benefit: days before, days after, and the difference. */
    private static Markup result(Cube cube) {
        List<Bilingual> heads = new ArrayList<>(List.of(
                cube.variables().get(0).label(), DurabilityWords.persons().label()));
        List<String> parts = List.of("before", "after", "diff");
        parts.forEach(part -> heads.add(DurabilityWords.part(part)));
        Table table = new Table(cube.text().title(), heads);
        Variable benefits = cube.variables().get(0);
        Variable sexes = cube.variables().get(2);
        for (int benefit = 0; benefit < benefits.size(); benefit++) {
            for (int sex = 0; sex < sexes.size(); sex++) {
                List<Figure> figures =
                        new ArrayList<>(List.of(cube.figure(cube.measures().get(0), benefit, 0, sex)));
                for (String part : parts) {
                    String column = LinkedTables.column(benefits.codes().get(benefit), part);
                    figures.add(cube.figure(cube.measure(column), benefit, 0, sex));
                }
                table.row(joined(benefits.labels().get(benefit), sexes.labels().get(sex)), figures);
            }
        }
        return table.markup();
    }

    private static Bilingual joined(Bilingual one, Bilingual other) {
        return new Bilingual(one.swedish() + ", " + other.swedish(), one.english() + ", " + other.english());
    }

    private static Markup quality(Cube cube) {
        Variable registers = cube.variables().get(0);
        Variable outcomes = cube.variables().get(1);
        List<Bilingual> heads = new ArrayList<>(List.of(registers.label()));
        heads.addAll(outcomes.labels().subList(0, 3));
        Table table = new Table(cube.text().title(), heads);
        for (int register = 0; register < registers.size(); register++) {
            List<Figure> figures = new ArrayList<>();
            for (int outcome = 0; outcome < 3; outcome++) {
                figures.add(cube.figure(cube.measures().get(0), register, outcome));
            }
            table.row(registers.labels().get(register), figures);
        }
        return table.markup();
    }

    private Markup steps() {
        Table table = new Table(
                new Bilingual("Steg", "Steps"),
                List.of(
                        new Bilingual("Steg", "Step"),
                        new Bilingual("Började (UTC)", "Began (UTC)"),
                        new Bilingual("Sekunder", "Seconds"),
                        new Bilingual("Status", "Status")));
        for (Step step : steps) {
            table.words(List.of(
                    step.name(), step.started(), String.format(Locale.ROOT, "%.1f", step.seconds()), step.status()));
        }
        return table.markup();
    }

    /** A table with heads in both languages; its figures are written as Swedish text has them. */
    private static final class Table {
        private final Markup html = new Markup();

        Table(Bilingual caption, List<Bilingual> heads) {
            html.open("table").open("caption").add(both(caption)).close("caption");
            html.open("thead").open("tr");
            for (int i = 0; i < heads.size(); i++) {
                html.open("th", "scope", "col", "class", i == 0 ? "words" : "figures")
                        .add(both(heads.get(i)))
                        .close("th");
            }
            html.close("tr").close("thead").open("tbody");
        }

        void row(Bilingual head, List<Figure> figures) {
            html.open("tr")
                    .open("th", "scope", "row", "class", "words")
                    .add(both(head))
                    .close("th");
            figures.forEach(figure -> html.element("td", new Numbers(Language.SV).of(figure)));
            html.close("tr");
        }

        void words(List<String> cells) {
            html.open("tr").element("th", cells.get(0), "scope", "row", "class", "words");
            cells.subList(1, cells.size()).forEach(cell -> html.element("td", cell));
            html.close("tr");
        }

        Markup markup() {
            return html.close("tbody").close("table");
        }
    }
}
