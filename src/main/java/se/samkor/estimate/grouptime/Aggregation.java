package se.samkor.estimate.grouptime;

/** What effects by cohort and time are averaged over. */
public enum Aggregation {
    /** No average: one number a cohort and period. */
    GROUP_TIME("group_time"),
    /** All treated cells, weighted by cohort size. */
    SIMPLE("simple"),
    /** Within a cohort, the plain mean over its treated periods; overall weighted by cohort size. */
    GROUP("group"),
    /** By time since treatment, weighted by cohort size; overall the plain mean from 0 on. */
    DYNAMIC("dynamic"),
    /** By period, over cohorts already treated, weighted by cohort size; overall the plain mean over periods. */
    CALENDAR("calendar");

    private final String word;

    Aggregation(String word) {
        this.word = word;
    }

    /** The name in results. */
    public String word() {
        return word;
    }
}
