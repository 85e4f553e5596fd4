package se.samkor.estimate.regression;

/** Around which mean the effects of treated rows vary in the conservative standard errors of imputation. */
public enum ImputationError {
    /** The mean by cohort and time, rows weighing by the square of their weight (as the R program didimputation 0.5). */
    ROWS,
    /**
     * The mean by cohort and time, rows weighing by their weight times that of their cluster in it (the paper, and the Stata
     * program did_imputation); the same as {@link #ROWS} when units are the clusters.
     */
    CLUSTERS,
    /** As {@link #CLUSTERS} without the row's own cluster: errors that are not too small with few clusters a cohort. */
    LEAVE_OUT
}
