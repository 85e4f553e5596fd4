package se.samkor.estimate.grouptime;

/** Whom a cohort is compared with. */
public enum ControlGroup {
    /** Units that are never treated within the panel. */
    NEVER("never"),
    /** Also cohorts first treated later than both periods of the comparison, anticipation added. */
    NOT_YET("notyet");

    private final String word;

    ControlGroup(String word) {
        this.word = word;
    }

    /** The name in options and results. */
    public String word() {
        return word;
    }
}
