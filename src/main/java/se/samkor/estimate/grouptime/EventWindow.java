package se.samkor.estimate.grouptime;

/**
 * Which event times the dynamic average covers.
 *
 * @param balanced only cohorts observed at least this long after treatment, and event times that all of them have; -1 for
 *     all cohorts
 * @param earliest first event time shown
 * @param latest last event time shown, and averaged over
 */
public record EventWindow(int balanced, int earliest, int latest) {
    /** All cohorts and event times. */
    public static EventWindow all() {
        return new EventWindow(-1, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Cohorts observed at least {@code length} after treatment. */
    public static EventWindow balanced(int length) {
        return new EventWindow(length, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    boolean includes(int group, int eventTime, int firstTime, int lastTime) {
        boolean shown = eventTime >= earliest && eventTime <= latest;
        if (balanced < 0) {
            return shown;
        }
        return shown
                && lastTime - group >= balanced
                && eventTime <= balanced
                && eventTime >= balanced - lastTime + firstTime;
    }
}
