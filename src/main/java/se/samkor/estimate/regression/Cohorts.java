package se.samkor.estimate.regression;

import java.util.Arrays;
import se.samkor.estimate.Panel;

/** Units by time of first treatment. */
final class Cohorts {
    private Cohorts() {}

    /** The place of each unit's cohort among the given ones; the never treated, and cohorts not given, come after them. */
    static int[] groups(Panel panel, RowIndex rows, int[] cohorts) {
        int[] group = new int[rows.units()];
        for (int unit = 0; unit < group.length; unit++) {
            int place = Arrays.binarySearch(cohorts, panel.firstTreated(rows.panelUnit(unit)));
            group[unit] = place < 0 ? cohorts.length : place;
        }
        return group;
    }
}
