package se.samkor.disclosure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import se.samkor.table.CellSpace;
import se.samkor.table.StatisticalTable;

/**
 * Rounds every inner count from 1 to base - 1 to 0 or the base and adds the table up anew. Which are raised is chosen so that
 * all totals stay close to the truth (Langsrud and Heldal 2018, An Algorithm for Small Count Rounding of Tabular Data): as many as keep
 * the grand total, one after the other where most is lacking. Counts that are equally good are taken in a random order with a fixed
 * seed, so that the result is always the same, and that of the R package SmallCountRounding.
 */
final class SmallCountRounding {
    /** Counts chosen among at once; more are rounded in several rounds. */
    private static final int MOST_AT_ONCE = 1000;

    private static final int SEED = 123;

    private final StatisticalTable table;
    private final CellSpace cells;
    private final int base;
    private final RandomDraw random = new RandomDraw(SEED);
    private final double[] counts;

    SmallCountRounding(StatisticalTable table, int base) {
        this.table = table;
        this.cells = table.cells();
        this.base = base;
        this.counts = new double[cells.size()];
        Arrays.setAll(counts, table::count);
    }

    /** The rounded count of every cell of the table. */
    double[] rounded() {
        int[] order = inOrder();
        double truth = Arrays.stream(order).mapToDouble(table::count).sum();
        for (int[] small = small(order); small.length > 0; small = small(order)) {
            double now = Arrays.stream(order).mapToDouble(cell -> counts[cell]).sum();
            round(someOf(small), truth - now);
        }
        return counts.clone();
    }

    /** Inner cells by their codes, the last dimension first. */
    private int[] inOrder() {
        int dims = cells.dimensions().size();
        Comparator<Integer> order = byDimension(dims - 1);
        for (int dim = dims - 2; dim >= 0; dim--) {
            order = order.thenComparing(byDimension(dim));
        }
        return IntStream.range(0, cells.size())
                .filter(cells::isInner)
                .boxed()
                .sorted(order)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private Comparator<Integer> byDimension(int dim) {
        int[] rank = ranks(cells.dimensions().get(dim).codes());
        return Comparator.comparing(cell -> rank[cells.codeOf(cell, dim)]);
    }

    private static int[] ranks(List<String> codes) {
        List<String> sorted = codes.stream().sorted(new CodeOrder()).toList();
        return codes.stream().mapToInt(sorted::indexOf).toArray();
    }

    private int[] small(int[] order) {
        return Arrays.stream(order)
                .filter(cell -> counts[cell] > 0 && counts[cell] < base)
                .toArray();
    }

    private int[] someOf(int[] small) {
        if (small.length <= MOST_AT_ONCE) {
            return small;
        }
        return Arrays.stream(random.sample(small.length, MOST_AT_ONCE))
                .sorted()
                .map(place -> small[place])
                .toArray();
    }

    /** @param lacking what the grand total has lost by earlier rounds */
    private void round(int[] small, double lacking) {
        double sum = Arrays.stream(small).mapToDouble(cell -> counts[cell]).sum();
        int raised = (int) Math.rint((sum + lacking) / base);
        boolean[] up = new RoundingChoice(table, counts, small, base)
                .choose(Math.max(0, Math.min(raised, small.length)), random);
        for (int i = 0; i < small.length; i++) {
            double step = (up[i] ? base : 0) - counts[small[i]];
            for (int above : cells.cellsAbove(small[i])) {
                counts[above] += step;
            }
        }
    }
}
