package se.samkor.estimate.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Around which mean treated effects vary, by hand: a cluster of two rows, one of one, and a cell with a single cluster. */
class TreatedResidualsTest {
    private static final double[] EFFECT = {1, 2, 4, 8};
    private static final int[] CELL = {0, 0, 0, 1};
    private static final int[] CLUSTER = {0, 0, 1, 2};
    private static final double[] WEIGHT = {0.25, 0.25, 0.25, 0.25};

    private static double[] residuals(ImputationError rule, double... weight) {
        return new TreatedResiduals(EFFECT, CELL, 2, CLUSTER, rule).of(weight);
    }

    @Test
    void rowsWeighBySquares() {
        double mean = 7.0 / 3;
        assertThat(residuals(ImputationError.ROWS, WEIGHT)).containsExactly(1 - mean, 2 - mean, 4 - mean, 0);
    }

    @Test
    void rowsWeighWithTheirCluster() {
        // twice the weight in the cluster of two: (2 x 1 + 2 x 2 + 4) / 5
        assertThat(residuals(ImputationError.CLUSTERS, WEIGHT)).containsExactly(-1, 0, 2, 0);
    }

    @Test
    void theOwnClusterIsLeftOutAndALoneOneHasNoMean() {
        assertThat(residuals(ImputationError.LEAVE_OUT, WEIGHT)).containsExactly(-3, -2, 2.5, Double.NaN);
        assertThat(residuals(ImputationError.LEAVE_OUT, 0.5, 0.5, 0.5, 0)).containsExactly(-3, -2, 2.5, 0);
    }

    @Test
    void withUnitsAsClustersTheFirstTwoAgree() {
        int[] own = {0, 1, 2, 3};
        for (double[] weight : new double[][] {WEIGHT, {0.1, 0.2, 0.3, 0.4}}) {
            assertThat(new TreatedResiduals(EFFECT, CELL, 2, own, ImputationError.CLUSTERS).of(weight))
                    .containsExactly(new TreatedResiduals(EFFECT, CELL, 2, own, ImputationError.ROWS).of(weight));
        }
    }
}
