package se.samkor.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import se.samkor.table.CellSpace;
import se.samkor.table.Dimension;
import se.samkor.table.StatisticalTable;

/**
 * Attacks withheld counts through published means. A count times its mean is a sum, sums add up as counts do, and the
 * definition of a band limits every person's value: three men with 1 to 90 days, withheld together with the men who have
 * 365, would be found at once, because the latter's days are 365 times their number. The linear programs hold all counts
 * and all sums of a table together.
 */
public final class MeansAudit {
    /** A sum must not be known more closely than this share of it, on either side taken together. */
    private static final double CLOSE = 0.1;

    private final StatisticalTable table;
    private final ProtectedTable published;
    private final List<PublishedMean> means;
    private final CellSpace cells;

    private MeansAudit(StatisticalTable table, ProtectedTable published, List<PublishedMean> means) {
        this.table = table;
        this.published = published;
        this.means = means;
        this.cells = table.cells();
    }

    /**
     * The withheld cells with 1 to {@code maxCount} units that the means would give away: the count to one whole number,
     * or the sum that the bands limit to a tenth of its size.
     */
    public static List<Integer> weakCells(
            StatisticalTable table, ProtectedTable published, List<PublishedMean> means, int maxCount) {
        return new MeansAudit(table, published, means).weakCells(maxCount);
    }

    private List<Integer> weakCells(int maxCount) {
        List<Integer> weak = new ArrayList<>();
        List<Integer> risky = new ArrayList<>();
        for (int cell = 0; cell < cells.size(); cell++) {
            boolean small = table.count(cell) > 0 && table.count(cell) <= maxCount;
            if (small && isHidden(cell)) {
                risky.add(cell);
            }
        }
        if (!risky.isEmpty()) {
            try (Attack attack = new Attack()) {
                risky.stream().filter(attack::succeeds).forEach(weak::add);
            }
        }
        return weak;
    }

    private boolean isHidden(int cell) {
        return published.status(cell) != CellStatus.PUBLISHED;
    }

    /** Leaves with anybody in them that a cell is the sum of. */
    private List<Integer> innerCells(int cell) {
        List<Integer> inner = new ArrayList<>();
        for (int candidate = 0; candidate < cells.size(); candidate++) {
            if (table.count(candidate) != 0 && cells.isInner(candidate) && isPart(candidate, cell)) {
                inner.add(candidate);
            }
        }
        return inner;
    }

    private boolean isPart(int inner, int whole) {
        for (int dim = 0; dim < cells.dimensions().size(); dim++) {
            Dimension dimension = cells.dimensions().get(dim);
            int leaf = dimension.leavesOf(cells.codeOf(inner, dim))[0];
            boolean inside = false;
            for (int below : dimension.leavesOf(cells.codeOf(whole, dim))) {
                inside |= below == leaf;
            }
            if (!inside) {
                return false;
            }
        }
        return true;
    }

    private Interval range(PublishedMean mean, int inner) {
        return mean.rangeByCode().get(cells.codeOf(inner, mean.dimension()));
    }

    /** The linear programs of one table: a count and a sum for each mean in every inner cell. */
    private final class Attack implements AutoCloseable {
        private final LinearProgram program = LinearProgram.continuous();
        private final int[] countOf = new int[cells.size()];
        private final int[][] sumOf = new int[means.size()][cells.size()];

        Attack() {
            for (int cell = 0; cell < cells.size(); cell++) {
                if (table.count(cell) != 0 && cells.isInner(cell)) {
                    enter(cell);
                }
            }
            for (int cell = 0; cell < cells.size(); cell++) {
                if (!isHidden(cell) && table.count(cell) != 0) {
                    know(cell);
                }
            }
        }

        private void enter(int inner) {
            // an empty cell is never withheld, so everybody knows that a withheld one is not empty
            countOf[inner] = program.variable(1, LinearProgram.INFINITY);
            for (int k = 0; k < means.size(); k++) {
                Interval range = range(means.get(k), inner);
                sumOf[k][inner] = program.variable(0, LinearProgram.INFINITY);
                int least = program.row(0, LinearProgram.INFINITY);
                program.coefficient(least, sumOf[k][inner], 1);
                program.coefficient(least, countOf[inner], -range.low());
                int most = program.row(-LinearProgram.INFINITY, 0);
                program.coefficient(most, sumOf[k][inner], 1);
                program.coefficient(most, countOf[inner], -range.high());
            }
        }

        private void know(int cell) {
            List<Integer> parts = innerCells(cell);
            int counts = program.row(table.count(cell), table.count(cell));
            parts.forEach(part -> program.coefficient(counts, countOf[part], 1));
            for (int k = 0; k < means.size(); k++) {
                double mean = table.dependent(means.get(k).column(), cell);
                double rounding = means.get(k).rounding();
                if (!Double.isNaN(mean)) {
                    int[] sums = sumOf[k];
                    int row = program.row(table.count(cell) * (mean - rounding), table.count(cell) * (mean + rounding));
                    parts.forEach(part -> program.coefficient(row, sums[part], 1));
                }
            }
        }

        boolean succeeds(int cell) {
            List<Integer> parts = innerCells(cell);
            Interval count = reach(parts, countOf);
            if (!count.holdsTwoCounts()) {
                return true;
            }
            for (int k = 0; k < means.size(); k++) {
                Interval sum = reach(parts, sumOf[k]);
                PublishedMean mean = means.get(k);
                // where the range is the same for all, a narrow sum says no more than the totals do
                boolean limits =
                        parts.stream().anyMatch(part -> range(mean, part).low() > 0);
                if (limits && sum.width() < CLOSE * sum.high()) {
                    return true;
                }
            }
            return false;
        }

        private Interval reach(List<Integer> parts, int[] variableOf) {
            program.clearPrices();
            parts.forEach(part -> program.price(variableOf[part], 1));
            return new Interval(
                    end(program::minimise, Double.NEGATIVE_INFINITY), end(program::maximise, Double.POSITIVE_INFINITY));
        }

        private double end(BooleanSupplier solve, double unlimited) {
            return solve.getAsBoolean() ? program.objective() : unlimited;
        }

        @Override
        public void close() {
            program.close();
        }
    }
}
