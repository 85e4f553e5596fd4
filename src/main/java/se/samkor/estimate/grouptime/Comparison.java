package se.samkor.estimate.grouptime;

/** A cohort and its controls, prepared for one pair of periods or many. */
interface Comparison {
    /**
     * The effect in a cell. Adds each row's share of the estimation error to {@code errors}, by cluster: the effect's
     * variance is the sum of squares over clusters. Throws {@link NoEstimate} when there is none.
     */
    double effect(Cell cell, double[] errors);
}
