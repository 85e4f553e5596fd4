package se.samkor.effect;

import org.apache.commons.math3.distribution.TDistribution;
import se.samkor.estimate.Estimate;

/**
 * The law by which a 95 % interval was made, from how many standard errors it reaches: t with some degrees of freedom, or
 * normal when they are more than anybody has.
 *
 * @param degrees of freedom; infinite for the normal law
 */
record IntervalLaw(double degrees) {
    private static final double MOST = 1e7;
    private static final double UPPER = 0.975;

    /** The law of an estimate's interval; normal where it is not even around the estimate, as from a bootstrap. */
    static IntervalLaw of(Estimate line) {
        double up = (line.ciHigh() - line.estimate()) / line.stdError();
        double down = (line.estimate() - line.ciLow()) / line.stdError();
        boolean even = Math.abs(up - down) <= 1e-6 * up;
        return new IntervalLaw(even && up > quantile(MOST) ? degrees(up) : Double.POSITIVE_INFINITY);
    }

    private static double degrees(double quantile) {
        double few = 1;
        double many = MOST;
        while (many / few > 1 + 1e-9) {
            double middle = Math.sqrt(few * many);
            if (quantile(middle) > quantile) {
                few = middle;
            } else {
                many = middle;
            }
        }
        return Math.sqrt(few * many);
    }

    private static double quantile(double degrees) {
        return new TDistribution(null, degrees).inverseCumulativeProbability(UPPER);
    }

    /** The probability of a value at least as far from 0. */
    double twoSided(double value) {
        return Double.isInfinite(degrees)
                ? Normal.twoSided(value)
                : 2 * new TDistribution(null, degrees).cumulativeProbability(-Math.abs(value));
    }
}
