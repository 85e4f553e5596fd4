package se.samkor.estimate.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samkor.estimate.Estimate;
import se.samkor.estimate.Panel;
import se.samkor.estimate.UnusableData;
import se.samkor.estimate.regression.GoodmanBacon.Comparison;
import se.samkor.estimate.regression.VarianceRule.Kind;

/** Regressions against numbers worked out by hand, by dummies, and against each other; needs no outside data. */
class OwnRegressionTest {
    private static final VarianceRule CR0 = VarianceRule.clustered().withoutParameterFactor(false);

    @Test
    void twoUnitsTwoPeriodsIsTheDifferenceOfDifferences() {
        Panel panel = Panel.of("days")
                .units(new String[] {"Ale", "Ale", "Berg", "Berg", "Ystad", "Ystad"})
                .times(new double[] {1, 2, 1, 2, 1, 2})
                .outcome(new double[] {10, 13, 20, 21, 30, 33})
                .firstTreated(new double[] {2, 2, 0, 0, 0, 0})
                .build();
        // Ale changes by 3, the others by 1 and 3, mean 2
        assertThat(TwoWayFixedEffects.estimates(panel, VarianceRule.of(Kind.IID))
                        .get(0)
                        .estimate())
                .isCloseTo(1, within(1e-12));
        assertThat(SunAbraham.of(panel, -1, VarianceRule.of(Kind.IID)).overall().estimate())
                .isCloseTo(1, within(1e-12));
        assertThat(Imputation.of(panel, 0).overall().estimate()).isCloseTo(1, within(1e-12));
        assertThat(GoodmanBacon.of(panel).total()).isCloseTo(1, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0, false, false", "0.2, true, false", "0.2, true, true", "0.3, false, true"})
    void unbalancedAndWeightedEqualsDummies(double missing, boolean covariate, boolean weights) {
        Panel panel = SmallPanels.of(30, missing, true, covariate, weights, 7);
        RegressionResult result = TwoWayFixedEffects.fit(panel, CR0);
        List<double[]> regressors = new ArrayList<>();
        regressors.add(column(panel, row -> panel.treated((int) row) ? 1 : 0));
        if (covariate) {
            regressors.add(column(panel, row -> panel.covariate(0, (int) row)));
        }
        DummyRegression dummies = new DummyRegression(panel, regressors);
        for (int i = 0; i < regressors.size(); i++) {
            assertThat(result.coefficients().get(i).estimate()).isCloseTo(dummies.coefficient(i), within(1e-9));
            assertThat(result.coefficients().get(i).stdError()).isCloseTo(dummies.clusteredError(i), within(1e-9));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, false", "0.2, false", "0.2, true"})
    void eventStudyWithBiasReducedErrorsEqualsDummies(double missing, boolean weights) {
        Panel panel = SmallPanels.of(18, missing, true, true, weights, 3);
        List<double[]> regressors = new ArrayList<>();
        regressors.add(column(panel, row -> panel.covariate(0, (int) row)));
        for (int e = -5; e <= 4; e++) {
            int at = e;
            if (e != -1) {
                regressors.add(column(
                        panel,
                        row -> !panel.neverTreated(panel.unit((int) row)) && panel.eventTime((int) row) == at ? 1 : 0));
            }
        }
        DummyRegression dummies = new DummyRegression(panel, regressors);
        List<Coefficient> reduced =
                EventStudy.fit(panel, -1, VarianceRule.of(Kind.BIAS_REDUCED)).coefficients();
        List<Coefficient> plain = EventStudy.fit(panel, -1, CR0).coefficients();
        assertThat(reduced).hasSameSizeAs(regressors);
        for (int i = 0; i < reduced.size(); i++) {
            double[] expected = dummies.biasReduced(i);
            assertThat(plain.get(i).estimate()).isCloseTo(dummies.coefficient(i), within(1e-9));
            assertThat(plain.get(i).stdError()).isCloseTo(dummies.clusteredError(i), within(1e-9));
            assertThat(reduced.get(i).stdError()).as(reduced.get(i).name()).isCloseTo(expected[0], within(1e-7));
            assertThat(reduced.get(i).degrees()).isCloseTo(expected[1], within(1e-6));
        }
    }

    @Test
    void sunAbrahamEqualsComparisonsOfMeansWithTheNeverTreated() {
        Panel panel = SmallPanels.of(30, 0, true, false, false, 5);
        for (Estimate line : SunAbraham.of(panel, -1, VarianceRule.clustered()).estimates()) {
            if (line.aggregation().equals("group_time")) {
                int cohort = line.group().orElseThrow();
                double expected = mean(panel, cohort, line.time().orElseThrow())
                        - mean(panel, cohort, cohort - 1)
                        - mean(panel, Panel.NEVER, line.time().orElseThrow())
                        + mean(panel, Panel.NEVER, cohort - 1);
                assertThat(line.estimate()).isCloseTo(expected, within(1e-10));
            }
        }
    }

    @Test
    void fastAndPlainScoreProductsAgree() {
        Panel byUnit = SmallPanels.of(30, 0.2, true, true, true, 11);
        UsableRows usable = UsableRows.of(byUnit, row -> true);
        WithinFit fit = TestFits.sunAbraham(byUnit, usable.rows());
        int[] unitOfRow = new int[usable.rows().rows()];
        Arrays.setAll(unitOfRow, row -> usable.rows().unit(row));
        double[][] fast = new ScoreProducts(fit).over(Grouping.of(unitOfRow));
        double[][] plain = TestFits.scoreProducts(fit, unitOfRow);
        for (int i = 0; i < fast.length; i++) {
            assertThat(fast[i]).containsExactly(plain[i], within(1e-8));
        }
    }

    @Test
    void lastTreatedAreTheControlsWhenNobodyIsNeverTreated() {
        Panel panel = SmallPanels.of(30, 0, false, false, false, 5);
        List<Estimate> lines =
                SunAbraham.of(panel, -1, VarianceRule.clustered()).estimates();
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.controlGroup()).isEqualTo("last");
            assertThat(line.warning()).contains("cohort 8 is the control up to event time -1");
            assertThat(line.time().orElse(0)).isLessThan(8);
        });
        assertThat(Imputation.of(panel, 0).notes()).singleElement().asString().contains("treated rows were left out");
        assertThat(EventStudy.estimates(panel, -1, VarianceRule.clustered()))
                .filteredOn(Estimate::missing)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.warning()).contains("left out"));
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, false", "true, true"})
    void baconAddsUpToTwoWayFixedEffects(boolean never, boolean covariate) {
        Panel panel = SmallPanels.of(30, 0, never, covariate, false, 9);
        GoodmanBacon bacon = GoodmanBacon.of(panel);
        double coefficient =
                TwoWayFixedEffects.fit(panel, CR0).coefficients().get(0).estimate();
        double between = bacon.comparisons().stream()
                .mapToDouble(c -> c.weight() * c.estimate())
                .sum();
        double share = bacon.withinShare().orElse(0);
        assertThat(bacon.total()).isCloseTo(coefficient, within(1e-10));
        assertThat(share * bacon.withinEstimate().orElse(0) + (1 - share) * between)
                .isCloseTo(coefficient, within(1e-10));
        assertThat(bacon.comparisons().stream().mapToDouble(Comparison::weight).sum())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void imputationEqualsPredictionFromDummies() {
        Panel panel = SmallPanels.of(30, 0.15, true, true, true, 13);
        double[] effects = Imputation.of(panel, 0).effects();
        List<double[]> regressors = new ArrayList<>();
        regressors.add(column(panel, row -> panel.covariate(0, (int) row)));
        // a dummy for every treated row leaves exactly the untreated rows to the other coefficients
        List<Integer> treated = new ArrayList<>();
        for (int row = 0; row < panel.rows(); row++) {
            if (panel.treated(row) && !Double.isNaN(effects[row])) {
                int own = row;
                treated.add(row);
                regressors.add(column(panel, other -> other == own ? 1 : 0));
            }
        }
        DummyRegression dummies = new DummyRegression(panel, regressors);
        for (int i = 0; i < treated.size(); i++) {
            assertThat(effects[treated.get(i)]).isCloseTo(dummies.coefficient(i + 1), within(1e-8));
        }
    }

    @Test
    void wildBootstrapOfFewClustersIsExactAndSymmetric() {
        Panel panel = SmallPanels.of(24, 0.1, true, true, false, 21);
        WildClusterBootstrap all = WildClusterBootstrap.of(panel, WildBootstrapOptions.of(999, 1));
        assertThat(all.enumerated()).isTrue();
        assertThat(all.draws()).isEqualTo(256);
        WildClusterBootstrap atEnd =
                WildClusterBootstrap.of(panel, WildBootstrapOptions.of(999, 1).testing(all.high() + 1e-4));
        assertThat(atEnd.pValue()).isLessThan(0.05);
        assertThat(WildClusterBootstrap.of(panel, WildBootstrapOptions.of(99, 1).with(BootstrapWeights.WEBB)))
                .isEqualTo(WildClusterBootstrap.of(
                        panel, WildBootstrapOptions.of(99, 1).with(BootstrapWeights.WEBB)));
    }

    @Test
    void wildBootstrapOfManyClustersNeedsNoTable() {
        Panel panel = SmallPanels.of(600, 0.1, true, false, false, 8);
        WildBootstrapOptions few = WildBootstrapOptions.of(99, 4);
        WildClusterBootstrap found = WildClusterBootstrap.of(panel, few);
        Coefficient coefficient = TwoWayFixedEffects.fit(panel, VarianceRule.clustered())
                .coefficients()
                .get(0);
        assertThat(found.clusters()).isEqualTo(200);
        assertThat(found.estimate()).isCloseTo(coefficient.estimate(), within(1e-9));
        double half = coefficient.quantile() * coefficient.stdError();
        assertThat(found.high() - found.estimate()).isCloseTo(half, within(0.4 * half));
    }

    @Test
    void saysWhatIsWrong() {
        Panel constant = Panel.of("days")
                .units(new String[] {"a", "a", "b", "b"})
                .times(new double[] {1, 2, 1, 2})
                .outcome(new double[] {5, 5, 5, 5})
                .firstTreated(new double[] {2, 2, 0, 0})
                .build();
        assertThatThrownBy(() -> TwoWayFixedEffects.estimates(constant, VarianceRule.clustered()))
                .isInstanceOf(UnusableData.class)
                .hasMessageContaining("days has the same value");
        Panel untreated = Panel.of("days")
                .units(new String[] {"a", "a", "b", "b"})
                .times(new double[] {1, 2, 1, 2})
                .outcome(new double[] {5, 6, 5, 7})
                .firstTreated(new double[] {0, 0, 0, 0})
                .build();
        assertThatThrownBy(() -> Imputation.of(untreated, 0)).hasMessageContaining("No usable row is treated");
        assertThatThrownBy(() -> SunAbraham.of(untreated, -1, VarianceRule.clustered()))
                .hasMessageContaining("No unit is treated");
        Panel unbalanced = SmallPanels.of(12, 0.2, true, false, false, 2);
        assertThatThrownBy(() -> GoodmanBacon.of(unbalanced)).hasMessageContaining("balanced panel");
        Panel always = Panel.of("days")
                .units(new String[] {"a", "a", "b", "b"})
                .times(new double[] {1, 2, 1, 2})
                .outcome(new double[] {5, 6, 5, 7})
                .firstTreated(new double[] {1, 1, 0, 0})
                .build();
        assertThatThrownBy(() -> Imputation.of(always, 0)).hasMessageContaining("No treated row can be imputed");
        assertThatThrownBy(() -> SunAbraham.of(always, -1, VarianceRule.clustered()))
                .hasMessageContaining("cohort 1 is treated in every period");
    }

    @Test
    void givesNoErrorWhereNoneMeansAnything() {
        Panel exact = Panel.of("days")
                .units(new String[] {"a", "a", "a", "b", "b", "b", "c", "c", "c"})
                .times(new double[] {1, 2, 3, 1, 2, 3, 1, 2, 3})
                .outcome(new double[] {1, 7, 8, 2, 3, 4, 5, 6, 7})
                .firstTreated(new double[] {2, 2, 2, 0, 0, 0, 0, 0, 0})
                .build();
        assertThat(TwoWayFixedEffects.estimates(exact, VarianceRule.clustered()))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.estimate()).isCloseTo(5, within(1e-12));
                    assertThat(line.stdError()).isNaN();
                    assertThat(line.warning()).contains("the fit is exact").contains("one treated cluster");
                });
        assertThat(Imputation.of(exact, 0).overall().warning()).contains("nothing varies around the fit");
        assertThatThrownBy(() -> WildClusterBootstrap.of(exact, WildBootstrapOptions.of(99, 1)))
                .hasMessageContaining("fits exactly");
        Panel together = Panel.of("days")
                .units(new String[] {"a", "a", "b", "b"})
                .times(new double[] {1, 2, 1, 2})
                .outcome(new double[] {5, 6, 5, 7})
                .firstTreated(new double[] {2, 2, 2, 2})
                .build();
        assertThatThrownBy(() -> GoodmanBacon.of(together)).hasMessageContaining("No two cohorts");
        assertThat(TwoWayFixedEffects.estimates(together, VarianceRule.clustered())
                        .get(0))
                .satisfies(line -> {
                    assertThat(line.missing()).isTrue();
                    assertThat(line.warning()).contains("treated");
                });
    }

    @Test
    void largeLevelsDoNotCostDigits() {
        Panel small = SmallPanels.of(30, 0.2, true, false, true, 17);
        String[] units = new String[small.rows()];
        Arrays.setAll(units, row -> small.unitLabel(small.unit(row)));
        Panel large = Panel.of("y")
                .units(units)
                .times(column(small, row -> small.time(small.period((int) row))))
                .outcome(column(small, row -> 1 << 20 | Math.round(small.outcome((int) row) * 64)))
                .firstTreated(column(
                        small,
                        row -> small.neverTreated(small.unit((int) row))
                                ? 0
                                : small.firstTreated(small.unit((int) row))))
                .weights(column(small, row -> small.weight((int) row)))
                .build();
        double[] treated = column(large, row -> large.treated((int) row) ? 1 : 0);
        assertThat(TwoWayFixedEffects.fit(large, CR0).coefficients().get(0).estimate())
                .isCloseTo(new DummyRegression(large, List.of(treated)).coefficient(0), within(1e-6));
    }

    @Test
    void namesColumnsThatOthersDetermine() {
        Panel source = SmallPanels.of(15, 0, true, false, false, 4);
        int n = source.rows();
        String[] units = new String[n];
        Arrays.setAll(units, row -> source.unitLabel(source.unit(row)));
        Panel panel = Panel.of("y")
                .units(units)
                .times(column(source, row -> source.time(source.period((int) row))))
                .outcome(column(source, row -> source.outcome((int) row)))
                .firstTreated(column(source, row -> {
                    int first = source.firstTreated(source.unit((int) row));
                    return first == Panel.NEVER ? 0 : first;
                }))
                .covariate("size", column(source, row -> source.unit((int) row) * 1000.0))
                .build();
        assertThat(TwoWayFixedEffects.fit(panel, VarianceRule.clustered())).satisfies(result -> {
            assertThat(result.notes()).singleElement().asString().endsWith("determine them: size");
            assertThat(result.coefficients().get(1).estimate()).isNaN();
            assertThat(result.coefficients().get(0).estimate()).isNotNaN();
        });
    }

    private static double mean(Panel panel, int cohort, int time) {
        double sum = 0;
        int count = 0;
        for (int row = 0; row < panel.rows(); row++) {
            if (panel.firstTreated(panel.unit(row)) == cohort && panel.time(panel.period(row)) == time) {
                sum += panel.outcome(row);
                count++;
            }
        }
        return sum / count;
    }

    private static double[] column(Panel panel, java.util.function.DoubleUnaryOperator value) {
        double[] column = new double[panel.rows()];
        Arrays.setAll(column, value::applyAsDouble);
        return column;
    }
}
