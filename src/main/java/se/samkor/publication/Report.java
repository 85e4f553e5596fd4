package se.samkor.publication;

/**
 * The report: one HTML file without scripts or anything to fetch, first in Swedish, then the same in English. All
 * figures come from the cubes.
 */
final class Report {
    static final String STYLE =
            """
            :root{color-scheme:light}
            body{margin:0 auto;max-width:52rem;padding:0 1rem 3rem;font:1rem/1.55 system-ui,sans-serif;color:#1a1a1a;background:#fff}
            h1{font-size:1.7rem;line-height:1.25;margin:1.5rem 0 .5rem}
            h2{font-size:1.3rem;margin:2.2rem 0 .5rem;border-bottom:1px solid #767676}
            h3{font-size:1.1rem;margin:1.6rem 0 .3rem}
            a{color:#0b4f8a}
            a:focus,.scroll:focus{outline:3px solid #0b4f8a;outline-offset:2px}
            .skip{position:absolute;left:-99rem}
            .skip:focus{position:static}
            nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;padding:0;list-style:none}
            article+article{border-top:3px solid #1a1a1a;margin-top:4rem}
            .scroll{overflow-x:auto;margin:1rem 0}
            table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:.92rem}
            caption{text-align:left;font-weight:600;padding:.3rem 0}
            th,td{padding:.25rem .5rem;text-align:right;vertical-align:top;border-bottom:1px solid #c8c8c8}
            td{white-space:nowrap}
            th[scope=row],th[scope=rowgroup],thead th:first-child{text-align:left;font-weight:400}
            thead th{border-bottom:2px solid #1a1a1a;font-weight:600;vertical-align:bottom}
            thead th:nth-last-child(6){text-align:left}
            tbody{border-bottom:1px solid #767676}
            figure{margin:1rem 0}
            figcaption{font-weight:600}
            svg{width:100%;max-width:36rem;height:auto;font:12px system-ui,sans-serif}
            svg .grid{stroke:#d0d0d0}
            svg .zero{stroke:#1a1a1a;stroke-width:1.5}
            svg .interval{stroke:#1a1a1a;stroke-width:2}
            svg .all{fill:#1a1a1a}
            svg .part{fill:#fff;stroke:#1a1a1a;stroke-width:1.6}
            svg .band{font-weight:600}
            dt{font-weight:600}
            dd{margin:0 0 .5rem;overflow-wrap:anywhere}
            @media (max-width:40rem){th,td{padding:.2rem .3rem}table{font-size:.84rem}}
            @media print{body{max-width:none;padding:0;font-size:10pt}nav,.skip{display:none}\
            .scroll{overflow:visible}table,figure{break-inside:avoid}h2,h3{break-after:avoid}article+article{break-before:page}}
            """;

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
        Markup html = new Markup().fixed("<!DOCTYPE html>\n").open("html", "lang", Language.SV.code());
        html.open("head").empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.element("title", cubes.durability().text().title().in(Language.SV));
        html.open("style").fixed(STYLE).close("style").close("head").open("body");
        html.element("a", "Till innehållet", "class", "skip", "href", "#sv");
        html.open("nav", "aria-label", "Språk").open("ul");
        html.open("li").element("a", "Svenska", "href", "#sv").close("li");
        html.open("li")
                .element("a", "English", "href", "#en", "lang", "en", "hreflang", "en")
                .close("li");
        html.close("ul").close("nav").open("main");
        for (Language language : Language.values()) {
            html.add(new ReportArticle(cubes, facts, language).article());
        }
        return html.close("main").close("body").close("html");
    }
}
