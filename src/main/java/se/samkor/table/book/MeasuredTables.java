package se.samkor.table.book;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables whose figures other jobs measure, in the words of the book. */
public final class MeasuredTables {
    public static final String DURABILITY = "durability";
    public static final String DAY_DIFFERENCES = "day_differences";
    public static final String LINKED_COHORT = "linked_cohort";

    private static final Words NO_NOTE = new Words("", "");
    private static final Map<String, Words> LABELS = Map.of(
            "ALL", new Words("Samtliga", "All"),
            "K", new Words("Kvinnor", "Women"),
            "M", new Words("Män", "Men"),
            "SJP", new Words("Sjukpenning och rehabiliteringspenning", "Sjukpenning and rehabiliteringspenning"),
            "AE", new Words("Aktivitetsersättning", "Aktivitetsersättning"),
            "SE", new Words("Sjukersättning", "Sjukersättning"));
    private static final List<String> GROUPS = List.of("sjp", "ae", "se");

    private MeasuredTables() {}

    /** Mean days before and after by band of the days before and by sex. */
    public static MeasuredTable durability(List<BookRow> rows) {
        Map<String, Print> prints = new LinkedHashMap<>();
        prints.put("persons", Print.COUNT);
        for (String group : GROUPS) {
            String name = group.toUpperCase(java.util.Locale.ROOT);
            prints.put(group + "_before", days(name + " före", name + " before", 2));
            prints.put(group + "_after", days(name + " efter", name + " after", 2));
            prints.put(group + "_diff", days(name + " differens", name + " difference", 2));
        }
        return new MeasuredTable(
                DURABILITY,
                "2021, Bilaga 5",
                new Words(
                        "Dagar med ersättning året före start och året efter avslut",
                        "Days with benefit in the year before the start and in the year after the end"),
                new Words(
                        "Medelvärden per person, personer utan dagar inräknade. Differensen är efter minus före.",
                        "Means a person, those without days included. The difference is after minus before."),
                List.of("exit_year", "banded_benefit", "band", "sex"),
                LABELS,
                prints,
                rows);
    }

    /** Mean difference by exit year. */
    public static MeasuredTable dayDifferences(List<BookRow> rows) {
        return new MeasuredTable(
                DAY_DIFFERENCES,
                "2021, tabell 7",
                new Words(
                        "Dagar efter avslut minus dagar före start, per avslutsår",
                        "Days after the end minus days before the start, by exit year"),
                NO_NOTE,
                List.of("exit_year", "benefit"),
                LABELS,
                Map.of("mean_difference", days("Dagar", "Days", 1)),
                rows);
    }

    /** Who of those with a benefit in SUS was found in MiDAS. */
    public static MeasuredTable linkedCohort(List<BookRow> rows) {
        Map<String, Print> prints = new LinkedHashMap<>();
        prints.put("sus_persons", new Print(new Words("Personer i SUS", "Persons in SUS"), 1, 0));
        prints.put("found_in_midas", new Print(new Words("Återfunna i MiDAS", "Found in MiDAS"), 1, 0));
        prints.put(
                "midas_persons_in_cohort",
                new Print(new Words("I MiDAS, enligt SUS eller inte", "In MiDAS, by SUS or not"), 1, 0));
        prints.put("share_found", new Print(new Words("Andel återfunna, procent", "Share found, percent"), 100, 0));
        return new MeasuredTable(
                LINKED_COHORT,
                "2020, avsnitt 4",
                new Words("Samkörda deltagare som startade under året", "Linked participants who started in the year"),
                NO_NOTE,
                List.of("year", "benefit", "sex"),
                LABELS,
                prints,
                rows);
    }

    private static Print days(String sv, String en, int decimals) {
        return new Print(new Words(sv, en), 1, decimals);
    }
}
