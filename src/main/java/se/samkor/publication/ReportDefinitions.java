package se.samkor.publication;

import java.util.List;

/** What the words of the report mean, with the settings that the run used, and how its figures are made again. */
record ReportDefinitions(RunFacts facts, Language language) {

    private String say(String swedish, String english) {
        return language.pick(swedish, english);
    }

    /** A setting as used; a question mark when the record of the run does not name it. */
    private String setting(String key) {
        for (String pair : facts.settings().split(" ")) {
            if (pair.startsWith(key + "=")) {
                return pair.substring(key.length() + 1);
            }
        }
        return "?";
    }

    Markup definitions() {
        Markup html = new Markup().open("dl");
        String window = setting("window-days");
        fact(
                html,
                say("Avslut", "Exit"),
                say(
                                "Slutet av ett sammanhängande deltagande i individinriktade insatser. Deltaganden läggs ihop när"
                                        + " det nästa börjar högst så här många dagar efter det förra: ",
                                "The end of a continuous participation in individual interventions. Participations are joined when"
                                        + " the next begins at most so many days after the one before: ")
                        + setting("episode-gap-days")
                        + ".");
        fact(
                html,
                say("Året före, året efter", "The year before, the year after"),
                say("De ", "The ")
                        + window
                        + say(
                                " dagarna närmast före starten och efter slutet; tiden i insatsen räknas inte.",
                                " days next before the start and after the end; the time in the intervention does not count."));
        fact(
                html,
                say("Uppföljd", "Followed up"),
                say(
                        "En person vars hela år före och efter täcks av utbetalningsregistret.",
                        "A person whose whole years before and after are covered by the payout register."));
        fact(
                html,
                say("Dag med ersättning", "Day with a benefit"),
                setting("day-count").equals("net")
                        ? say(
                                "Nettodag: dagar med partiell ersättning räknas ihop till hela.",
                                "Net day: days with partial benefit are added up to whole ones.")
                        : say(
                                "Kalenderdag med någon ersättning, oavsett omfattning; en dag räknas en gång.",
                                "Calendar day with any benefit, whatever its extent; a day counts once."));
        fact(
                html,
                DurabilityWords.of("SJP").in(language),
                say("Förmånskoder i MiDAS: ", "Benefit codes in MiDAS: ")
                        + setting("sjp-benefits").replace("+", ", ")
                        + ".");
        fact(
                html,
                say("Konfidensintervall", "Confidence interval"),
                say(
                        "Så stor osäkerhet slumpen ger. Av många 95-procentiga intervall missar i genomsnitt ett av tjugo.",
                        "The uncertainty that chance brings. Of many 95 % intervals one in twenty misses on average."));
        fact(
                html,
                say("Skyddad uppgift (..)", "Withheld figure (..)"),
                say("Grupper med färre än ", "Groups of fewer than ")
                        + facts.threshold()
                        + say(
                                " personer lämnas inte ut, och inte heller det som skulle röja dem: andra grupper, medelvärden,"
                                        + " skillnader, andelar och intervall.",
                                " persons are withheld, and so is what would give them away: other groups, means, differences,"
                                        + " shares and intervals."));
        return html.close("dl");
    }

    Markup reproduction() {
        Markup html = new Markup();
        html.element(
                "p",
                say(
                        "Samma leverans, inställningar och program ger samma siffror. Körningen finns i lagrets förteckning"
                                + " (samkor runs); rapporten skrivs på nytt med:",
                        "The same delivery, settings and program give the same figures. The run is in the store's record (samkor"
                                + " runs); the report is written again by:"));
        List<String> commands = List.of(
                "samkor follow-up --delivery " + facts.delivery() + " --year " + facts.year()
                        + " --store STORE --out OUT",
                "samkor publish --store STORE --run " + facts.runId() + " --out OUT");
        commands.forEach(command -> html.open("pre").element("code", command).close("pre"));
        html.open("dl");
        fact(html, say("Körning", "Run"), facts.runId());
        fact(html, say("Tid (UTC)", "Time (UTC)"), facts.started());
        fact(html, say("Leverans", "Delivery"), facts.delivery());
        fact(html, say("Programversion", "Program version"), facts.codeVersion());
        fact(html, say("Inställningar", "Settings"), facts.settings());
        fact(html, say("Inställningarnas kontrollsumma", "Settings digest"), facts.settingsHash());
        fact(html, say("Tabeller och versioner", "Tables and versions"), facts.tables());
        fact(html, say("Minsta antal som lämnas ut", "Smallest count published"), Integer.toString(facts.threshold()));
        return html.close("dl");
    }

    private static void fact(Markup html, String name, String content) {
        html.element("dt", name).element("dd", content);
    }
}
