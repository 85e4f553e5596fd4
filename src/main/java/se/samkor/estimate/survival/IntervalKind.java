package se.samkor.estimate.survival;

import org.apache.commons.math3.distribution.NormalDistribution;

/** How the limits of a probability over time are found from its standard error; level 95 %. */
public enum IntervalKind {
    /** Symmetric around the estimate, cut at 0 and 1. */
    PLAIN {
        @Override
        double[] around(double estimate, double error) {
            return new double[] {Math.max(0, estimate - QUANTILE * error), Math.min(1, estimate + QUANTILE * error)};
        }
    },
    /** Symmetric on the scale log(-log p), so that the limits stay within 0 and 1; none where the estimate is 0 or 1. */
    LOG_LOG {
        @Override
        double[] around(double estimate, double error) {
            if (!(estimate > 0 && estimate < 1)) {
                return new double[] {Double.NaN, Double.NaN};
            }
            double middle = Math.log(-Math.log(estimate));
            double width = QUANTILE * error / (-estimate * Math.log(estimate));
            return new double[] {Math.exp(-Math.exp(middle + width)), Math.exp(-Math.exp(middle - width))};
        }
    };

    private static final double QUANTILE = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(0.975);

    /** The lower and the upper limit; NaN where there is none. */
    abstract double[] around(double estimate, double error);
}
