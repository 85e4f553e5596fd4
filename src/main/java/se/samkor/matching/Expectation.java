package se.samkor.matching;

/**
 * The days that a comparison person with given covariates is expected to have.
 *
 * @param before in the window before
 * @param after in the window after
 * @param persons different comparison persons from which it was fitted
 * @param departures by participant, of each comparison person: the change less the expected change
 */
@SuppressWarnings("ArrayRecordComponent") // numbers by row, as numerical code has them
public record Expectation(OutcomeModel before, OutcomeModel after, int persons, double[][] departures) {
    private static final double MOST = 2;

    double change(double[] covariates) {
        return after.expected(covariates) - before.expected(covariates);
    }

    /**
     * By how much squared departures from the expectation are too small, since it was fitted to the same persons: persons over
     * persons less coefficients, at most 2.
     */
    double shrinkage() {
        return shrinkage(persons, after.coefficients());
    }

    static double shrinkage(double persons, int coefficients) {
        double free = persons - coefficients;
        return free > persons / MOST ? persons / free : MOST;
    }
}
