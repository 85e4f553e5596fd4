package se.samkor.effect;

import se.samkor.estimate.grouptime.Multiplier;
import se.samkor.estimate.regression.BootstrapWeights;
import se.samkor.estimate.regression.ImputationError;

/**
 * Where established programs differ: which of their conventions the errors follow.
 *
 * @param errors of regressions
 * @param multiplier law of the multiplier bootstrap, for the bands of group-time effects
 * @param wild law of the wild cluster bootstrap, for two-way fixed effects
 * @param imputation around which mean treated effects vary in the errors of imputation
 */
public record Conventions(ErrorRule errors, Multiplier multiplier, BootstrapWeights wild, ImputationError imputation) {
    /** By cluster with both small-sample factors, Rademacher's law in both bootstraps, squared weights of rows. */
    public static Conventions usual() {
        return new Conventions(ErrorRule.CR1, Multiplier.RADEMACHER, BootstrapWeights.RADEMACHER, ImputationError.ROWS);
    }
}
