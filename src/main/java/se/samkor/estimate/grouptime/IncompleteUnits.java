package se.samkor.estimate.grouptime;

/** What is done with units that are not observed in every period. */
public enum IncompleteUnits {
    /** All rows are used: the comparison is one of repeated cross sections, the errors are still summed by unit. */
    KEEP,
    /** Units with a missing period are left out. */
    DROP,
    /** Every row is a unit of its own: repeated cross sections. */
    INDEPENDENT_ROWS
}
