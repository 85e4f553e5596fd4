package se.samkor.disclosure;

/** Against whom the pattern of suppressed cells must hold; each level includes the one before. */
public enum SafetyLevel {
    /** No primary cell can be recomputed from what is published. */
    EXACT,
    /** The interval that can be derived for a primary cell reaches its protection levels. */
    INTERVALS,
    /** Nor can a respondent who is alone in a cell recompute another primary cell. */
    INSIDER,
    /**
     * Nor can a count be found by somebody who knows that zeros are published, so that nothing withheld is empty: at least two whole
     * numbers above zero are left.
     */
    STRICT;

    boolean guardsIntervals() {
        return this != EXACT;
    }

    boolean guardsInsiders() {
        return this == INSIDER || this == STRICT;
    }

    boolean guardsEmptiness() {
        return this == STRICT;
    }
}
