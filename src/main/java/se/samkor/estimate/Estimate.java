package se.samkor.estimate;

import java.util.OptionalInt;

/**
 * One line of results: an effect of a group at a time, or an average of such effects. Missing numbers are NaN, missing
 * group, time and event time are empty; a missing estimate always has a warning that says why.
 *
 * @param estimator twfe, event-study, cs, sunab, imputation, bacon, sdid
 * @param controlGroup never, notyet or empty
 * @param method dr, or, ipw or empty
 * @param aggregation group_time, simple, group, dynamic, calendar or coefficient
 * @param group the cohort: time of first treatment
 * @param estimate in the unit of the outcome
 * @param ciLow lower end of the pointwise 95 % interval
 * @param bandLow lower end of the uniform 95 % band over the estimates of one aggregation
 * @param units units that entered, controls included
 * @param observations rows that entered, controls included
 * @param warning plain words, empty when there is nothing to say
 */
public record Estimate(
        String estimator,
        String controlGroup,
        String method,
        String aggregation,
        OptionalInt group,
        OptionalInt time,
        OptionalInt eventTime,
        double estimate,
        double stdError,
        double ciLow,
        double ciHigh,
        double bandLow,
        double bandHigh,
        int units,
        int observations,
        String warning) {

    /** A line of an estimator without control group, method, group, time or numbers; fill in with the {@code with} methods. */
    public static Estimate of(String estimator, String aggregation) {
        return new Estimate(
                estimator,
                "",
                "",
                aggregation,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                0,
                0,
                "");
    }

    public Estimate withControl(String control, String byMethod) {
        return new Estimate(
                estimator,
                control,
                byMethod,
                aggregation,
                group,
                time,
                eventTime,
                estimate,
                stdError,
                ciLow,
                ciHigh,
                bandLow,
                bandHigh,
                units,
                observations,
                warning);
    }

    public Estimate withAggregation(String by) {
        return new Estimate(
                estimator,
                controlGroup,
                method,
                by,
                group,
                time,
                eventTime,
                estimate,
                stdError,
                ciLow,
                ciHigh,
                bandLow,
                bandHigh,
                units,
                observations,
                warning);
    }

    public Estimate withGroup(int cohort) {
        return new Estimate(
                estimator,
                controlGroup,
                method,
                aggregation,
                OptionalInt.of(cohort),
                time,
                eventTime,
                estimate,
                stdError,
                ciLow,
                ciHigh,
                bandLow,
                bandHigh,
                units,
                observations,
                warning);
    }

    public Estimate withTime(int at) {
        return new Estimate(
                estimator,
                controlGroup,
                method,
                aggregation,
                group,
                OptionalInt.of(at),
                eventTime,
                estimate,
                stdError,
                ciLow,
                ciHigh,
                bandLow,
                bandHigh,
                units,
                observations,
                warning);
    }

    public Estimate withEventTime(int at) {
        return new Estimate(
                estimator,
                controlGroup,
                method,
                aggregation,
                group,
                time,
                OptionalInt.of(at),
                estimate,
                stdError,
                ciLow,
                ciHigh,
                bandLow,
                bandHigh,
                units,
                observations,
                warning);
    }

    /** The number, its standard error and the interval estimate ± quantile x standard error; a missing standard error gives no interval. */
    public Estimate withNumber(double value, double error, double quantile) {
        return new Estimate(
                estimator,
                controlGroup,
                method,
                aggregation,
                group,
                time,
                eventTime,
                value,
                error,
                value - quantile * error,
                value + quantile * error,
                bandLow,
                bandHigh,
                units,
                observations,
                warning);
    }

    /** The same line with another interval. */
    public Estimate withInterval(double low, double high) {
        return new Estimate(
                estimator,
                controlGroup,
                method,
                aggregation,
                group,
                time,
                eventTime,
                estimate,
                stdError,
                low,
                high,
                bandLow,
                bandHigh,
                units,
                observations,
                warning);
    }

    /** The uniform band estimate ± critical value x standard error. */
    public Estimate withBand(double criticalValue) {
        return new Estimate(
                estimator,
                controlGroup,
                method,
                aggregation,
                group,
                time,
                eventTime,
                estimate,
                stdError,
                ciLow,
                ciHigh,
                estimate - criticalValue * stdError,
                estimate + criticalValue * stdError,
                units,
                observations,
                warning);
    }

    public Estimate withCounts(int unitCount, int rowCount) {
        return new Estimate(
                estimator,
                controlGroup,
                method,
                aggregation,
                group,
                time,
                eventTime,
                estimate,
                stdError,
                ciLow,
                ciHigh,
                bandLow,
                bandHigh,
                unitCount,
                rowCount,
                warning);
    }

    /** The same line with one more warning, after those it has. */
    public Estimate withWarning(String text) {
        String all = warning.isEmpty() || text.isEmpty() ? warning + text : warning + "; " + text;
        return new Estimate(
                estimator,
                controlGroup,
                method,
                aggregation,
                group,
                time,
                eventTime,
                estimate,
                stdError,
                ciLow,
                ciHigh,
                bandLow,
                bandHigh,
                units,
                observations,
                all);
    }

    public boolean missing() {
        return Double.isNaN(estimate);
    }
}
