package se.samkor.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
    @Test
    void coefficientsAreThoseOfGlm() {
        List<Map<String, String>> small = TestTable.rows("matching/small.csv");
        double[][] rows = TestTable.columns(small, "x1", "x2", "x3");
        boolean[] treated = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            treated[i] = small.get(i).get("treated").equals("1");
        }
        double[] ones = new double[rows.length];
        Arrays.fill(ones, 1);
        LogisticRegression fit = LogisticRegression.fit(rows, treated, ones, 0);
        double[] expected = TestTable.rows("matching/glm.csv").stream()
                .mapToDouble(row -> TestTable.number(row, "estimate"))
                .toArray();
        assertThat(fit.coefficients()).containsExactly(expected, within(1e-8));
        assertThat(fit.penalty()).isZero();
    }

    @Test
    void aTwoByTwoTableGivesTheLogOddsRatio() {
        // 3 of 4 with the trait take part, 1 of 4 without: log odds 3 and 1/3
        double[][] rows = {{1}, {1}, {1}, {1}, {0}, {0}, {0}, {0}};
        boolean[] treated = {true, true, true, false, true, false, false, false};
        double[] ones = {1, 1, 1, 1, 1, 1, 1, 1};
        double[] found = LogisticRegression.fit(rows, treated, ones, 0).coefficients();
        assertThat(found).containsExactly(new double[] {-Math.log(3), 2 * Math.log(3)}, within(1e-9));
    }

    @Test
    void separationGivesARidgeFitThatSaysSo() {
        double[][] rows = {{1}, {2}, {3}, {4}};
        boolean[] treated = {false, false, true, true};
        LogisticRegression fit = LogisticRegression.fit(rows, treated, new double[] {1, 1, 1, 1}, 0);
        assertThat(fit.penalty()).isEqualTo(LogisticRegression.RIDGE);
        assertThat(fit.linear()).doesNotContain(Double.NaN).isSorted();
    }

    @Test
    void aCovariateThatDoesNotVaryHasNoCoefficient() {
        double[][] rows = {{1, 7}, {2, 7}, {3, 7}, {4, 7}};
        boolean[] treated = {false, true, false, true};
        LogisticRegression fit = LogisticRegression.fit(rows, treated, new double[] {1, 1, 1, 1}, 0);
        assertThat(fit.coefficients()[2]).isZero();
    }
}
