package se.samkor.synthetic.books;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The participants with personal data of 2011 to 2014, year by year: who did not end goes on into the next year, and those who
 * are new bring the shares of all of the year to what is printed. Printed shares become counts by the largest remainders.
 */
final class Participants2014 {
    private static final Map<Integer, Integer> ONGOING = Map.of(2011, 13389, 2012, 17026, 2013, 17629, 2014, 17079);
    // 2012: 7 770 of table 9, since the shares follow from it (R15-04); 2011 from the share of table 11
    private static final Map<Integer, Integer> ENDED = Map.of(2011, 5588, 2012, 7770, 2013, 8611, 2014, 8719);
    private static final double WOMEN = 8892.0 / 17079;
    private static final String AE = "aktivitetsersattning";
    private static final double YOUNG_AE_ENDING = 0.45;

    private final Deck deck;

    Participants2014(Deck deck) {
        this.deck = deck;
    }

    List<Draft> all() {
        List<Draft> all = new ArrayList<>();
        List<Draft> stock = new ArrayList<>();
        for (int year = Sus2014.FIRST; year <= Sus2014.LAST; year++) {
            List<Draft> fresh = fresh(year, stock);
            stock.addAll(fresh);
            all.addAll(fresh);
            stock = new ArrayList<>(deck.shuffled(stock));
            List<Draft> ended = leaving(year, stock);
            new Exits2014(deck).of(year, ended);
            stock.removeAll(new java.util.HashSet<>(ended));
        }
        new Exits2014(deck).staying(stock);
        return all;
    }

    private List<Draft> fresh(int year, List<Draft> stock) {
        int total = ONGOING.getOrDefault(year, 0);
        int women = (int) Math.round(total * WOMEN);
        List<Draft> fresh = new ArrayList<>();
        add(fresh, "K", women - count(stock, Draft::isWoman), year);
        add(fresh, "M", total - women - count(stock, draft -> !draft.isWoman()), year);
        attribute(fresh, stock, ages(year, total), Participants2014::band, this::age);
        attribute(
                fresh,
                stock,
                times(year, total),
                draft -> draft.timeInSupport,
                (draft, code) -> draft.timeInSupport = code);
        attribute(fresh, stock, education(total), draft -> draft.education, (draft, code) -> draft.education = code);
        for (String sex : List.of("K", "M")) {
            attribute(
                    own(fresh, sex),
                    own(stock, sex),
                    purposes(year, sex, sex.equals("K") ? women : total - women),
                    draft -> draft.inriktning,
                    (draft, code) -> draft.inriktning = code);
        }
        youngWithAe(year, fresh, stock);
        return fresh;
    }

    private static List<Draft> own(List<Draft> drafts, String sex) {
        return drafts.stream().filter(draft -> draft.sex.equals(sex)).toList();
    }

    private static int count(List<Draft> drafts, Predicate<Draft> which) {
        return (int) drafts.stream().filter(which).count();
    }

    private void add(List<Draft> fresh, String sex, int number, int year) {
        for (int i = 0; i < number; i++) {
            Draft draft = new Draft(sex);
            draft.start = deck.dayIn(year);
            fresh.add(draft);
        }
    }

    /** Deals to the new ones what the whole year has and those who go on do not have already. */
    private void attribute(
            List<Draft> fresh,
            List<Draft> stock,
            Map<String, Integer> wanted,
            Function<Draft, String> of,
            BiConsumer<Draft, String> give) {
        Map<String, Integer> left = new LinkedHashMap<>(wanted);
        stock.forEach(draft -> left.merge(of.apply(draft), -1, Integer::sum));
        deck.deal(fresh, left, give);
    }

    /** Counts of printed percent, the remainder where it changes no printed share. */
    static Map<String, Integer> counts(Map<String, Integer> percent, int total) {
        double sum = percent.values().stream().mapToInt(Integer::intValue).sum();
        Map<String, Integer> counts = new LinkedHashMap<>();
        percent.forEach((code, share) -> counts.put(code, (int) Math.round(share / sum * total)));
        int off = total - counts.values().stream().mapToInt(Integer::intValue).sum();
        String largest = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        counts.merge(largest, off, Integer::sum);
        return counts;
    }

    private static Map<String, Integer> ages(int year, int total) {
        Map<String, Integer> shares = new LinkedHashMap<>();
        int young = new Published("2015_table2_young_participants")
                .count("value", "group", "young_16_29", "year", Integer.toString(year));
        if (year == Sus2014.FIRST) {
            // the shares of the older are not stated for 2011
            shares.putAll(Map.of("30-44", 29, "45-59", 24, "60_plus", 1));
        } else {
            shares.putAll(new Published("2015_table6_age_shares")
                    .counts("age_band", "value", "year", Integer.toString(year)));
            shares.remove("16-29");
        }
        Map<String, Integer> ages = new LinkedHashMap<>(Map.of("16-29", young));
        ages.putAll(counts(shares, total - young));
        return ages;
    }

    /** Ages in the middle of the bands, so that nobody comes into another before 2014. */
    private void age(Draft draft, String band) {
        int age =
                switch (band) {
                    case "16-29" -> deck.between(19, 25);
                    case "30-44" -> deck.between(30, 40);
                    case "45-59" -> deck.between(45, 55);
                    default -> deck.between(60, 61);
                };
        draft.birthYear = draft.start.getYear() - age;
    }

    private static String band(Draft draft) {
        int age = Sus2014.LAST - draft.birthYear;
        return age < 30 ? "16-29" : age < 45 ? "30-44" : age < 60 ? "45-59" : "60_plus";
    }

    private static Map<String, Integer> times(int year, int total) {
        return counts(
                new Published("2015_table8_time_in_support")
                        .counts("time_in_support", "value", "year", Integer.toString(year)),
                total);
    }

    /** The shares of 2013 in every year: they are stated for that one only. */
    private static Map<String, Integer> education(int total) {
        Map<String, Integer> shares = new LinkedHashMap<>();
        new Published("2015_table7_education")
                .counts("education", "value", "population", "participants")
                .forEach((code, share) -> shares.put(
                        switch (code) {
                            case "post_secondary" -> "other_post_secondary";
                            case "missing" -> "missing_or_unknown";
                            default -> code;
                        },
                        share));
        return counts(shares, total);
    }

    private static Map<String, Integer> purposes(int year, String sex, int total) {
        return counts(
                new Published("2015_table10_inriktning_by_sex")
                        .counts(
                                "inriktning",
                                "value",
                                "year",
                                Integer.toString(year),
                                "sex",
                                sex.equals("K") ? "women" : "men"),
                total);
    }

    private void youngWithAe(int year, List<Draft> fresh, List<Draft> stock) {
        int wanted = new Published("2015_table2_young_participants")
                        .count("value", "group", "young_with_aktivitetsersattning", "year", Integer.toString(year))
                - count(stock, draft -> draft.before.contains(AE));
        List<Draft> young = deck.shuffled(
                fresh.stream().filter(draft -> band(draft).equals("16-29")).toList());
        young.subList(0, wanted).forEach(draft -> draft.before.add(AE));
    }

    /** Who leaves in the year: chance, but of those with aktivitetsersättning a fixed part. */
    private List<Draft> leaving(int year, List<Draft> stock) {
        int number = ENDED.getOrDefault(year, 0);
        List<Draft> young =
                stock.stream().filter(draft -> draft.before.contains(AE)).toList();
        List<Draft> others =
                stock.stream().filter(draft -> !draft.before.contains(AE)).toList();
        int first = (int) (young.size() * YOUNG_AE_ENDING);
        List<Draft> leaving = new ArrayList<>(young.subList(0, first));
        leaving.addAll(others.subList(0, number - first));
        for (Draft draft : leaving) {
            draft.end = draft.startsIn(year)
                    ? draft.start.plusDays(deck.between(0, draft.start.lengthOfYear() - draft.start.getDayOfYear()))
                    : deck.dayIn(year);
        }
        return leaving;
    }
}
