package se.samkor.estimate.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import se.samkor.estimate.Panel;
import se.samkor.estimate.regression.Coefficient;
import se.samkor.estimate.regression.EventStudy;
import se.samkor.estimate.regression.RegressionResult;
import se.samkor.estimate.regression.TwoWayFixedEffects;
import se.samkor.estimate.regression.VarianceRule;
import se.samkor.estimate.sensitivity.TrendSensitivity.Method;

/** Sensitivity of conclusions, worked out by hand; needs no outside data. */
class OwnSensitivityTest {
    @Test
    void oneCoefficientBeforeAndOneAfterByHand() {
        double[][] covariance = {{0.04, 0.01}, {0.01, 0.09}};
        TrendSensitivity sensitivity = TrendSensitivity.of(new double[] {0.2, 1}, covariance, 1, new double[] {1});
        // straight trends add the negative of the coefficient before: 1 + 0.2, variance 0.09 + 0.04 + 2 x 0.01
        RobustInterval straight = sensitivity.smoothness(0);
        assertThat((straight.low() + straight.high()) / 2).isCloseTo(1.2, within(1e-9));
        assertThat(straight.high() - 1.2).isCloseTo(1.959963984540054 * Math.sqrt(0.15), within(1e-9));
        assertThat(sensitivity.original().high()).isCloseTo(1 + 1.959963984540054 * 0.3, within(1e-9));
        // far beyond the noise the interval is the bias bound and a one-sided quantile on either side
        RobustInterval loose = sensitivity.smoothness(10);
        assertThat(loose.high() - 1.2).isCloseTo(10 + 1.6448536269514722 * Math.sqrt(0.15), within(1e-6));
    }

    @Test
    void intervalsGrowWithTheBound() {
        double[] beta = {0.1, -0.05, 0.02, 0.5, 0.6};
        double[][] covariance = new double[5][5];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                covariance[i][j] = i == j ? 0.01 : 0.004;
            }
        }
        TrendSensitivity sensitivity = TrendSensitivity.of(beta, covariance, 3, TrendSensitivity.average(2));
        for (Method method : Method.values()) {
            RobustInterval none = sensitivity.relativeMagnitudes(0, method);
            assertThat(none.low()).isCloseTo(sensitivity.original().low(), within(3 * none.step()));
            RobustInterval before = none;
            for (double multiple : new double[] {0.5, 1, 2}) {
                RobustInterval next = sensitivity.relativeMagnitudes(multiple, method);
                assertThat(next.low()).isLessThan(before.low());
                assertThat(next.high()).isGreaterThan(before.high());
                before = next;
            }
        }
    }

    @Test
    void stopsWithoutCoefficientsBefore() {
        assertThatThrownBy(() -> TrendSensitivity.of(new double[] {1}, new double[][] {{1}}, 0, new double[] {1}))
                .hasMessageContaining("found 0 before and 1 after");
    }

    @Test
    void takesAnEventStudy() {
        Panel panel = factorPanel(0.1);
        RegressionResult study = EventStudy.fit(panel, -1, VarianceRule.clustered());
        Coefficient first = study.coefficient(EventStudy.name(0)).orElseThrow();
        RobustInterval plain =
                TrendSensitivity.of(study, TrendSensitivity.first(6)).original();
        assertThat((plain.low() + plain.high()) / 2).isCloseTo(first.estimate(), within(1e-12));
        assertThatThrownBy(() -> TrendSensitivity.of(study, TrendSensitivity.first(5)))
                .hasMessageContaining("every event time but -1");
    }

    @Test
    void truncatedQuantiles() {
        double infinite = Double.POSITIVE_INFINITY;
        assertThat(NormalTail.truncatedQuantile(0.95, -infinite, infinite)).isCloseTo(1.6448536269514722, within(1e-9));
        assertThat(NormalTail.truncatedQuantile(0.5, -2, 2)).isCloseTo(0, within(1e-9));
        // far in the tail the excess is exponential with rate 40
        assertThat(NormalTail.truncatedQuantile(0.95, 40, infinite)).isCloseTo(40 + Math.log(20) / 40, within(1e-3));
        for (double[] range :
                new double[][] {{-infinite, infinite}, {-2, 2}, {-infinite, 1.5}, {40, infinite}, {3, 3.5}}) {
            double quantile = NormalTail.truncatedQuantile(0.95, range[0], range[1]);
            assertThat(NormalTail.truncatedTail(quantile, range[0], range[1])).isCloseTo(0.05, within(1e-6));
        }
        assertThat(NormalTail.foldedQuantile(0.05, 0)).isCloseTo(1.959963984540054, within(1e-9));
    }

    @Test
    void equalWeightsAreTwoWayFixedEffects() {
        Panel panel = factorPanel(0);
        SyntheticDifference plain = SyntheticDifference.of(panel, SyntheticMethod.DIFFERENCE);
        double coefficient = TwoWayFixedEffects.fit(panel, VarianceRule.clustered())
                .coefficients()
                .get(0)
                .estimate();
        assertThat(plain.effect()).isCloseTo(coefficient, within(1e-10));
        assertThat(plain.jackknifeError()).isPositive();
    }

    @Test
    void syntheticDifferenceWithstandsDifferentTrends() {
        Panel panel = factorPanel(3);
        double plain = SyntheticDifference.of(panel, SyntheticMethod.DIFFERENCE).effect();
        SyntheticDifference synthetic = SyntheticDifference.of(panel, SyntheticMethod.SYNTHETIC_DIFFERENCE);
        assertThat(Math.abs(plain - 5)).isGreaterThan(2);
        assertThat(synthetic.effect()).isCloseTo(5, within(0.5));
        assertThat(synthetic.unitWeights(15).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(synthetic.placeboError(30, 1)).isPositive();
    }

    /** 30 controls and 4 units treated at 15 of 20 periods with effect 5; the treated have more of a common curve. */
    private static Panel factorPanel(double slope) {
        SplittableRandom random = new SplittableRandom(2);
        List<String> units = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        for (int u = 0; u < 34; u++) {
            boolean treated = u >= 30;
            double load = treated ? 0.8 : u / 30.0;
            for (int t = 1; t <= 20; t++) {
                units.add("u" + u);
                double y = u + load * slope * t + (treated && t >= 15 ? 5 : 0) + random.nextDouble(-0.5, 0.5);
                rows.add(new double[] {t, treated ? 15 : 0, y});
            }
        }
        return Panel.of("y")
                .units(units.toArray(String[]::new))
                .times(rows.stream().mapToDouble(row -> row[0]).toArray())
                .firstTreated(rows.stream().mapToDouble(row -> row[1]).toArray())
                .outcome(rows.stream().mapToDouble(row -> row[2]).toArray())
                .build();
    }
}
