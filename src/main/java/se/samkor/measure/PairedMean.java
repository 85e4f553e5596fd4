package se.samkor.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

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
    /** One up and one down by half of the window: the sum of their squares, in windows squared. */
    static final double MADE_UP = 0.5;

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
        return n < 2 ? OptionalDouble.empty() : OptionalDouble.of(halfWidth(BigDecimal.ZERO));
    }

    /**
     * Half the width for differences of days in windows of a length, with two more persons thought of, one with half a window more and
     * one with half a window less: where few have changed, those there are say too little of how much it might have been. Empty
     * for a single pair.
     */
    OptionalDouble halfWidth(int window) {
        if (n < 2) {
            return OptionalDouble.empty();
        }
        BigDecimal length = BigDecimal.valueOf((long) window * unit);
        return OptionalDouble.of(halfWidth(length.multiply(length).multiply(BigDecimal.valueOf(MADE_UP))));
    }

    private double halfWidth(BigDecimal more) {
        BigDecimal count = BigDecimal.valueOf(n);
        BigDecimal deviations = sumOfSquares.subtract(sum.multiply(sum).divide(count, MathContext.DECIMAL128));
        double variance = deviations
                        .add(more)
                        .divide(BigDecimal.valueOf(n - 1), MathContext.DECIMAL128)
                        .max(BigDecimal.ZERO)
                        .doubleValue()
                / ((double) unit * unit);
        return StudentQuantile.of(n - 1) * Math.sqrt(variance / n);
    }
}
