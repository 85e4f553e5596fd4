package se.samkor.synthetic.books;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * The participants with personal data of 2021: Bilaga 3 of the report fixes each of their attributes by sex, and the time in
 * the insats of those who ended. How attributes meet in one participant is left to chance, but for what the report says of the
 * results by age and of the young with aktivitetsersättning.
 */
final class Participants2021 {
    static final int YEAR = 2021;

    /** The personal ones of the 10 404 who started in 2021; the others are the 541 anonymous ones. */
    static final int NEW = 10404 - 541;

    private static final String AE = "aktivitetsersattning";
    private static final String NONE = "no_public_support";
    // chosen: the report has no ages of those who ended; these fit its shares of all, of the young and of the older
    private static final Map<String, Integer> ENDED_UNDER_30 = Map.of("women", 1700, "men", 1800);
    private static final Map<String, Integer> ENDED_YOUNG_AE = Map.of("women", 330, "men", 300);
    private static final Map<String, Integer> ENDED_WITHOUT_SUPPORT = Map.of("women", 436, "men", 527);

    private final Deck deck;

    Participants2021(Deck deck) {
        this.deck = deck;
    }

    List<Draft> all() {
        List<Draft> all = new ArrayList<>();
        all.addAll(ofSex("women"));
        all.addAll(ofSex("men"));
        new Outcomes(deck).of2021(ended(all));
        starts(all);
        return all;
    }

    private static List<Draft> ended(List<Draft> drafts) {
        return drafts.stream().filter(draft -> draft.endsIn(YEAR)).toList();
    }

    private List<Draft> ofSex(String sex) {
        Map<String, Integer> months =
                new Published("2021_bilaga3_time_in_insats").counts("time_in_insats", "n", "sex", sex);
        int all = new Published("2021_bilaga3_age_by_sex").count("n", "age_band", "total", "sex", sex);
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            drafts.add(new Draft(sex.equals("women") ? "K" : "M"));
        }
        int ended = months.values().stream().mapToInt(Integer::intValue).sum();
        deck.deal(drafts.subList(0, ended), months, this::end);
        ages(drafts, ended, sex);
        support(drafts, ended, sex);
        deal(drafts, "2021_bilaga3_education_by_sex", "education", sex, (draft, code) -> draft.education = code);
        deal(
                drafts,
                "2021_bilaga3_time_in_support",
                "time_in_support",
                sex,
                (draft, code) -> draft.timeInSupport = code);
        deal(drafts, "2021_bilaga3_inriktning_by_sex", "inriktning", sex, (draft, code) -> draft.inriktning = code);
        return drafts;
    }

    private void deal(List<Draft> drafts, String table, String column, String sex, BiConsumer<Draft, String> give) {
        deck.deal(drafts, new Published(table).counts(column, "n", "sex", sex), give);
    }

    private void end(Draft draft, String band) {
        int lowest = Integer.parseInt(band.replace("_plus", "-").split("[-_]")[0]);
        int months = lowest + deck.between(0, lowest == 25 ? 12 : 5);
        draft.end = deck.dayIn(YEAR);
        draft.start = draft.end.plusDays(1).minusMonths(months).plusDays(deck.between(0, 20));
    }

    private void ages(List<Draft> drafts, int ended, String sex) {
        Map<String, Integer> bands = new Published("2021_bilaga3_age_by_sex").counts("age_band", "n", "sex", sex);
        int young = ENDED_UNDER_30.getOrDefault(sex, 0);
        int youngOthers = bands.getOrDefault("under_30", 0) - young;
        Map<String, Integer> older = new LinkedHashMap<>(bands);
        older.remove("under_30");
        deck.deal(drafts.subList(0, young), Map.of("under_30", young), this::age);
        deck.deal(drafts.subList(ended, ended + youngOthers), Map.of("under_30", youngOthers), this::age);
        List<Draft> rest = new ArrayList<>(drafts.subList(young, ended));
        rest.addAll(drafts.subList(ended + youngOthers, drafts.size()));
        deck.deal(rest, older, this::age);
    }

    private void age(Draft draft, String band) {
        int age =
                switch (band) {
                    case "under_30" -> deck.between(19, 29);
                    case "30-44" -> deck.between(30, 44);
                    case "45-59" -> deck.between(45, 59);
                    default -> deck.between(60, 64);
                };
        draft.birthYear = YEAR - age;
    }

    private void support(List<Draft> drafts, int ended, String sex) {
        Map<String, Integer> sources =
                new LinkedHashMap<>(new Published("2021_bilaga3_support_before").counts("support", "n", "sex", sex));
        int young = sources.getOrDefault(AE, 0);
        int none = sources.getOrDefault(NONE, 0);
        sources.remove(AE);
        sources.remove(NONE);
        int endedYoung = ENDED_YOUNG_AE.getOrDefault(sex, 0);
        int endedNone = ENDED_WITHOUT_SUPPORT.getOrDefault(sex, 0);
        give(drafts.subList(0, ended), endedYoung, Participants2021::isYoung, AE);
        give(drafts.subList(ended, drafts.size()), young - endedYoung, Participants2021::isYoung, AE);
        give(drafts.subList(0, ended), endedNone, draft -> draft.before.isEmpty(), NONE);
        give(drafts.subList(ended, drafts.size()), none - endedNone, draft -> draft.before.isEmpty(), NONE);
        List<String> cards = deck.cards(sources);
        List<Draft> without =
                drafts.stream().filter(draft -> draft.before.isEmpty()).toList();
        for (int i = 0; i < without.size(); i++) {
            without.get(i).before.add(cards.get(i));
        }
        second(drafts, cards.subList(without.size(), cards.size()));
    }

    /** What is left goes to those who have another source already. */
    private void second(List<Draft> drafts, List<String> cards) {
        List<Draft> able = new ArrayList<>(deck.shuffled(
                drafts.stream().filter(draft -> !draft.before.contains(NONE)).toList()));
        for (String card : cards) {
            Draft taker = able.stream()
                    .filter(draft -> !draft.before.contains(card))
                    .findFirst()
                    .orElseThrow();
            taker.before.add(card);
            able.remove(taker);
        }
    }

    private void give(List<Draft> drafts, int count, Predicate<Draft> to, String support) {
        List<Draft> chosen = deck.shuffled(drafts.stream().filter(to).toList());
        chosen.subList(0, count).forEach(draft -> draft.before.add(support));
    }

    static boolean isYoung(Draft draft) {
        return YEAR - draft.birthYear < 30;
    }

    /** Those who did not end started in 2021 or the year before, so many that all who started in 2021 are as many as printed. */
    private void starts(List<Draft> all) {
        List<Draft> open =
                deck.shuffled(all.stream().filter(draft -> draft.end == null).toList());
        long started = all.stream()
                .filter(draft -> draft.end != null && draft.startsIn(YEAR))
                .count();
        for (int i = 0; i < open.size(); i++) {
            open.get(i).start = deck.dayIn(started + i < NEW ? YEAR : YEAR - 1);
        }
    }
}
