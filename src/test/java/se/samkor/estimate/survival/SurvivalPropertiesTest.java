package se.samkor.estimate.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SurvivalPropertiesTest {
    private static final int RUNS = 2000;

    /** Four persons: one leaves at 1, one is censored at 2, one leaves at 3, one stays. */
    @Test
    void fourPersonsByHand() {
        ExitCounts counts =
                new ExitCounts(1).leave(1, 0, 1).leave(2, 1, 0).leave(3, 0, 1).leave(4, 1, 0);
        List<CurvePoint> curve = KaplanMeier.curve(counts, 1, IntervalKind.PLAIN);
        assertThat(curve).extracting(CurvePoint::estimate).containsExactly(1.0, 0.75, 0.75, 0.375, 0.375);
        assertThat(curve).extracting(CurvePoint::atRisk).containsExactly(4L, 4L, 3L, 2L, 1L);
        // Greenwood: 0.75 squared times 1 / (4 x 3)
        assertThat(curve.get(1).stdError()).isCloseTo(0.75 * Math.sqrt(1.0 / 12), within(1e-15));
        assertThat(counts.atRisk(3)).isEqualTo(2);
        assertThat(counts.eventsThrough(3, 1)).isEqualTo(2);
    }

    @Test
    void withOneCauseIncidenceIsWhatSurvivalLeaves() {
        ExitCounts counts = random(new Random(7), 300, 1);
        List<CurvePoint> survival = KaplanMeier.curve(counts, 1, IntervalKind.PLAIN);
        List<CurvePoint> incidence = CumulativeIncidence.curve(counts, 1, IntervalKind.PLAIN);
        for (int i = 0; i < survival.size(); i++) {
            assertThat(incidence.get(i).estimate())
                    .isCloseTo(1 - survival.get(i).estimate(), within(1e-12));
            assertThat(incidence.get(i).stdError()).isCloseTo(survival.get(i).stdError(), within(1e-12));
        }
    }

    @Test
    void withoutCensoringIncidenceIsTheShare() {
        ExitCounts counts = new ExitCounts(2).leave(5, 0, 3, 1).leave(9, 0, 2, 4);
        assertThat(CumulativeIncidence.curve(counts, 2, IntervalKind.PLAIN))
                .extracting(CurvePoint::estimate)
                .last()
                .satisfies(last -> assertThat((double) last).isCloseTo(0.5, within(1e-15)));
    }

    @Test
    void timesMustAscend() {
        assertThatThrownBy(() -> new ExitCounts(1).leave(3, 0, 1).leave(3, 0, 1))
                .hasMessageContaining("expected a time after 3");
    }

    /** 2 000 simulated registers of 400 persons: the interval holds the truth in 94 to 96 of 100. */
    @ParameterizedTest
    @EnumSource(IntervalKind.class)
    void intervalsHoldTheTruthAsOftenAsTheySay(IntervalKind kind) {
        double perDay = 0.004;
        double other = 0.002;
        double stay = 1 - perDay - other;
        int day = 200;
        double survival = Math.pow(1 - perDay, day);
        double incidence = perDay * (1 - Math.pow(stay, day)) / (1 - stay);
        Random random = new Random(20201231);
        int survivalHeld = 0;
        int incidenceHeld = 0;
        for (int run = 0; run < RUNS; run++) {
            ExitCounts counts = simulated(random, perDay, other);
            survivalHeld += holds(CurvePoint.at(KaplanMeier.curve(counts, 1, kind), day), survival);
            incidenceHeld += holds(CurvePoint.at(CumulativeIncidence.curve(counts, 1, kind), day), incidence);
        }
        assertThat((double) survivalHeld / RUNS).isBetween(0.94, 0.96);
        assertThat((double) incidenceHeld / RUNS).isBetween(0.94, 0.96);
    }

    private static int holds(CurvePoint point, double truth) {
        return point.low() <= truth && truth <= point.high() ? 1 : 0;
    }

    /** Events of two causes each day, and censoring somewhere from day 100 to 400. */
    private static ExitCounts simulated(Random random, double perDay, double other) {
        TreeMap<Integer, long[]> left = new TreeMap<>();
        for (int person = 0; person < 400; person++) {
            int day = 1 + (int) Math.floor(Math.log(1 - random.nextDouble()) / Math.log(1 - perDay - other));
            int why = random.nextDouble() < perDay / (perDay + other) ? 1 : 2;
            int censored = 100 + random.nextInt(300);
            left.computeIfAbsent(Math.min(day, censored), t -> new long[3])[day <= censored ? why : 0]++;
        }
        return counts(left, 2);
    }

    private static ExitCounts random(Random random, int persons, int causes) {
        TreeMap<Integer, long[]> left = new TreeMap<>();
        for (int person = 0; person < persons; person++) {
            left.computeIfAbsent(1 + random.nextInt(60), t -> new long[causes + 1])[random.nextInt(causes + 1)]++;
        }
        return counts(left, causes);
    }

    private static ExitCounts counts(TreeMap<Integer, long[]> left, int causes) {
        ExitCounts counts = new ExitCounts(causes);
        left.forEach(counts::leave);
        return counts;
    }
}
