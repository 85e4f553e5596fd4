package se.samkor.estimate.grouptime;

/** How a comparison is adjusted for covariates; without covariates all three are the difference of mean changes. */
public enum AdjustmentMethod {
    /** Logit weights and a regression among controls; consistent if either model is right (Sant'Anna and Zhao 2020). */
    DOUBLY_ROBUST("dr"),
    /** A regression of the change among controls, predicted for the treated (Heckman, Ichimura and Todd 1997). */
    OUTCOME_REGRESSION("or"),
    /** Logit weights that sum to one (Abadie 2005, Hajek's normalisation). */
    INVERSE_PROBABILITY("ipw");

    private final String word;

    AdjustmentMethod(String word) {
        this.word = word;
    }

    /** The name in options and results. */
    public String word() {
        return word;
    }

    boolean usesRegression() {
        return this != INVERSE_PROBABILITY;
    }

    boolean usesPropensity() {
        return this != OUTCOME_REGRESSION;
    }
}
