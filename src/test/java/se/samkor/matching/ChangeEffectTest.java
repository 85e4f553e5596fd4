package se.samkor.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Hand-made numbers: two participants, three comparison persons, one of them used twice. */
class ChangeEffectTest {
    private static final double[][] FLAT = {{0}, {0}};

    private static MatchedChanges twoParticipants() {
        return twoParticipants(0);
    }

    private static MatchedChanges twoParticipants(double exposure) {
        return new MatchedChanges(
                new long[] {1, 2},
                new double[] {100, 200},
                new double[] {50, 120},
                FLAT,
                new MatchedChanges.Controls[] {
                    new MatchedChanges.Controls(
                            new long[] {11, 12}, new double[] {90, 110}, new double[] {60, 100}, new double[2], FLAT),
                    new MatchedChanges.Controls(
                            new long[] {12, 13},
                            new double[] {210, 190},
                            new double[] {180, 160},
                            new double[] {exposure, 0},
                            FLAT)
                });
    }

    @Test
    void theEffectIsTheDifferenceOfDifferences() {
        MatchedChanges data = twoParticipants();
        ChangeEffect effect = ChangeEffect.of(data, new int[] {0, 1}, data.expected());
        assertThat(effect.participants()).isEqualTo(2);
        assertThat(effect.controls()).isEqualTo(3);
        assertThat(effect.before()).isEqualTo(150);
        assertThat(effect.after()).isEqualTo(85);
        assertThat(effect.controlBefore()).isCloseTo(150, within(1e-9));
        assertThat(effect.controlAfter()).isCloseTo(125, within(1e-9));
        assertThat(effect.rawChange()).isCloseTo(-65, within(1e-9));
        assertThat(effect.expectedChange()).isCloseTo(-25, within(1e-9));
        assertThat(effect.effect()).isCloseTo(-40, within(1e-9));
        assertThat(effect.uncorrected()).isEqualTo(-40);
        assertThat(effect.shareExplained()).isCloseTo(25.0 / 65, within(1e-12));
    }

    @Test
    void whatOnePersonAddsInSeveralSetsIsAddedUpBeforeItIsSquared() {
        MatchedChanges data = twoParticipants();
        ChangeEffect effect = ChangeEffect.of(data, new int[] {0, 1}, data.expected());
        // comparison changes -30, -10, -30, -30 around -25: person 11: 5/2, person 12: -(15 - 5)/2 = -5, person 13: 5/2
        // what the participants would have had spreads as their sets do: (25 + 225)/2 and (25 + 25)/2
        double squares = 125 + 25 + 2.5 * 2.5 + 5 * 5 + 2.5 * 2.5;
        assertThat(effect.stdError()).isCloseTo(Math.sqrt(squares * 2 / 1) / 2, within(1e-9));
        assertThat(effect.halfWidth()).isCloseTo(12.706204736 * effect.stdError(), within(1e-5));
    }

    @Test
    void whatOwnInsatserDidForComparisonPersonsIsTakenAway() {
        MatchedChanges data = twoParticipants(0.4);
        ChangeEffect effect = ChangeEffect.of(data, new int[] {0, 1}, data.expected());
        assertThat(effect.exposure()).isCloseTo(0.1, within(1e-12));
        assertThat(effect.byStart()).isCloseTo(-40, within(1e-9));
        assertThat(effect.effect()).isCloseTo(-40 / 0.9, within(1e-9));
        // a tenth of their days after has the effect: without it they would have had 4.4 days more
        assertThat(effect.controlAfter()).isCloseTo(125 + 4 / 0.9, within(1e-9));
        assertThat(effect.rawChange() - effect.expectedChange()).isCloseTo(effect.effect(), within(1e-9));
    }

    @Test
    void whatParticipantsWouldHaveHadSpreadsAsTheirSetsDo() {
        MatchedChanges data = new MatchedChanges(
                new long[] {1, 2}, new double[2], new double[2], FLAT, new MatchedChanges.Controls[] {
                    new MatchedChanges.Controls(
                            new long[] {11}, new double[1], new double[] {10}, new double[1], new double[][] {{0}}),
                    new MatchedChanges.Controls(
                            new long[] {12}, new double[1], new double[] {-10}, new double[1], new double[][] {{0}})
                });
        ChangeEffect effect = ChangeEffect.of(data, new int[] {0, 1}, data.expected());
        double squares = 10 * 10 + 10 * 10;
        assertThat(effect.stdError()).isCloseTo(Math.sqrt((squares + squares) * 2 / 1) / 2, within(1e-9));
    }

    @Test
    void oneParticipantHasAnEffectAndNoInterval() {
        MatchedChanges data = twoParticipants();
        ChangeEffect effect = ChangeEffect.of(data, new int[] {0}, data.expected());
        assertThat(effect.effect()).isCloseTo(-30, within(1e-9));
        assertThat(effect.halfWidth()).isNaN();
    }

    @Test
    void theEffectIsCorrectedForWhatDiffersInTheSets() {
        // changes of comparison persons are -2 a unit of the covariate, which is 1 too low in every set; effect -5
        int n = 400;
        double[] zero = new double[n];
        double[] after = new double[n];
        double[][] x = new double[n][1];
        long[] person = new long[n];
        MatchedChanges.Controls[] controls = new MatchedChanges.Controls[n];
        for (int i = 0; i < n; i++) {
            person[i] = i;
            x[i][0] = i % 10;
            double theirs = i % 10 - 1;
            after[i] = -2 * x[i][0] - 5;
            controls[i] = new MatchedChanges.Controls(
                    new long[] {1000 + i}, new double[1], new double[] {-2 * theirs}, new double[1], new double[][] {
                        {theirs}
                    });
        }
        MatchedChanges data = new MatchedChanges(person, zero, after, x, controls);
        ChangeEffect effect =
                ChangeEffect.of(data, java.util.stream.IntStream.range(0, n).toArray(), data.expected());
        assertThat(effect.uncorrected()).isCloseTo(-7, within(1e-9));
        assertThat(effect.effect()).isCloseTo(-5, within(0.02));
        assertThat(effect.controlBefore()).isCloseTo(0, within(1e-9));
    }
}
