package se.samkor.estimate.grouptime;

/** What a period before treatment is compared with; effects after treatment are the same for both. */
public enum BasePeriod {
    /** The period just before it: pre-treatment effects are short changes. */
    VARYING("varying"),
    /** The last period before treatment and anticipation, whose own effect is 0 by construction. */
    UNIVERSAL("universal");

    private final String word;

    BasePeriod(String word) {
        this.word = word;
    }

    /** The name in options. */
    public String word() {
        return word;
    }
}
