package se.samkor.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class SensitivityTest {
    @Test
    void withoutHiddenBiasTheBoundIsTheSignedRankTest() {
        // ranks 1 to 5, all negative but the smallest: 14 of 15; variance 55 / 4
        double expected = 1 - new NormalDistribution().cumulativeProbability((14 - 7.5) / Math.sqrt(55 / 4.0));
        assertThat(Sensitivity.largestP(new double[] {-5, -4, -3, -2, 1}, 1)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void gammaIsWhereTheBoundReachesTheLevel() {
        double[] differences = new double[40];
        for (int i = 0; i < 40; i++) {
            differences[i] = i < 6 ? i + 1 : -i - 1;
        }
        double gamma = Sensitivity.gamma(differences);
        assertThat(gamma).isGreaterThan(1);
        assertThat(Sensitivity.largestP(differences, gamma)).isCloseTo(0.025, within(1e-5));
    }

    @Test
    void nothingSignificantNeedsNothingUnmeasured() {
        assertThat(Sensitivity.gamma(new double[] {1, -1, 2, -2})).isEqualTo(1);
        assertThat(Sensitivity.gamma(new double[] {0, 0})).isEqualTo(1);
        assertThat(Sensitivity.eValue(0)).isEqualTo(1);
    }

    @Test
    void theEValueOfARiskRatioOfTwoIsTwoPlusRootTwo() {
        assertThat(Sensitivity.eValue(-Math.log(2) / 0.91)).isCloseTo(2 + Math.sqrt(2), within(1e-12));
    }
}
