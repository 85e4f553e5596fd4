package se.samkor.estimate.grouptime;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * Wald test that all effects before treatment, and before anticipation, are 0.
 *
 * @param statistic chi-squared under parallel trends before treatment
 * @param degrees number of effects tested
 * @param pValue upper tail
 */
public record PreTest(double statistic, int degrees, double pValue) {

    /** Empty when there is nothing to test or the covariance is singular, as with more effects than clusters. */
    static Optional<PreTest> of(List<Average> before) {
        List<Average> usable = before.stream()
                .filter(effect -> !Double.isNaN(effect.stdError()))
                .toList();
        int size = usable.size();
        if (size == 0) {
            return Optional.empty();
        }
        double[][] correlation = new double[size][size];
        double[] scaled = new double[size];
        for (int i = 0; i < size; i++) {
            Average row = usable.get(i);
            scaled[i] = row.estimate() / row.stdError();
            for (int j = 0; j <= i; j++) {
                Average column = usable.get(j);
                correlation[i][j] = row.covariance(column) / (row.stdError() * column.stdError());
                correlation[j][i] = correlation[i][j];
            }
        }
        return Cholesky.of(correlation).map(factor -> test(scaled, factor));
    }

    private static PreTest test(double[] scaled, Cholesky factor) {
        double statistic = Sums.ofProducts(scaled, factor.solve(scaled));
        double tail = 1 - new ChiSquaredDistribution(scaled.length).cumulativeProbability(statistic);
        return new PreTest(statistic, scaled.length, tail);
    }
}
