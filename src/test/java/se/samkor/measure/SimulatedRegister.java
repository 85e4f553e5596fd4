package se.samkor.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import se.samkor.domain.IndexKind;
import se.samkor.domain.ObservedPeriod;
import se.samkor.domain.Participations;

/**
 * A register of persons who are drawn one by one from the same population: stays that end in 2020, spells of each benefit
 * before, through and after them, relapses, deaths and moves. Observed from 2015 through 2023.
 */
final class SimulatedRegister {
    static final FollowUpPlan PLAN = new FollowUpPlan(
            2020,
            IndexKind.EPISODE,
            0,
            365,
            new ObservedPeriod(Someone.day("2015-01-01"), Someone.day("2023-12-31")),
            Someone.RULES);
    private static final int FIRST_OF_YEAR = Someone.day("2020-01-01");
    private static final int AE = Groups.BENEFITS.indexOf("AE");
    private static final int SE = Groups.BENEFITS.indexOf("SE");
    private static final int SJP = Groups.BENEFITS.indexOf("SJP");

    private final Random random;

    SimulatedRegister(long seed) {
        this.random = new Random(seed);
    }

    CohortTallies of(int persons) {
        CohortTallies tallies = new CohortTallies(PLAN);
        for (int i = 0; i < persons; i++) {
            tallies.add(person());
        }
        return tallies;
    }

    PersonHistory person() {
        int end = FIRST_OF_YEAR + random.nextInt(366);
        int start = end - 30 - random.nextInt(400);
        int born = start - 365 * (19 + random.nextInt(45)) - random.nextInt(365);
        List<int[]> cases = new ArrayList<>();
        boolean young = start - born < 365 * 28;
        double kind = random.nextDouble();
        if (young && kind < 0.3) {
            // aktivitetsersättning ends in the month of the thirtieth birthday
            spell(cases, AE, start - 200 - random.nextInt(900), Math.min(end + time(700), born + 30 * 365), 1);
        } else if (kind < 0.6) {
            int first = start - random.nextInt(600);
            spell(cases, SJP, first, Math.max(first, start + time(400) - 100), extent());
            if (random.nextDouble() < 0.4) {
                int back = end + 20 + time(300);
                spell(cases, SJP, back, back + time(90), extent());
            }
            if (random.nextDouble() < 0.12) {
                spell(cases, SE, end + 60 + time(200), end + 3000, extent());
            }
        } else if (kind < 0.75) {
            spell(
                    cases,
                    SE,
                    start - 300 - random.nextInt(1500),
                    random.nextDouble() < 0.8 ? end + 3000 : end + time(500),
                    extent());
        } else if (kind < 0.85) {
            int later = end + time(400);
            spell(cases, SJP, later, later + time(60), extent());
        }
        return history(born, start, end, cases);
    }

    private PersonHistory history(int born, int start, int end, List<int[]> cases) {
        List<int[]> events = new ArrayList<>();
        double what = random.nextDouble();
        if (what < 0.04) {
            events.add(
                    new int[] {end + 1 + random.nextInt(1000), what < 0.02 ? PersonHistory.DIED : PersonHistory.LEFT});
        }
        return new PersonHistory(new PersonHistory.Facts(
                random.nextDouble() < 0.6 ? "K" : "M",
                born,
                new Participations(new int[] {start}, new int[] {end}),
                new PersonHistory.Cases(
                        column(cases, 0),
                        new PersonHistory.Spans(column(cases, 1), column(cases, 2)),
                        column(cases, 3),
                        any -> "F321",
                        column(cases, 1)),
                new PersonHistory.Events(column(events, 0), column(events, 1)),
                new PersonHistory.Spans(new int[0], new int[0])));
    }

    private static void spell(List<int[]> cases, int benefit, int from, int to, double extent) {
        if (to >= from) {
            cases.add(new int[] {benefit, from, to, (int) Math.round(10_000 * extent)});
        }
    }

    private double extent() {
        double level = random.nextDouble();
        return level < 0.6 ? 1 : level < 0.9 ? 0.5 : 0.25;
    }

    /** Days from an exponential distribution. */
    private int time(double mean) {
        return (int) (-mean * Math.log(1 - random.nextDouble()));
    }

    private static int[] column(List<int[]> rows, int column) {
        return rows.stream().mapToInt(row -> row[column]).toArray();
    }
}
