package se.samkor.estimate.grouptime;

/**
 * One comparison: a cohort's change from a base period to a period, against its controls.
 *
 * @param group time of first treatment
 * @param period the period whose effect is wanted
 * @param base the period it is compared with; the same period has effect 0 by construction
 * @param time the time of the period
 * @param latest later of the two times, anticipation added: later cohorts are not yet treated
 */
record Cell(int group, int period, int base, int time, long latest) {
    int eventTime() {
        return time - group;
    }

    boolean treated() {
        return time >= group;
    }

    int earlierPeriod() {
        return Math.min(period, base);
    }
}
