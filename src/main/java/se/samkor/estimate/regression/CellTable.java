package se.samkor.estimate.regression;

import java.util.Arrays;
import java.util.List;

/**
 * Indicator columns that depend on a unit's group (its cohort) and the period only, such as cohort by event time: each
 * row belongs to at most one of them, which makes cross products cheap.
 *
 * @param groupOfUnit the group of each unit of the rows
 * @param cell the column of each group in each period, or -1
 * @param names the names of the columns
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity only
record CellTable(int[] groupOfUnit, int[][] cell, List<String> names) {
    static CellTable none(RowIndex rows) {
        int[][] cell = new int[1][rows.periods()];
        Arrays.fill(cell[0], -1);
        return new CellTable(new int[rows.units()], cell, List.of());
    }

    int columns() {
        return names.size();
    }

    int groups() {
        return cell.length;
    }

    int at(int unit, int period) {
        return cell[groupOfUnit[unit]][period];
    }
}
