package se.samkor.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import se.samkor.estimate.Estimate;

/** The law of a p value is that of the interval. */
class IntervalLawTest {
    private static Estimate line(double quantile) {
        return Estimate.of("twfe", "coefficient").withNumber(3, 1.5, quantile);
    }

    @Test
    void fewClustersAreRecognisedByTheirQuantile() {
        double quantile = new TDistribution(7).inverseCumulativeProbability(0.975);
        assertThat(IntervalLaw.of(line(quantile)).degrees()).isCloseTo(7, within(1e-5));
        assertThat(IntervalLaw.of(line(quantile)).twoSided(quantile)).isCloseTo(0.05, within(1e-8));
    }

    @Test
    void theNormalLawAndIntervalsThatAreNotEvenAreNormal() {
        assertThat(IntervalLaw.of(line(Normal.QUANTILE)).twoSided(Normal.QUANTILE))
                .isCloseTo(0.05, within(1e-12));
        assertThat(IntervalLaw.of(line(2).withInterval(-1, 12)).degrees()).isInfinite();
    }
}
