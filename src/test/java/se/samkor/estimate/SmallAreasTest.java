package se.samkor.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SmallAreasTest {
    @Test
    void areasThatDifferByChanceOnlyAreDrawnWhollyToTheMean() {
        double[] values = {1, 1.1, 0.9, 1.05, 0.95};
        double[] variances = new double[5];
        Arrays.fill(variances, 1);
        SmallAreas areas = SmallAreas.of(values, variances);
        assertThat(areas.spread()).isZero();
        assertThat(areas.shrunken(1)).isCloseTo(1, within(1e-12));
        assertThat(areas.reliability(1)).isZero();
    }

    @Test
    void withEqualVariancesTheSpreadIsWhatTheSampleVarianceLeaves() {
        double[] values = {0, 2, 4, 6, 8};
        double[] variances = new double[5];
        Arrays.fill(variances, 1);
        // sample variance 10, of which 1 is chance
        SmallAreas areas = SmallAreas.of(values, variances);
        assertThat(areas.spread() * areas.spread()).isCloseTo(9, within(1e-9));
        assertThat(areas.shrunken(4)).isCloseTo(4 + 0.9 * 4, within(1e-9));
        assertThat(areas.stdError(4)).isCloseTo(Math.sqrt(0.9 + 0.01 * 10 / 5), within(1e-9));
    }

    @Test
    void shrunkenFiguresAreCloserToTheTruthThanTheirOwn() {
        Random random = new Random(1);
        double own = 0;
        double shrunken = 0;
        double[] truth = new double[290];
        double[] values = new double[290];
        double[] variances = new double[290];
        for (int i = 0; i < 290; i++) {
            truth[i] = random.nextGaussian();
            variances[i] = 0.1 + 3 * random.nextDouble();
            values[i] = truth[i] + Math.sqrt(variances[i]) * random.nextGaussian();
        }
        SmallAreas areas = SmallAreas.of(values, variances);
        for (int i = 0; i < 290; i++) {
            own += Math.pow(values[i] - truth[i], 2);
            shrunken += Math.pow(areas.shrunken(i) - truth[i], 2);
        }
        assertThat(shrunken).isLessThan(0.6 * own);
    }

    @Test
    void twoAreasAreTooFew() {
        assertThatThrownBy(() -> SmallAreas.of(new double[] {1, 2}, new double[] {1, 1}))
                .isInstanceOf(UnusableData.class)
                .hasMessageContaining("at least three areas; found 2");
    }
}
