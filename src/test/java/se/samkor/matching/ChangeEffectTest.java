package se.samkor.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Hand-made numbers: two participants, three comparison persons, one of them used twice. */
class ChangeEffectTest {
    private static final double[][] FLAT = {{0}, {0}};

    private static MatchedChanges twoParticipants() {
        return new MatchedChanges(
                new long[] {1, 2},
                new double[] {100, 200},
                new double[] {50, 120},
                FLAT,
                new long[][] {{11, 12}, {12, 13}},
                new double[][] {{90, 110}, {210, 190}},
                new double[][] {{60, 100}, {180, 160}},
                new double[][][] {{{0}, {0}}, {{0}, {0}}});
    }

    @Test
    void theEffectIsTheDifferenceOfDifferences() {
        MatchedChanges data = twoParticipants();
        ChangeEffect effect = ChangeEffect.of(data, new int[] {0, 1}, data.expectedChange());
        assertThat(effect.participants()).isEqualTo(2);
        assertThat(effect.controls()).isEqualTo(3);
        assertThat(effect.before()).isEqualTo(150);
        assertThat(effect.after()).isEqualTo(85);
        assertThat(effect.controlBefore()).isEqualTo(150);
        assertThat(effect.controlAfter()).isEqualTo(125);
        assertThat(effect.rawChange()).isEqualTo(-65);
        assertThat(effect.expectedChange()).isEqualTo(-25);
        assertThat(effect.effect()).isEqualTo(-40);
        assertThat(effect.adjusted()).isCloseTo(-40, within(1e-9));
        assertThat(effect.shareExplained()).isCloseTo(25.0 / 65, within(1e-12));
    }

    @Test
    void whatOnePersonAddsInSeveralSetsIsAddedUpBeforeItIsSquared() {
        MatchedChanges data = twoParticipants();
        ChangeEffect effect = ChangeEffect.of(data, new int[] {0, 1}, data.expectedChange());
        // participants: -50 and -80 around -65: 15, -15; comparison changes -30, -10, -30, -30 around -25:
        // person 11: 5/2, person 12: -(15 - 5)/2 = -5, person 13: 5/2
        double squares = 15 * 15 + 15 * 15 + 2.5 * 2.5 + 5 * 5 + 2.5 * 2.5;
        assertThat(effect.stdError()).isCloseTo(Math.sqrt(squares * 2 / 1) / 2, within(1e-9));
        assertThat(effect.halfWidth()).isCloseTo(12.706204736 * effect.stdError(), within(1e-5));
    }

    @Test
    void oneParticipantHasAnEffectAndNoInterval() {
        MatchedChanges data = twoParticipants();
        ChangeEffect effect = ChangeEffect.of(data, new int[] {0}, data.expectedChange());
        assertThat(effect.effect()).isEqualTo(-30);
        assertThat(effect.halfWidth()).isNaN();
    }

    @Test
    void theAdjustedEffectCorrectsForWhatDiffersInTheSets() {
        // changes of comparison persons are -2 a unit of the covariate, which is 1 too low in every set; effect -5
        int n = 400;
        double[] zero = new double[n];
        double[] after = new double[n];
        double[][] x = new double[n][1];
        long[] person = new long[n];
        long[][] controls = new long[n][1];
        double[][] none = new double[n][1];
        double[][] controlAfter = new double[n][1];
        double[][][] controlX = new double[n][1][1];
        for (int i = 0; i < n; i++) {
            person[i] = i;
            controls[i][0] = 1000 + i;
            x[i][0] = i % 10;
            controlX[i][0][0] = i % 10 - 1;
            after[i] = -2 * x[i][0] - 5;
            controlAfter[i][0] = -2 * controlX[i][0][0];
        }
        MatchedChanges data = new MatchedChanges(person, zero, after, x, controls, none, controlAfter, controlX);
        ChangeEffect effect =
                ChangeEffect.of(data, java.util.stream.IntStream.range(0, n).toArray(), data.expectedChange());
        assertThat(effect.effect()).isCloseTo(-7, within(1e-9));
        assertThat(effect.adjusted()).isCloseTo(-5, within(0.02));
    }
}
