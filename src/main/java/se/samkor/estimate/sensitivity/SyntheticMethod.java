package se.samkor.estimate.sensitivity;

/** Which weights make the comparison. */
public enum SyntheticMethod {
    /** Unit weights with intercept and ridge, and time weights (Arkhangelsky et al. 2021). */
    SYNTHETIC_DIFFERENCE,
    /** Unit weights without intercept, no time weights (Abadie, Diamond and Hainmueller 2010, without covariates). */
    SYNTHETIC_CONTROL,
    /** Equal weights: difference-in-differences. */
    DIFFERENCE
}
