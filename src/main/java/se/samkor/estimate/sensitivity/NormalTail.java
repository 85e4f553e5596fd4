package se.samkor.estimate.sensitivity;

import org.apache.commons.math3.special.Erf;

/** The normal distribution where it matters here: truncated, folded, and far in the tails. */
final class NormalTail {
    private static final double FAR = -30;

    private NormalTail() {}

    static double probability(double x) {
        return 0.5 * Erf.erfc(-x / Math.sqrt(2));
    }

    private static double logProbability(double x) {
        if (x > FAR) {
            return Math.log(probability(x));
        }
        if (Double.isInfinite(x)) {
            return Double.NEGATIVE_INFINITY;
        }
        return -x * x / 2 - Math.log(-x) - 0.5 * Math.log(2 * Math.PI) + Math.log1p(-1 / (x * x));
    }

    /** How likely a standard normal variable that is known to lie between two values is above a third one between them. */
    static double truncatedTail(double value, double low, double high) {
        double below = logProbability(-low);
        double above = Math.exp(logProbability(-high) - below);
        return (Math.exp(logProbability(-value) - below) - above) / (1 - above);
    }

    /** The quantile of a standard normal variable that is known to lie between two values. */
    static double truncatedQuantile(double p, double low, double high) {
        if (low > 0) {
            return -truncatedQuantile(1 - p, -high, -low);
        }
        double logHigh = logProbability(high);
        double ratio = Double.isInfinite(low) ? 0 : Math.exp(logProbability(low) - logHigh);
        double target = logHigh + Math.log(p + (1 - p) * ratio);
        double from = Math.max(low, -1e6);
        double to = Math.min(high, 40);
        while (to - from > 1e-12 * Math.max(1, Math.abs(from))) {
            double middle = (from + to) / 2;
            if (middle <= from || middle >= to) {
                break;
            }
            if (logProbability(middle) < target) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return (from + to) / 2;
    }

    /** The 1 - level quantile of the absolute value of a normal variable with that mean and variance 1. */
    static double foldedQuantile(double level, double mean) {
        double from = 0;
        double to = Math.abs(mean) + 10;
        while (to - from > 1e-13 * to) {
            double middle = (from + to) / 2;
            if (middle <= from || middle >= to) {
                break;
            }
            if (probability(middle - mean) - probability(-middle - mean) < 1 - level) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return (from + to) / 2;
    }
}
