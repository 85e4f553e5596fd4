package se.samkor.estimate.survival;

import java.util.List;

/**
 * A curve at one time.
 *
 * @param time at which someone leaves, or 0
 * @param atRisk observed just before that time
 * @param events of the cause at that time
 * @param estimate the probability just after that time
 * @param stdError of the estimate
 * @param low lower limit, NaN where there is none
 * @param high upper limit, NaN where there is none
 */
public record CurvePoint(
        int time, long atRisk, long events, double estimate, double stdError, double low, double high) {
    static CurvePoint of(int time, long atRisk, long events, double estimate, double variance, IntervalKind kind) {
        double error = Math.sqrt(Math.max(0, variance));
        double[] limits = kind.around(estimate, error);
        return new CurvePoint(time, atRisk, events, estimate, error, limits[0], limits[1]);
    }

    /** The point that holds at a time: the last one at or before it. */
    public static CurvePoint at(List<CurvePoint> curve, int time) {
        return curve.get(Math.max(0, Times.lastThrough(curve, CurvePoint::time, time)));
    }
}
