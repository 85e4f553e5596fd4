package se.samkor.estimate.regression;

import java.util.List;
import java.util.Optional;

/**
 * The result of a regression or of an estimator built on one.
 *
 * @param coefficients in the order of the design; those left out are missing with a warning
 * @param covariance the covariance matrix of the coefficients, 0 for those left out
 * @param observations rows used
 * @param units units used
 * @param clusters clusters used, 0 when there are none
 * @param notes what was left out of the data and why, one sentence each
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity only
public record RegressionResult(
        List<Coefficient> coefficients,
        double[][] covariance,
        int observations,
        int units,
        int clusters,
        List<String> notes) {
    /** The coefficient of that name. */
    public Optional<Coefficient> coefficient(String name) {
        return coefficients.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** The notes as one text. */
    String warning() {
        return String.join("; ", notes);
    }
}
