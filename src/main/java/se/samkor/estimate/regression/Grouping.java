package se.samkor.estimate.regression;

import java.util.HashMap;
import java.util.Map;

/**
 * A partition of rows, numbered from 0 in order of appearance.
 *
 * @param groupOfRow the group of each row
 * @param groups how many there are
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity only
record Grouping(int[] groupOfRow, int groups) {
    static Grouping of(int[] labels) {
        Map<Integer, Integer> numbers = new HashMap<>();
        int[] group = new int[labels.length];
        for (int row = 0; row < labels.length; row++) {
            if (row > 0 && labels[row] == labels[row - 1]) {
                group[row] = group[row - 1];
                continue;
            }
            Integer number = numbers.get(labels[row]);
            if (number == null) {
                number = numbers.size();
                numbers.put(labels[row], number);
            }
            group[row] = number;
        }
        return new Grouping(group, numbers.size());
    }

    /** The partition into the pairs of two partitions that occur together. */
    Grouping cross(Grouping other) {
        int[] pair = new int[groupOfRow.length];
        for (int row = 0; row < pair.length; row++) {
            pair[row] = groupOfRow[row] * other.groups + other.groupOfRow[row];
        }
        return of(pair);
    }

    int of(int row) {
        return groupOfRow[row];
    }

    /** Whether every unit lies within one group. */
    boolean holdsWholeUnits(RowIndex rows) {
        for (int row = 1; row < groupOfRow.length; row++) {
            if (rows.unit(row) == rows.unit(row - 1) && groupOfRow[row] != groupOfRow[row - 1]) {
                return false;
            }
        }
        return true;
    }

    /** Whether every period lies within one group. */
    boolean holdsWholePeriods(RowIndex rows) {
        int[] groupOfPeriod = new int[rows.periods()];
        for (int row = 0; row < groupOfRow.length; row++) {
            int known = groupOfPeriod[rows.period(row)];
            if (known != 0 && known != groupOfRow[row] + 1) {
                return false;
            }
            groupOfPeriod[rows.period(row)] = groupOfRow[row] + 1;
        }
        return true;
    }
}
