package se.samkor.publication;

import java.util.List;

/**
 * The report: one HTML file with nothing to fetch, first in Swedish, then the same in English. All figures come from the cubes.
 * Charts are drawn by the ECharts library, which stands in the file; without scripts the tables hold every number.
 */
final class Report {

    private final RunCubes cubes;
    private final RunFacts facts;

    private Report(RunCubes cubes, RunFacts facts) {
        this.cubes = cubes;
        this.facts = facts;
    }

    static String of(RunCubes cubes, RunFacts facts) {
        return new Report(cubes, facts).page().toString();
    }

    private Markup page() {
        Markup withoutScript = new Markup()
                .open("noscript")
                .element(
                        "p",
                        "Diagrammen ritas av ett skript. Alla tal står i tabellerna. / The charts are drawn by a"
                                + " script. All numbers are in the tables.")
                .close("noscript");
        return new BilingualPage(
                        cubes.durability().text().title().in(Language.SV),
                        withoutScript,
                        language -> new ReportArticle(cubes, facts, language).article(),
                        scripts())
                .markup();
    }

    private Markup scripts() {
        Markup html = new Markup();
        if (cubes.sections().stream().anyMatch(section -> section instanceof AreaSection)) {
            html.open("script", "type", "application/json", "id", "kommun-shapes");
            html.fixed(Bundled.text("/se/samkor/publication/kommuner.geojson")).close("script");
        }
        for (String script : List.of(Bundled.charts(), Bundled.text("/se/samkor/publication/report.js"))) {
            html.open("script").fixed(script).close("script");
        }
        return html;
    }
}
