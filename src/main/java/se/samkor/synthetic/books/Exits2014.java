package se.samkor.synthetic.books;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What those who ended in 2011 to 2014 had before and went to: tables 11 to 13 of the follow-up of 2015. */
final class Exits2014 {
    private static final String AE = "aktivitetsersattning";
    private static final String EITHER = "sjukersattning_or_aktivitetsersattning";
    private static final String NONE = "no_public_support";
    private static final Map<Integer, Integer> BEFORE = Map.of(2012, 11, 2013, 11, 2014, 13);
    private static final int BEFORE_2011 = 11;

    private final Deck deck;

    Exits2014(Deck deck) {
        this.deck = deck;
    }

    void of(int year, List<Draft> ended) {
        work(year, deck.shuffled(ended));
        int before = (int) Math.round(ended.size() * BEFORE.getOrDefault(year, BEFORE_2011) / 100.0);
        deck.shuffled(ended).subList(0, before).forEach(draft -> draft.occupationBefore.add("study"));
        support(year, "before", deck.shuffled(ended), draft -> draft.before);
        support(year, "after", deck.shuffled(ended), draft -> draft.after);
        ended.forEach(draft -> draft.reason = "completed");
    }

    /** Those who have not ended by 2014: any support, but nobody more with aktivitetsersättning. */
    void staying(List<Draft> stock) {
        stock.stream().filter(draft -> draft.before.isEmpty()).forEach(draft -> draft.before.add("income_support"));
    }

    /** The printed counts; where the parts exceed the whole, so many both work and study (R15-06). */
    private void work(int year, List<Draft> ended) {
        Published table = new Published("2015_table11_work_study_after");
        String of = Integer.toString(year);
        int all = table.count("n", "outcome", "work_and_or_study", "year", of);
        int at = 0;
        for (String code : List.of("unsubsidised_work", "subsidised_work", "study")) {
            int count = table.count("n", "outcome", code, "year", of);
            for (int i = 0; i < count; i++) {
                ended.get(at++ % all).occupationAfter.add(code);
            }
        }
        ended.subList(all, ended.size()).forEach(draft -> draft.occupationAfter.add("other"));
    }

    /** The printed percent of those who ended have each source; first those without any get one, then others a second. */
    private void support(int year, String time, List<Draft> ended, Function<Draft, Set<String>> of) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        new Published("2015_table13_support_before_after")
                .counts("support", "value", "year", Integer.toString(year), "time", time)
                .forEach((code, percent) -> counts.put(code, (int) Math.round(ended.size() * percent / 100.0)));
        long already =
                ended.stream().filter(draft -> of.apply(draft).contains(AE)).count();
        counts.merge(EITHER, (int) -already, Integer::sum);
        List<Draft> without = new ArrayList<>(
                ended.stream().filter(draft -> of.apply(draft).isEmpty()).toList());
        int none = Math.min(counts.getOrDefault(NONE, 0), without.size());
        without.subList(0, none).forEach(draft -> of.apply(draft).add(NONE));
        without = new ArrayList<>(without.subList(none, without.size()));
        counts.remove(NONE);
        List<Draft> second = new ArrayList<>(deck.shuffled(
                ended.stream().filter(draft -> !of.apply(draft).contains(NONE)).toList()));
        for (String card : deck.cards(counts)) {
            String code = card.equals(EITHER) ? "sjukersattning" : card;
            if (!without.isEmpty()) {
                of.apply(without.remove(without.size() - 1)).add(code);
            } else {
                takeSecond(second, code, of);
            }
        }
    }

    private static void takeSecond(List<Draft> able, String code, Function<Draft, Set<String>> of) {
        for (int i = able.size() - 1; i >= 0; i--) {
            Set<String> own = of.apply(able.get(i));
            boolean both = code.equals("sjukersattning") && own.contains(AE);
            if (!own.contains(code) && !both) {
                own.add(code);
                able.remove(i);
                return;
            }
        }
        throw new IllegalStateException("Nobody is left for " + code);
    }
}
