package se.samkor.estimate.grouptime;

/** The two-point law of bootstrap multipliers; mean 0, variance 1. */
public enum Multiplier {
    /** -1 or 1 with equal chance. */
    RADEMACHER(-1, 1, 0.5),
    /** Mammen's (1993) law, whose third moment is 1 as well. */
    MAMMEN((1 - Math.sqrt(5)) / 2, (1 + Math.sqrt(5)) / 2, (Math.sqrt(5) - 1) / (2 * Math.sqrt(5)));

    private final double low;
    private final double high;
    private final double highChance;

    Multiplier(double low, double high, double highChance) {
        this.low = low;
        this.high = high;
        this.highChance = highChance;
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    double highChance() {
        return highChance;
    }
}
