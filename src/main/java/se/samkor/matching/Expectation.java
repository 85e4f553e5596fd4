package se.samkor.matching;

/**
 * The days that a comparison person with given covariates is expected to have.
 *
 * @param before in the window before
 * @param after in the window after
 */
public record Expectation(OutcomeModel before, OutcomeModel after) {
    double change(double[] covariates) {
        return after.expected(covariates) - before.expected(covariates);
    }
}
