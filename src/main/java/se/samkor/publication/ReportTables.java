package se.samkor.publication;

import java.util.List;

/** The tables of the report: narrow enough for a phone, every difference with its interval beside it. */
record ReportTables(RunCubes cubes, Language language) {

    /** Who was followed up. */
    Markup followUp() {
        Cube cube = cubes.followUp();
        Variable statuses = cube.variables().get(0);
        Markup html = start(cube.text().title().in(language));
        row(
                html,
                "th",
                List.of(
                        statuses.label().in(language),
                        cube.measures().get(0).label().in(language)));
        html.close("thead").open("tbody");
        for (int status = 0; status < statuses.size(); status++) {
            html.open("tr").element("th", statuses.labels().get(status).in(language), "scope", "row");
            html.element(
                    "td", new Numbers(language).of(cube.figure(cube.measures().get(0), status)));
            html.close("tr");
        }
        return end(html);
    }

    /** Days of one benefit in the bands of another, or of the same. */
    Markup durability(int banded, String counted) {
        Cube cube = cubes.durability();
        Variable bands = cube.variables().get(1);
        Variable sexes = cube.variables().get(2);
        Markup html = start(caption(banded, counted));
        row(
                html,
                "th",
                List.of(
                        bands.label().in(language),
                        sexes.label().in(language),
                        cube.measures().get(0).label().in(language),
                        language.pick("Före", "Before"),
                        language.pick("Efter", "After"),
                        language.pick("Skillnad", "Difference"),
                        language.pick("95 % konfidensintervall", "95 % confidence interval")));
        html.close("thead");
        for (int band = 0; band < bands.size(); band++) {
            html.open("tbody");
            for (int sex = 0; sex < sexes.size(); sex++) {
                html.open("tr");
                if (sex == 0) {
                    html.element(
                            "th",
                            bands.labels().get(band).in(language),
                            "scope",
                            "rowgroup",
                            "rowspan",
                            Integer.toString(sexes.size()));
                }
                html.element("th", sexes.labels().get(sex).in(language), "scope", "row");
                cells(html, counted, banded, band, sex);
                html.close("tr");
            }
            html.close("tbody");
        }
        return html.close("table").close("div");
    }

    private String caption(int banded, String counted) {
        String days = language.pick("Dagar med ", "Days with ")
                + DurabilityWords.inSentence(counted).in(language);
        String bands =
                DurabilityWords.inSentence(LinkedTables.BENEFITS.get(banded)).in(language);
        return days
                + language.pick(
                        " per person året före och året efter, i band efter dagar med ",
                        " per person the year before and the year after, by band of days with ")
                + bands
                + language.pick(" året före, avslut ", " the year before, exits ")
                + cubes.durability().time().codes().get(0);
    }

    private void cells(Markup html, String counted, int... position) {
        Numbers numbers = new Numbers(language);
        Cube cube = cubes.durability();
        html.element("td", numbers.of(cube.figure(cube.measures().get(0), position)));
        for (String part : List.of("before", "after", "diff")) {
            html.element("td", numbers.of(figure(counted, part, position)));
        }
        html.element(
                "td", numbers.interval(figure(counted, "diff_low", position), figure(counted, "diff_high", position)));
    }

    private Figure figure(String counted, String part, int... position) {
        Cube cube = cubes.durability();
        return cube.figure(cube.measure(LinkedTables.column(counted, part)), position);
    }

    private static Markup start(String caption) {
        Markup html = new Markup();
        // a region that can be scrolled must be reachable with the keyboard
        html.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", caption);
        return html.open("table").element("caption", caption).open("thead");
    }

    private static Markup end(Markup html) {
        return html.close("tbody").close("table").close("div");
    }

    private static void row(Markup html, String element, List<String> contents) {
        html.open("tr");
        contents.forEach(content -> html.element(element, content, "scope", "col"));
        html.close("tr");
    }
}
