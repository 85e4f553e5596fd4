package se.samkor.effect;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The public layouts of figures by kommun: as text with columns, or as the sources' own JSON. */
public enum PublishedLayout {
    /** Kolada: one nyckeltal, kommun, year and sex a row; JSON as its interface gives it. */
    KOLADA(
            List.of("municipality", "kommun_kod", "kommun_code", "kommun_id", "kommun", "code"),
            List.of("period", "ar", "år", "year"),
            List.of("gender", "kon", "kön", "sex"),
            List.of("kpi", "nyckeltal", "indicator", "measure"),
            List.of("value", "varde", "värde")),
    /** Försäkringskassan: rolling twelve months, of which December is the year; a value with {@code rojd} is suppressed. */
    FK(
            List.of("kommun_kod", "kommun_code", "kommun"),
            List.of("ar", "år", "year"),
            List.of("kon_kod", "kon", "kön"),
            List.of(),
            List.of("varde", "value", "antal"));

    private static final Set<String> WOMEN = Set.of("K", "KVINNOR", "KVINNA", "F");
    private static final Set<String> MEN = Set.of("M", "MÄN", "MAN");
    private static final Set<String> BOTH = Set.of("T", "ALL", "TOTALT", "ALLA", "");

    private final List<String> kommun;
    private final List<String> year;
    private final List<String> sex;
    private final List<String> measure;
    private final List<String> value;

    PublishedLayout(
            List<String> kommun, List<String> year, List<String> sex, List<String> measure, List<String> value) {
        this.kommun = kommun;
        this.year = year;
        this.sex = sex;
        this.measure = measure;
        this.value = value;
    }

    List<String> kommun() {
        return kommun;
    }

    List<String> year() {
        return year;
    }

    List<String> sex() {
        return sex;
    }

    List<String> measure() {
        return measure;
    }

    List<String> value() {
        return value;
    }

    /** K, M, ALL, or empty for a word that is none of them. */
    static String sexOf(String word) {
        String capital = word.strip().toUpperCase(Locale.ROOT);
        if (WOMEN.contains(capital)) {
            return "K";
        }
        if (MEN.contains(capital)) {
            return "M";
        }
        return BOTH.contains(capital) ? "ALL" : "";
    }
}
