package se.samkor.synthetic.books;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The participants of 2016 to 2020 who had left before 2021, so that with those who were there in 2021 the ongoing and new ones
 * of each year are as table 1 of the report of 2020 has them by benefit and sex. Year by year backwards: who is missing
 * started in the year, or in the year before, and left in the year.
 */
final class EarlierYears {
    private static final int FIRST = 2016;
    private static final int LAST = 2020;
    private static final String SJP = "sjukpenning_or_rehabiliteringspenning";
    private static final String AE = "aktivitetsersattning";

    // chosen but for 2020 (17 454 with personal data, 55 percent women) and, about, 2019: all ongoing and all new
    private static final Map<Integer, int[]> WOMEN = Map.of(
            2016, new int[] {4300, 2900},
            2017, new int[] {5700, 3700},
            2018, new int[] {7600, 5000},
            2019, new int[] {11300, 7400},
            2020, new int[] {9600, 5300});
    private static final Map<Integer, int[]> MEN = Map.of(
            2016, new int[] {3300, 2100},
            2017, new int[] {4400, 2800},
            2018, new int[] {5900, 3700},
            2019, new int[] {9240, 6100},
            2020, new int[] {7854, 4300});
    private static final List<String> OTHERS = List.of("income_support", "activity_support", "no_public_support");
    private static final List<String> PURPOSES =
            List.of("rehabilitation_to_work_or_education", "preparatory", "individual_mapping");

    private final Deck deck;
    private final Published table = new Published("2020_table1_participants_by_benefit");

    EarlierYears(Deck deck) {
        this.deck = deck;
    }

    /** Adds them. */
    void addTo(List<Draft> all) {
        for (int year = LAST; year >= FIRST; year--) {
            for (String sex : List.of("K", "M")) {
                fill(
                        all,
                        year,
                        sex,
                        draft -> draft.before.contains(AE),
                        AE,
                        printed(year, sex, "aktivitetsersattning"));
                fill(all, year, sex, draft -> draft.before.contains(SJP), SJP, printed(year, sex, "sjukpenning"));
                int[] both = (sex.equals("K") ? WOMEN : MEN).getOrDefault(year, new int[2]);
                fill(all, year, sex, draft -> true, "", both);
            }
            int of = year;
            List<Draft> ended = all.stream().filter(draft -> draft.endsIn(of)).toList();
            if (year > FIRST) {
                new Outcomes(deck).ofYear(year, ended);
            }
        }
    }

    private int[] printed(int year, String sex, String benefit) {
        String printedSex = sex.equals("K") ? "women" : "men";
        String of = Integer.toString(year);
        return new int[] {
            table.count("value", "year", of, "registration", "ongoing", "benefit", benefit, "sex", printedSex),
            table.count("value", "year", of, "registration", "new", "benefit", benefit, "sex", printedSex)
        };
    }

    private void fill(List<Draft> all, int year, String sex, Predicate<Draft> kind, String support, int[] target) {
        List<Draft> own = all.stream()
                .filter(draft -> draft.sex.equals(sex) && kind.test(draft))
                .toList();
        long ongoing = own.stream().filter(draft -> draft.meets(year)).count();
        long started = own.stream().filter(draft -> draft.startsIn(year)).count();
        long fresh = target[1] - started;
        long carried = target[0] - ongoing - fresh;
        if (fresh < 0 || carried < 0) {
            throw new IllegalStateException("Too many participants with " + support + " in " + year + " already");
        }
        List<Draft> made = new ArrayList<>();
        for (int i = 0; i < fresh + carried; i++) {
            made.add(made(year, sex, support, i < fresh));
        }
        all.addAll(made);
    }

    private Draft made(int year, String sex, String support, boolean fresh) {
        Draft draft = new Draft(sex);
        LocalDate end = deck.dayIn(year);
        draft.end = end;
        draft.start = fresh ? LocalDate.ofYearDay(year, deck.between(1, end.getDayOfYear())) : deck.dayIn(year - 1);
        boolean young = support.equals(AE);
        draft.birthYear = year - (young ? deck.between(20, 29) : deck.between(20, 62));
        draft.before.add(support.isEmpty() ? deck.oneOf(OTHERS) : support);
        draft.education = "upper_secondary";
        draft.timeInSupport = "up_to_3_years";
        draft.inriktning = deck.oneOf(PURPOSES);
        return draft;
    }
}
