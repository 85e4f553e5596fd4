package se.samkor.effect;

import org.apache.commons.math3.distribution.NormalDistribution;

/** The normal law. */
final class Normal {
    static final double QUANTILE = 1.959963984540054;
    private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);

    private Normal() {}

    /** The probability of a value at least as far from 0; NaN for NaN. */
    static double twoSided(double value) {
        return Double.isNaN(value) ? Double.NaN : 2 * STANDARD.cumulativeProbability(-Math.abs(value));
    }

    static double quantile(double probability) {
        return STANDARD.inverseCumulativeProbability(probability);
    }
}
