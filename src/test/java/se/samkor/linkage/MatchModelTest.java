package se.samkor.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samkor.linkage.MatchModel.Candidates;

/** Records drawn from known m and u: the parameters come out again, and the stated doubts are the true ones. */
class MatchModelTest {
    private static final double[][] M = {{0.995, 0.005}, {0.97, 0.02, 0.01}, {0.95, 0.05}, {0.4, 0.05, 0.1, 0.45}};
    private static final double[][] U = {{0.5, 0.5}, {0.75, 0.05, 0.2}, {0.02, 0.98}, {0.1, 0.35, 0.15, 0.4}};
    private static final int RECORDS = 5000;

    private final List<Integer> record = new ArrayList<>();
    private final List<int[]> levels = new ArrayList<>();
    private final List<Boolean> truth = new ArrayList<>();

    private Candidates draw(Random random, double share, double falseCandidates, int known) {
        PoissonDistribution others = new PoissonDistribution(falseCandidates);
        others.reseedRandomGenerator(random.nextLong());
        for (int i = 0; i < RECORDS; i++) {
            if (random.nextDouble() < share) {
                add(i, pair(random, M), true);
            }
            for (int other = others.sample(); other > 0; other--) {
                add(i, pair(random, U), false);
            }
        }
        int[][] matches = new int[known][];
        for (int i = 0; i < known; i++) {
            matches[i] = pair(random, M);
        }
        return new Candidates(
                RECORDS,
                record.stream().mapToInt(Integer::intValue).toArray(),
                levels.toArray(int[][]::new),
                matches,
                RepairEvidence.levelCounts());
    }

    private void add(int i, int[] pair, boolean match) {
        record.add(i);
        levels.add(pair);
        truth.add(match);
    }

    private static int[] pair(Random random, double[][] probabilities) {
        int[] pair = new int[probabilities.length];
        for (int field = 0; field < pair.length; field++) {
            double left = random.nextDouble();
            int level = 0;
            while (left > probabilities[field][level] && level + 1 < probabilities[field].length) {
                left -= probabilities[field][level++];
            }
            pair[field] = random.nextDouble() < 0.03 ? -1 : level;
        }
        return pair;
    }

    @ParameterizedTest
    @CsvSource({"1, 0.95, 3, 2000", "2, 0.9, 0.5, 2000", "3, 0.97, 0.02, 500", "4, 0.9, 1, 0"})
    void theStatedErrorsAreTheTrueOnes(long seed, double share, double falseCandidates, int known) {
        Candidates candidates = draw(new Random(seed), share, falseCandidates, known);
        MatchModel model = MatchModel.fit(candidates);
        double[] probabilities = model.probabilities(candidates);
        assertThat(model.share()).isCloseTo(share, within(0.03));
        assertThat(model.falseCandidates()).isCloseTo(falseCandidates, within(0.06));
        if (falseCandidates >= 0.5) {
            assertThat(model.u(2, 0)).isCloseTo(U[2][0], within(0.01));
            assertThat(model.u(1, 0)).isCloseTo(U[1][0], within(0.03));
        }
        assertThat(model.m(2, 0)).isCloseTo(M[2][0], within(0.02));
        for (double threshold : new double[] {0.5, 0.9, 0.99, 0.999}) {
            check(probabilities, threshold);
        }
    }

    /** True false and missed matches lie where the doubts added up say. */
    private void check(double[] probabilities, double threshold) {
        double doubt = 0;
        double missed = 0;
        int accepted = 0;
        int falseOnes = 0;
        int missedOnes = 0;
        for (int i = 0; i < probabilities.length; i++) {
            boolean taken = probabilities[i] >= threshold;
            accepted += taken ? 1 : 0;
            doubt += taken ? 1 - probabilities[i] : 0;
            missed += taken ? 0 : probabilities[i];
            falseOnes += taken && !truth.get(i) ? 1 : 0;
            missedOnes += !taken && truth.get(i) ? 1 : 0;
        }
        assertThat(accepted).isGreaterThan(RECORDS / 5);
        // four standard deviations: many comparisons are made, and the parameters are estimated
        assertThat((double) falseOnes).as("false at " + threshold).isCloseTo(doubt, within(2 + 4 * Math.sqrt(doubt)));
        assertThat((double) missedOnes)
                .as("missed at " + threshold)
                .isCloseTo(missed, within(4 + 6 * Math.sqrt(missed)));
    }

    /** At the threshold of a repair; pooled over registers, since one alone has too few links to tell 1 in 1 000. */
    @Test
    void fewerThanOneLinkInAThousandIsFalse() {
        int accepted = 0;
        int falseOnes = 0;
        for (int seed = 1; seed <= 20; seed++) {
            record.clear();
            levels.clear();
            truth.clear();
            Candidates candidates = draw(new Random(seed), 0.95, 3, 2000);
            double[] probabilities = MatchModel.fit(candidates).probabilities(candidates);
            for (int i = 0; i < probabilities.length; i++) {
                accepted += probabilities[i] >= 0.999 ? 1 : 0;
                falseOnes += probabilities[i] >= 0.999 && !truth.get(i) ? 1 : 0;
            }
        }
        assertThat(accepted).isGreaterThan(20 * RECORDS / 5);
        assertThat(falseOnes).isLessThan(accepted / 1000);
    }

    @Test
    void twoEqualCandidatesCannotBothBeRight() {
        int[][] same = {{0, 0, 0, 0}, {0, 0, 0, 0}};
        int[][] known = new int[100][];
        java.util.Arrays.fill(known, new int[] {0, 0, 0, 0});
        Candidates candidates = new Candidates(1, new int[] {0, 0}, same, known, RepairEvidence.levelCounts());
        double[] probabilities = MatchModel.fit(candidates).probabilities(candidates);
        assertThat(probabilities[0]).isEqualTo(probabilities[1]).isLessThanOrEqualTo(0.5);
    }

    @Test
    void nothingToCompareIsNoError() {
        Candidates nothing = new Candidates(0, new int[0], new int[0][], new int[0][], RepairEvidence.levelCounts());
        assertThat(MatchModel.fit(nothing).probabilities(nothing)).isEmpty();
    }
}
