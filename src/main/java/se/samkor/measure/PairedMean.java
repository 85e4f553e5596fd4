package se.samkor.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The mean of paired differences and its 95 % interval by Student's t with n - 1 degrees of freedom, from exact sums in
 * whole units, so that the order of summation cannot show.
 *
 * @param n pairs
 * @param sum of the differences
 * @param sumOfSquares of the differences
 * @param unit how many units make one day
 */
public record PairedMean(long n, BigDecimal sum, BigDecimal sumOfSquares, int unit) {
    private static final double TWO_SIDED = 0.975;

    /** The mean in days. */
    public double mean() {
        return mean(n, sum, unit);
    }

    /** A mean in days from a sum in units. */
    static double mean(long n, BigDecimal sum, int unit) {
        return sum.divide(BigDecimal.valueOf(n).multiply(BigDecimal.valueOf(unit)), MathContext.DECIMAL128)
                .doubleValue();
    }

    /** Half the width of the interval; empty for a single pair. */
    public OptionalDouble halfWidth() {
        if (n < 2) {
            return OptionalDouble.empty();
        }
        BigDecimal count = BigDecimal.valueOf(n);
        BigDecimal deviations = sumOfSquares.subtract(sum.multiply(sum).divide(count, MathContext.DECIMAL128));
        double variance = deviations
                        .divide(BigDecimal.valueOf(n - 1), MathContext.DECIMAL128)
                        .max(BigDecimal.ZERO)
                        .doubleValue()
                / ((double) unit * unit);
        double quantile = new TDistribution(null, n - 1).inverseCumulativeProbability(TWO_SIDED);
        return OptionalDouble.of(quantile * Math.sqrt(variance / n));
    }
}
