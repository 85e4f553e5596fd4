package se.samkor.estimate.regression;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * A coefficient or a weighted sum of coefficients.
 *
 * @param name what it belongs to
 * @param estimate in the unit of the outcome; NaN when the data do not determine it
 * @param stdError NaN when missing
 * @param degrees degrees of freedom of the t distribution; infinite for the normal distribution
 * @param warning why it is missing or doubtful, else empty
 */
public record Coefficient(String name, double estimate, double stdError, double degrees, String warning) {
    /** A coefficient that the data do not determine. */
    static Coefficient missing(String name, String why) {
        return new Coefficient(name, Double.NaN, Double.NaN, Double.NaN, why);
    }

    /** The estimate over its standard error; NaN without a standard error. */
    public double t() {
        return stdError > 0 ? estimate / stdError : Double.NaN;
    }

    /** The two-sided p value of a zero effect. */
    public double pValue() {
        double t = Math.abs(t());
        if (Double.isNaN(t) || !(degrees > 0)) {
            return Double.NaN;
        }
        return Double.isInfinite(degrees)
                ? 2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-t)
                : 2 * new TDistribution(null, degrees).cumulativeProbability(-t);
    }

    /** The factor of the standard error in a 95 % interval. */
    public double quantile() {
        if (!(degrees > 0)) {
            return Double.NaN;
        }
        return Double.isInfinite(degrees)
                ? new NormalDistribution(null, 0, 1).inverseCumulativeProbability(0.975)
                : new TDistribution(null, degrees).inverseCumulativeProbability(0.975);
    }
}
