package se.samkor.estimate.grouptime;

/** What is done with units that are not observed in every period. */
public enum IncompleteUnits {
    /** All rows are used: the comparison is one of repeated cross sections, the errors are still summed by unit. */
    KEEP("keep"),
    /** Units with a missing period are left out. */
    DROP("drop"),
    /** Every row is a unit of its own: repeated cross sections. */
    INDEPENDENT_ROWS("separate");

    private final String word;

    IncompleteUnits(String word) {
        this.word = word;
    }

    /** The name in options. */
    public String word() {
        return word;
    }
}
