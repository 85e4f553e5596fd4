package se.samkor.disclosure;

/** The values that an attacker cannot rule out, both ends included. */
public record Interval(double low, double high) {
    private static final double TOLERANCE = 1e-6;

    /** The distance between the ends. */
    public double width() {
        return high - low;
    }

    /** Whether only one value is left, up to rounding. */
    public boolean isPoint() {
        return Double.isFinite(high) && width() <= TOLERANCE * Math.max(1, Math.abs(high));
    }

    /** Whether the interval reaches a protection level beyond the true value, and the same below it (or zero). */
    boolean covers(double value, double level) {
        double slack = TOLERANCE * Math.max(1, Math.abs(value));
        return high >= value + level - slack && low <= Math.max(0, value - level) + slack;
    }

    /** Whether at least two whole numbers are left. */
    boolean holdsTwoCounts() {
        return Math.floor(high + TOLERANCE) > Math.ceil(low - TOLERANCE);
    }
}
