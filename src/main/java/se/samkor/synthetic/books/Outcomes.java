package se.samkor.synthetic.books;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** What those who ended went to, so that the printed shares come out: work and studies, job seeking, reasons, support. */
final class Outcomes {
    static final List<String> WORK = List.of("unsubsidised_work", "subsidised_work", "own_business", "study");
    private static final List<String> SUPPORT = List.of(
            "income_support", "activity_support", "unemployment_insurance", "sjukpenning_or_rehabiliteringspenning");
    private static final String SEEKER = "active_job_seeker";
    private static final String NONE = "no_public_support";

    private static final int[] WOMEN = {0, 1, 2};
    private static final int[] MEN = {3, 4, 5};
    private static final int[] ALL = {0, 1, 2, 3, 4, 5};
    private static final int[] UNDER_30 = {0, 1, 3, 4};
    private static final int[] OLDER = {2, 5};
    private static final int[] YOUNG_AE = {0, 3};

    private final Deck deck;

    Outcomes(Deck deck) {
        this.deck = deck;
    }

    /** The group of a participant of 2021: sex by young with aktivitetsersättning, other young, older. */
    private static int group(Draft draft) {
        boolean young = Participants2021.isYoung(draft);
        int age = young && draft.before.contains("aktivitetsersattning") ? 0 : young ? 1 : 2;
        return (draft.isWoman() ? 0 : 3) + age;
    }

    /** The results of the exits of 2021 (section 4.2). */
    void of2021(List<Draft> ended) {
        long[] sizes = new long[ALL.length];
        ended.forEach(draft -> sizes[group(draft)]++);
        Published outcomes = new Published("2021_outcomes_by_group");
        give(ended, solved(sizes, outcomes, "work_or_study_after"), draft -> true, this::work);
        give(
                ended,
                solved(sizes, outcomes, "active_job_seeker_after"),
                draft -> draft.occupationAfter.isEmpty(),
                (draft, unused) -> draft.occupationAfter.add(SEEKER));
        give(
                ended,
                before(sizes, outcomes),
                draft -> true,
                (draft, unused) -> draft.occupationBefore.add(deck.oneOf(WORK)));
        give(
                ended,
                continued(sizes, outcomes),
                draft -> true,
                (draft, unused) -> draft.reason = "continued_rehabilitation");
        give(
                ended,
                sexes(sizes, outcomes, "exit_illness"),
                draft -> draft.reason.isEmpty(),
                (draft, unused) -> draft.reason = "illness");
        give(
                ended,
                sexes(sizes, outcomes, "no_public_support_after"),
                draft -> true,
                (draft, unused) -> draft.after.add(NONE));
        ended.forEach(this::rest);
    }

    private static double percent(Published outcomes, String outcome, String group) {
        return outcomes.number("value", "exit_year", "2021", "outcome", outcome, "group", group);
    }

    private static long[] solved(long[] sizes, Published outcomes, String outcome) {
        return new PrintedShares(sizes)
                .percent(percent(outcomes, outcome, "total"), ALL)
                .percent(percent(outcomes, outcome, "women"), WOMEN)
                .percent(percent(outcomes, outcome, "men"), MEN)
                .percent(percent(outcomes, outcome, "under_30"), UNDER_30)
                .percent(percent(outcomes, outcome, "30_plus"), OLDER)
                .percent(percent(outcomes, outcome, "young_with_aktivitetsersattning"), YOUNG_AE)
                .solve();
    }

    private static long[] before(long[] sizes, Published outcomes) {
        return sexes(sizes, outcomes, "work_or_study_before");
    }

    private static long[] sexes(long[] sizes, Published outcomes, String outcome) {
        return new PrintedShares(sizes)
                .percent(percent(outcomes, outcome, "total"), ALL)
                .percent(percent(outcomes, outcome, "women"), WOMEN)
                .percent(percent(outcomes, outcome, "men"), MEN)
                .solve();
    }

    /** The printed share of all (R21-10) cannot hold with those of women and men, and is left out. */
    private static long[] continued(long[] sizes, Published outcomes) {
        String outcome = "exit_continued_rehabilitation";
        return new PrintedShares(sizes)
                .percent(percent(outcomes, outcome, "women"), WOMEN)
                .percent(percent(outcomes, outcome, "men"), MEN)
                .percent(percent(outcomes, outcome, "young_with_aktivitetsersattning"), YOUNG_AE)
                .solve();
    }

    private void give(List<Draft> ended, long[] counts, Predicate<Draft> to, BiConsumer<Draft, Integer> gift) {
        for (int group = 0; group < counts.length; group++) {
            int own = group;
            List<Draft> able = ended.stream()
                    .filter(draft -> group(draft) == own && to.test(draft))
                    .toList();
            deck.shuffled(able).subList(0, (int) counts[group]).forEach(draft -> gift.accept(draft, own));
        }
    }

    private void work(Draft draft, int group) {
        draft.occupationAfter.add(deck.oneOf(WORK));
    }

    private void rest(Draft draft) {
        if (draft.occupationAfter.isEmpty()) {
            draft.occupationAfter.add("other");
        }
        if (draft.occupationBefore.isEmpty()) {
            draft.occupationBefore.add("other");
        }
        if (draft.reason.isEmpty()) {
            draft.reason = "completed";
        }
        if (draft.after.isEmpty()) {
            draft.after.add(deck.oneOf(SUPPORT));
        }
    }

    /** The results of the exits of an earlier year: work or studies and job seekers by sex (tables 5 and 6). */
    void ofYear(int year, List<Draft> ended) {
        int[] women = {0};
        int[] men = {1};
        long k = ended.stream().filter(Draft::isWoman).count();
        long[] work = bySex(new Published("2021_table5_work_study"), year, k, ended.size() - k, women, men);
        long[] seekers = bySex(new Published("2021_table6_active_job_seekers"), year, k, ended.size() - k, women, men);
        for (int sex = 0; sex < 2; sex++) {
            boolean woman = sex == 0;
            List<Draft> own = deck.shuffled(
                    ended.stream().filter(draft -> draft.isWoman() == woman).toList());
            int working = (int) work[sex];
            int seeking = (int) seekers[sex];
            own.subList(0, working).forEach(draft -> work(draft, 0));
            own.subList(working, working + seeking).forEach(draft -> draft.occupationAfter.add(SEEKER));
        }
        ended.forEach(this::rest);
    }

    private static long[] bySex(Published table, int year, long women, long men, int[] first, int[] second) {
        String of = Integer.toString(year);
        return new PrintedShares(women, men)
                .percent(table.number("value", "year", of, "sex", "total"), 0, 1)
                .percent(table.number("value", "year", of, "sex", "women"), first)
                .percent(table.number("value", "year", of, "sex", "men"), second)
                .solve();
    }
}
