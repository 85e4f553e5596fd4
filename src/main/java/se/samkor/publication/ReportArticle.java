package se.samkor.publication;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The report in one language. */
record ReportArticle(RunCubes cubes, RunFacts facts, Language language) {

    Markup article() {
        Markup html = new Markup().open("article", "id", language.code(), "lang", language.code(), "tabindex", "-1");
        html.element("h1", cubes.durability().text().title().in(language));
        contents(html);
        asked(html);
        summary(html);
        counted(html);
        for (int benefit = 0; benefit < LinkedTables.BENEFITS.size(); benefit++) {
            benefit(html, benefit);
        }
        sections().forEach(section -> {
            heading(html, section.anchor(), section.heading().in(language));
            html.add(section.body(language));
        });
        reading(html);
        others(html);
        heading(html, "definitions", say("Definitioner", "Definitions"));
        html.add(new ReportDefinitions(facts, language).definitions());
        heading(html, "again", say("Ta fram siffrorna igen", "How to reproduce"));
        html.add(new ReportDefinitions(facts, language).reproduction());
        return html.close("article");
    }

    /** The further parts; the flow stands with those who are counted. */
    private List<Section> sections() {
        return cubes.sections().stream()
                .filter(section -> !(section instanceof FlowSection))
                .toList();
    }

    private void asked(Markup html) {
        heading(html, "asked", say("Frågan", "The question"));
        html.element(
                "p",
                say(
                                "Hur många dagar med sjukpenning, rehabiliteringspenning, aktivitetsersättning och sjukersättning"
                                        + " hade de som avslutade en insats hos ett samordningsförbund under ",
                                "How many days with sickness benefit, rehabilitation benefit, activity compensation and sickness"
                                        + " compensation did those have who ended an intervention of a samordningsförbund in ")
                        + facts.year()
                        + say(", året före och året efter?", ", the year before and the year after?"));
    }

    private String say(String swedish, String english) {
        return language.pick(swedish, english);
    }

    private String anchor(String part) {
        return language.code() + "-" + part;
    }

    private void heading(Markup html, String part, String text) {
        html.element("h2", text, "id", anchor(part));
    }

    private void contents(Markup html) {
        html.open("nav", "aria-label", say("Innehåll", "Contents")).open("ul");
        link(html, "asked", say("Frågan", "The question"));
        link(html, "summary", say("Sammanfattning", "Summary"));
        link(html, "counted", say("Vilka som räknas", "Who is counted"));
        for (String benefit : LinkedTables.BENEFITS) {
            link(html, benefit, DurabilityWords.of(benefit).in(language));
        }
        sections()
                .forEach(section ->
                        link(html, section.anchor(), section.heading().in(language)));
        link(html, "reading", say("Så läser du siffrorna", "How to read the figures"));
        link(html, "others", say("Fler tabeller", "More tables"));
        link(html, "definitions", say("Definitioner", "Definitions"));
        link(html, "again", say("Ta fram siffrorna igen", "How to reproduce"));
        html.close("ul").close("nav");
    }

    private void link(Markup html, String part, String text) {
        html.open("li").element("a", text, "href", "#" + anchor(part)).close("li");
    }

    private void summary(Markup html) {
        heading(html, "summary", say("Sammanfattning", "Summary"));
        html.element("p", followedSentence());
        html.open("ul");
        Prose prose = new Prose(cubes.durability(), language);
        for (int benefit = 0; benefit < LinkedTables.BENEFITS.size(); benefit++) {
            html.element("li", prose.change(LinkedTables.BENEFITS.get(benefit), benefit, 0, 0));
        }
        html.close("ul");
        html.element(
                "p",
                say(
                        "Siffrorna jämför samma personer före och efter. De visar vad som hände, inte vad insatsen"
                                + " orsakade: dagarna kan ha ändrats också utan insats.",
                        "The figures compare the same persons before and after. They show what happened, not what the"
                                + " intervention caused: the days may have changed without it, too."));
    }

    private String followedSentence() {
        Numbers numbers = new Numbers(language);
        Cube cube = cubes.followUp();
        List<String> statuses = cube.variables().get(0).codes();
        Figure all = cube.figure(cube.measures().get(0), statuses.indexOf(LinkedTables.ALL));
        Figure followed = cube.figure(cube.measures().get(0), statuses.indexOf(LinkedTables.FOLLOWED_UP));
        if (!all.isShown() || !followed.isShown()) {
            return say("Antalet uppföljda personer lämnas inte ut.", "The number of persons followed up is withheld.");
        }
        return say("Av ", "Of ")
                + numbers.of(all)
                + say(" personer vars insats avslutades ", " persons whose intervention ended in ")
                + facts.year()
                + say(" har ", ", ")
                + numbers.of(followed)
                + say(" följts upp.", " have been followed up.");
    }

    private void counted(Markup html) {
        heading(html, "counted", say("Vilka som räknas", "Who is counted"));
        html.element(
                "p",
                say(
                        "En person räknas en gång, efter sitt sista avslut under året. Den som inte kan följas upp hela"
                                + " tiden före och efter redovisas för sig.",
                        "A person counts once, by the last exit of the year. Those who cannot be followed for the whole"
                                + " time before and after are shown apart."));
        cubes.sections().stream()
                .filter(section -> section instanceof FlowSection)
                .forEach(flow -> html.add(flow.body(language)));
        html.add(tables().followUp());
    }

    private ReportTables tables() {
        return new ReportTables(cubes, language);
    }

    private void benefit(Markup html, int benefit) {
        String code = LinkedTables.BENEFITS.get(benefit);
        heading(html, code, DurabilityWords.of(code).in(language));
        bandSentences(benefit).forEach(sentence -> html.element("p", sentence));
        html.add(new DurabilityChart(cubes.durability(), benefit, language).figure(anchor("chart-" + code)));
        html.add(tables().durability(benefit, code));
    }

    /** What can be said of each band, both sexes together; bands of the same finding in one sentence. */
    private List<String> bandSentences(int benefit) {
        Prose prose = new Prose(cubes.durability(), language);
        Variable bands = cubes.durability().variables().get(1);
        Map<Prose.Finding, List<String>> found = new EnumMap<>(Prose.Finding.class);
        for (int band = 1; band < bands.size(); band++) {
            Prose.Finding finding = prose.finding(LinkedTables.BENEFITS.get(benefit), benefit, band, 0);
            found.computeIfAbsent(finding, key -> new ArrayList<>())
                    .add(bands.labels().get(band).in(language));
        }
        List<String> sentences = new ArrayList<>();
        found.forEach((finding, labels) -> sentences.add(bandSentence(finding, labels)));
        return sentences;
    }

    private String bandSentence(Prose.Finding finding, List<String> labels) {
        String start = say("Bland dem med ", "Among those with ")
                + listed(labels)
                + say(" dagar året före ", " days the year before, ");
        return start
                + switch (finding) {
                    case MORE -> say("blev dagarna fler.", "the days became more.");
                    case FEWER -> say("blev dagarna färre.", "the days became fewer.");
                    case UNDECIDED -> say(
                            "går det inte att avgöra om dagarna blev fler eller färre: intervallet rymmer noll.",
                            "it cannot be decided whether the days became more or fewer: the interval holds zero.");
                    case NO_INTERVAL -> say(
                            "finns inget intervall, och ingen slutsats dras.",
                            "there is no interval, and no conclusion.");
                    case WITHHELD -> say("lämnas uppgiften inte ut.", "the figure is withheld.");
                };
    }

    private String listed(List<String> labels) {
        int last = labels.size() - 1;
        return last == 0
                ? labels.get(0)
                : String.join(", ", labels.subList(0, last)) + say(" eller ", " or ") + labels.get(last);
    }

    private void reading(Markup html) {
        heading(html, "reading", say("Så läser du siffrorna", "How to read the figures"));
        html.open("ul");
        cubes.durability().text().notes().forEach(note -> html.element("li", note.in(language)));
        html.element(
                "li",
                say(
                        "Ett intervall som rymmer noll betyder att slumpen räcker som förklaring. Av många intervall"
                                + " missar i genomsnitt ett av tjugo.",
                        "An interval that holds zero means that chance is explanation enough. Of many intervals, one in"
                                + " twenty misses on average."));
        html.element(
                "li",
                say("Källa: ", "Source: ") + cubes.durability().text().source().in(language) + ".");
        html.close("ul");
    }

    private void others(Markup html) {
        heading(html, "others", say("Fler tabeller", "More tables"));
        html.element(
                "p",
                say(
                        "Dagar med de andra ersättningarna i samma band.",
                        "Days with the other benefits in the same bands."));
        for (int banded = 0; banded < LinkedTables.BENEFITS.size(); banded++) {
            String code = LinkedTables.BENEFITS.get(banded);
            html.element(
                    "h3",
                    say("Band efter ", "Bands of ")
                            + DurabilityWords.inSentence(code).in(language));
            for (String counted : LinkedTables.BENEFITS) {
                if (!counted.equals(code)) {
                    html.add(tables().durability(banded, counted));
                }
            }
        }
    }
}
