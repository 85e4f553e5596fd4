package se.samkor.estimate.grouptime;

import se.samkor.estimate.Panel;

/** Who serves as control in a cell. */
final class Controls {
    private Controls() {}

    static boolean serves(int cohort, Cell cell, ControlGroup control) {
        return cohort == Panel.NEVER
                || (control == ControlGroup.NOT_YET && cohort != cell.group() && cohort > cell.latest());
    }

    /** Two cells with the same key have the same controls. */
    static int key(Sample sample, Cell cell, ControlGroup control) {
        int first = 0;
        if (control == ControlGroup.NOT_YET) {
            int[] cohorts = sample.cohorts();
            while (first < cohorts.length && cohorts[first] <= cell.latest()) {
                first++;
            }
        }
        return first;
    }
}
