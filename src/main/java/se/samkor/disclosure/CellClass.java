package se.samkor.disclosure;

import se.samkor.table.Contributions;

/**
 * Cells that are the same sum of the same non-zero inner cells: whoever knows one knows all, so they share their status.
 *
 * @param unknowns the inner cells summed, ascending
 * @param members how many cells of the run's tables these are
 * @param count units in each of the cells
 * @param amount what is protected: the magnitude, or the count in a table without one
 * @param behind the contributors
 * @param primary risky by itself
 * @param level protection level, 0 when only recomputation must fail
 * @param canCover whether the class may be withheld to protect others
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity only
record CellClass(
        int[] unknowns,
        int members,
        double count,
        double amount,
        Contributions behind,
        boolean primary,
        double level,
        boolean canCover) {

    /** Whether one respondent alone is behind the cell, who therefore knows its value. */
    boolean isSingle() {
        return behind.number() == 1;
    }

    /** Whether the class is withheld for others' sake, so that nobody is hurt who works it out. */
    boolean isOnlyCover() {
        return primary && behind.number() == 0;
    }

    boolean isInner() {
        return unknowns.length == 1;
    }

    /** What is lost when the class is withheld. */
    double cost() {
        return members * amount;
    }
}
