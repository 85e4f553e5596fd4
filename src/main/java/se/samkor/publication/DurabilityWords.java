package se.samkor.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What variables, codes and measures are called in a publication. */
final class DurabilityWords {
    private static final Map<String, Bilingual> WORDS = Map.ofEntries(
            Map.entry(
                    "SJP",
                    new Bilingual("Sjukpenning eller rehabiliteringspenning", "Sickness or rehabilitation benefit")),
            Map.entry("AE", new Bilingual("Aktivitetsersättning", "Activity compensation")),
            Map.entry("SE", new Bilingual("Sjukersättning", "Sickness compensation")),
            Map.entry("K", new Bilingual("Kvinnor", "Women")),
            Map.entry("M", new Bilingual("Män", "Men")),
            Map.entry(
                    LinkedTables.EVERYBODY,
                    new Bilingual(
                            "Personer med minst en sådan registrering", "Persons with at least one such registration")),
            Map.entry(
                    LinkedTables.NO_EXIT,
                    new Bilingual("Ingen insats avslutad under året", "No intervention ended in the year")),
            Map.entry("followed_up", new Bilingual("Uppföljda", "Followed up")),
            Map.entry("not_yet_followed_up", new Bilingual("Ännu inte uppföljda", "Not yet followed up")),
            Map.entry(
                    "before_window_not_observed",
                    new Bilingual("Tiden före kan inte observeras", "Time before not observed")));

    private DurabilityWords() {}

    /** A code in words; a code that has none stands for itself. */
    static Bilingual of(String code) {
        return WORDS.getOrDefault(code, Bilingual.same(code));
    }

    /** The benefit within a sentence. */
    static Bilingual inSentence(String benefit) {
        Bilingual word = of(benefit);
        return new Bilingual(decapitalised(word.swedish()), decapitalised(word.english()));
    }

    private static String decapitalised(String text) {
        return text.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + text.substring(1);
    }

    static Variable year(int year) {
        String code = Integer.toString(year);
        return new Variable(
                "exit_year",
                new Bilingual("Avslutsår", "Exit year"),
                true,
                List.of(Bilingual.same(code)),
                List.of(code));
    }

    static Variable benefits() {
        return new Variable(
                "banded_benefit",
                new Bilingual("Ersättning som banden gäller", "Benefit of the bands"),
                false,
                LinkedTables.BENEFITS.stream().map(DurabilityWords::of).toList(),
                LinkedTables.BENEFITS);
    }

    static Variable bands(List<String> bands) {
        Bilingual all = new Bilingual("Alla", "All");
        return withTotal(
                "band",
                new Bilingual("Dagar med ersättningen året före", "Days with the benefit the year before"),
                all,
                bands);
    }

    static Variable sexes() {
        Bilingual both = new Bilingual("Kvinnor och män", "Women and men");
        return withTotal("sex", new Bilingual("Kön", "Sex"), both, LinkedTables.SEXES);
    }

    /** @param codes of the follow-up table, totals included */
    static Variable statuses(List<String> codes) {
        List<Bilingual> labels = codes.stream()
                .map(code -> code.equals(LinkedTables.ALL) ? new Bilingual("Alla avslut", "All exits") : of(code))
                .toList();
        return new Variable("status", new Bilingual("Uppföljning", "Follow-up"), false, labels, codes);
    }

    private static Variable withTotal(String id, Bilingual label, Bilingual total, List<String> parts) {
        List<String> codes = new ArrayList<>(List.of(LinkedTables.ALL));
        codes.addAll(parts);
        List<Bilingual> labels = new ArrayList<>(List.of(total));
        parts.forEach(part -> labels.add(of(part)));
        return new Variable(id, label, false, labels, codes);
    }

    static Measure persons() {
        return new Measure(
                LinkedTables.PERSONS, new Bilingual("Antal personer", "Persons"), new Bilingual("antal", "number"), 0);
    }

    /** The measures of the durability tables, the count first. */
    static List<Measure> measures() {
        List<Measure> measures = new ArrayList<>(List.of(persons()));
        for (String benefit : LinkedTables.BENEFITS) {
            for (String part : LinkedTables.PARTS) {
                measures.add(days(benefit, part));
            }
        }
        return measures;
    }

    private static Measure days(String benefit, String part) {
        Bilingual end = part(part);
        Bilingual word = of(benefit);
        Bilingual label = new Bilingual(word.swedish() + ", " + end.swedish(), word.english() + ", " + end.english());
        Bilingual unit = new Bilingual("dagar per person", "days per person");
        return new Measure(LinkedTables.column(benefit, part), label, unit, LinkedTables.DECIMALS);
    }

    /** The part of a comparison in words. */
    static Bilingual part(String part) {
        return switch (part) {
            case "before" -> new Bilingual("dagar före", "days before");
            case "after" -> new Bilingual("dagar efter", "days after");
            case "diff" -> new Bilingual("skillnad", "difference");
            case "diff_low" -> new Bilingual("skillnad, undre gräns", "difference, lower limit");
            default -> new Bilingual("skillnad, övre gräns", "difference, upper limit");
        };
    }

    static CubeText durabilityText(int year, boolean net, int threshold) {
        Bilingual title = new Bilingual(
                "Dagar med ersättning året före och året efter insats, avslut " + year,
                "Days with benefit the year before and the year after an intervention, exits " + year);
        Bilingual days = net
                ? new Bilingual(
                        "Nettodagar: dagar med partiell ersättning räknas ihop till hela dagar.",
                        "Net days: days with partial benefit are added up to whole days.")
                : new Bilingual(
                        "Kalenderdagar: varje dag med någon ersättning räknas som en dag, oavsett omfattning.",
                        "Calendar days: every day with any benefit counts as one day, whatever its extent.");
        Bilingual means = new Bilingual(
                "Medelvärden per person, personer utan ersättning medräknade. Skillnaden är den mellan de avrundade"
                        + " medelvärdena, efter minus före. Gränserna är ett 95-procentigt konfidensintervall för den"
                        + " parvisa skillnaden.",
                "Means per person, persons without benefit included. The difference is the one between the rounded means,"
                        + " after minus before. The limits are a 95 % confidence interval of the paired difference.");
        return new CubeText(title, List.of(days, means, banding(), withheld(threshold), notApplicable()), source());
    }

    static CubeText followUpText(int year, int threshold) {
        Bilingual title = new Bilingual("Avslut " + year + " efter uppföljning", "Exits " + year + " by follow-up");
        return new CubeText(title, List.of(withheld(threshold)), source());
    }

    private static Bilingual banding() {
        return new Bilingual(
                "Banden bildas av kalenderdagarna med ersättningen året före. Grupper som är valda efter höga eller låga"
                        + " värden före rör sig mot mitten också utan insats.",
                "The bands are made of the calendar days with the benefit the year before. Groups that are chosen for high"
                        + " or low values before move towards the middle without any intervention, too.");
    }

    static Bilingual withheld(int threshold) {
        return new Bilingual(
                "Två punkter (..): uppgiften lämnas inte ut. Grupper med färre än " + threshold
                        + " personer skyddas, och med dem andra grupper så att de inte kan räknas fram.",
                "Two dots (..): the figure is withheld. Groups of fewer than " + threshold
                        + " persons are protected, and other groups with them so that they cannot be worked out.");
    }

    private static Bilingual notApplicable() {
        return new Bilingual(
                "En punkt (.): uppgift kan inte förekomma, till exempel ett medelvärde för noll personer.",
                "One dot (.): no figure can exist, such as a mean over zero persons.");
    }

    static Bilingual source() {
        return new Bilingual(
                "Försäkringskassans register SUS och MiDAS, bearbetade med Samkör",
                "The registers SUS and MiDAS of Försäkringskassan, processed with Samkör");
    }
}
