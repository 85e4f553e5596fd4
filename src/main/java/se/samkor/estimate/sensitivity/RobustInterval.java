package se.samkor.estimate.sensitivity;

/**
 * An interval of effects that holds when trends may differ as far as a bound allows.
 *
 * @param bound the bound: largest multiple of the differences before treatment, or largest change of slope per period
 * @param low lower end, in the unit of the outcome; NaN when every value is rejected
 * @param high upper end
 * @param step the distance of the grid that was tested, 0 when none was
 * @param warning such as an interval that reaches the end of the grid, else empty
 */
public record RobustInterval(double bound, double low, double high, double step, String warning) {}
