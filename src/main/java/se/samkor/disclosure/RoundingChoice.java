package se.samkor.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import se.samkor.table.StatisticalTable;

/**
 * Chooses which of some small counts are raised to the base. A count's need is the sum, over the cells that it is part of, of what is
 * still lacking there; the one with the greatest need is raised, and in the end those with the least are lowered again as
 * long as another one needs it more.
 */
final class RoundingChoice {
    /** Further exchanges than there are raised counts. */
    private static final int MORE_EXCHANGES = 100;

    private final int base;
    private final boolean[] raised;
    private final long[] need;
    private final int[][] cellsOf;
    private final int[][] membersOf;
    private final List<Integer> low = new ArrayList<>();
    private final List<Integer> high = new ArrayList<>();

    RoundingChoice(StatisticalTable table, double[] counts, int[] small, int base) {
        this.base = base;
        this.raised = new boolean[small.length];
        this.need = new long[small.length];
        int[][] above = Arrays.stream(small).mapToObj(table.cells()::cellsAbove).toArray(int[][]::new);
        int[] members = new int[counts.length];
        double[] lacking = new double[counts.length];
        for (int i = 0; i < small.length; i++) {
            for (int cell : above[i]) {
                members[cell]++;
                lacking[cell] += counts[small[i]];
            }
        }
        // a cell that holds all of them tells nothing about which to raise
        this.cellsOf = Arrays.stream(above)
                .map(cells -> Arrays.stream(cells)
                        .filter(cell -> members[cell] < small.length)
                        .toArray())
                .toArray(int[][]::new);
        this.membersOf = membersByCell(members);
        for (int i = 0; i < small.length; i++) {
            for (int cell : cellsOf[i]) {
                need[i] += Math.round(lacking[cell] + table.count(cell) - counts[cell]);
            }
        }
    }

    private int[][] membersByCell(int[] members) {
        int[][] byCell = new int[members.length][];
        int[] filled = new int[members.length];
        for (int i = 0; i < cellsOf.length; i++) {
            for (int cell : cellsOf[i]) {
                if (filled[cell] == 0) {
                    byCell[cell] = new int[members[cell]];
                }
                byCell[cell][filled[cell]] = i;
                filled[cell]++;
            }
        }
        return byCell;
    }

    /** Which are raised: as many as said. */
    boolean[] choose(int number, RandomDraw random) {
        if (number == 0 || raised.length == 1) {
            Arrays.fill(raised, number > 0);
            return raised;
        }
        for (int i : random.sample(raised.length, raised.length)) {
            low.add(i);
        }
        if (number == raised.length) {
            Arrays.fill(raised, true);
            return raised;
        }
        while (high.size() < number) {
            raise();
        }
        for (int exchange = 0; exchange < number + MORE_EXCHANGES && lower(); exchange++) {
            raise();
        }
        return raised;
    }

    private void raise() {
        int best = 0;
        for (int place = 1; place < low.size(); place++) {
            if (need[low.get(place)] > need[low.get(best)]) {
                best = place;
            }
        }
        int chosen = low.remove(best);
        high.add(0, chosen);
        raised[chosen] = true;
        change(chosen, -base);
    }

    /** Lowers the one with the least need; false when that is the one raised last. */
    private boolean lower() {
        int least = 0;
        for (int place = 1; place < high.size(); place++) {
            if (need[high.get(place)] < need[high.get(least)]) {
                least = place;
            }
        }
        if (least == 0) {
            return false;
        }
        int chosen = high.remove(least);
        low.add(0, chosen);
        raised[chosen] = false;
        change(chosen, base);
        return true;
    }

    private void change(int chosen, int step) {
        for (int cell : cellsOf[chosen]) {
            for (int member : membersOf[cell]) {
                need[member] += step;
            }
        }
    }
}
