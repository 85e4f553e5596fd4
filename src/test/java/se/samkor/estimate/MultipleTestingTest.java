package se.samkor.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MultipleTestingTest {
    private static final double[] P = {0.01, 0.04, 0.03, Double.NaN, 0.005};

    @Test
    void holmStepsDown() {
        assertThat(MultipleTesting.holm(P))
                .containsExactly(new double[] {0.03, 0.06, 0.06, Double.NaN, 0.02}, within(1e-12));
    }

    @Test
    void falseDiscoveryStepsUp() {
        assertThat(MultipleTesting.falseDiscovery(P))
                .containsExactly(new double[] {0.02, 0.04, 0.04, Double.NaN, 0.02}, within(1e-12));
    }
}
