package se.samkor.disclosure;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What the cells that are not yet published still look like to someone who knows the published ones: every cell as a row
 * over the remaining unknowns, modulo the span of the published rows. Publishing a cell is one step of Gaussian
 * elimination. Beside every row stands its print: the row applied to random vectors. Two rows are multiples of each other
 * exactly when their prints are, but for a chance of about 2^-60.
 */
final class Tableau {
    private final ModularRow[] rows;
    private final long[][] prints;
    private final boolean[] active;
    private final int width;
    private final ColumnMembers[] members;

    /** Rows that may hold a column; some no longer do. */
    private static final class ColumnMembers {
        int[] rows = new int[8];
        int size;
        int live;

        void add(int row) {
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, size * 2);
            }
            rows[size++] = row;
        }

        void forgetStale(int[] live, int row) {
            rows = Arrays.copyOf(live, live.length + 8);
            size = live.length;
            add(row);
        }
    }

    Tableau(CellSystem system) {
        SplittableRandom random = new SplittableRandom(7);
        width = OwnerGroups.vectors(system);
        int unknowns = system.unknowns();
        int classes = system.classes().size();
        int extra = system.equalities().size();
        long[][] weights = new long[unknowns][width];
        members = new ColumnMembers[unknowns];
        for (int unknown = 0; unknown < unknowns; unknown++) {
            members[unknown] = new ColumnMembers();
            for (int k = 0; k < width; k++) {
                weights[unknown][k] = random.nextLong(1, ModularRow.PRIME);
            }
        }
        rows = new ModularRow[classes + extra];
        prints = new long[classes + extra][width];
        active = new boolean[classes + extra];
        for (int row = 0; row < classes; row++) {
            enter(row, ModularRow.ofOnes(system.classes().get(row).unknowns()), weights);
        }
        List<CellSystem.Equality> equalities = system.equalities();
        for (int i = 0; i < extra; i++) {
            CellSystem.Equality equality = equalities.get(i);
            enter(classes + i, ModularRow.difference(equality.left(), equality.right()), weights);
        }
        for (int row = classes; row < rows.length; row++) {
            publish(row);
        }
    }

    private void enter(int row, ModularRow content, long[][] weights) {
        rows[row] = content;
        active[row] = true;
        for (int column : content.columns()) {
            members[column].add(row);
            members[column].live++;
            long value = content.at(column);
            for (int k = 0; k < width; k++) {
                prints[row][k] = (prints[row][k] + weights[column][k] * value) % ModularRow.PRIME;
            }
        }
    }

    /** Whether the cell follows from the published ones. */
    boolean isDetermined(int row) {
        return rows[row].isZero();
    }

    /** The column of a row that the fewest other rows hold; the first of several. */
    int shortestColumn(int row) {
        int best = -1;
        for (int column : rows[row].columns()) {
            int shorter = best < 0 ? -1 : Integer.compare(members[column].live, members[best].live);
            if (shorter < 0 || (shorter == 0 && column < best)) {
                best = column;
            }
        }
        return best;
    }

    /** The other rows that hold a column. */
    int[] othersIn(int column, int row) {
        ColumnMembers column0 = members[column];
        int[] others = new int[column0.size];
        int size = 0;
        for (int i = 0; i < column0.size; i++) {
            int other = column0.rows[i];
            if (other != row && active[other] && rows[other].at(column) != 0) {
                others[size++] = other;
            }
        }
        int[] found = Arrays.copyOf(others, size);
        Arrays.sort(found);
        int[] distinct = distinctSorted(found);
        if (column0.size > 2 * distinct.length + 8) {
            column0.forgetStale(distinct, row);
        }
        return distinct;
    }

    private static int[] distinctSorted(int[] sorted) {
        int size = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[size++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, size);
    }

    /** Direction of a row's print: equal for rows that are multiples of each other; 0 for a zero row. */
    long direction(int row) {
        return direction(prints[row]);
    }

    /** Direction of a row once another is published and the column eliminated. */
    long directionWithout(int row, int published, int column) {
        long factor = factor(row, published, column);
        long[] print = new long[width];
        for (int k = 0; k < width; k++) {
            print[k] = reduced(row, published, factor, k);
        }
        return direction(print);
    }

    /** A row's print. */
    long[] print(int row) {
        return prints[row].clone();
    }

    private long factor(int row, int published, int column) {
        return rows[row].at(column) * ModularRow.inverse(rows[published].at(column)) % ModularRow.PRIME;
    }

    private long reduced(int row, int published, long factor, int k) {
        return (prints[row][k] + (ModularRow.PRIME - factor) * prints[published][k]) % ModularRow.PRIME;
    }

    private long direction(long[] print) {
        int first = 0;
        while (first < width && print[first] == 0) {
            first++;
        }
        if (first == width) {
            return 0;
        }
        long inverse = ModularRow.inverse(print[first]);
        long mixed = first + 1L;
        for (int k = first + 1; k < width; k++) {
            mixed = mixed * 0x9E3779B97F4A7C15L + print[k] * inverse % ModularRow.PRIME;
            mixed ^= mixed >>> 31;
        }
        return mixed == 0 ? 1 : mixed;
    }

    /** Publishes a cell. Returns the rows whose look has changed. */
    int[] publish(int row) {
        if (rows[row].isZero()) {
            active[row] = false;
            return new int[0];
        }
        int column = shortestColumn(row);
        int[] changed = othersIn(column, row);
        for (int other : changed) {
            long factor = factor(other, row, column);
            for (int k = 0; k < width; k++) {
                prints[other][k] = reduced(other, row, factor, k);
            }
            subtract(other, factor, row);
        }
        drop(row);
        members[column].rows = new int[1];
        members[column].size = 0;
        return changed;
    }

    private void subtract(int row, long factor, int published) {
        rows[row].subtract(factor, rows[published], new ModularRow.Watcher() {
            @Override
            public void gained(int column) {
                members[column].add(row);
                members[column].live++;
            }

            @Override
            public void lost(int column) {
                members[column].live--;
            }
        });
    }

    /** Takes a row out without publishing it: nothing about it is known, nor has it to be guarded. */
    void drop(int row) {
        for (int column : rows[row].columns()) {
            members[column].live--;
        }
        active[row] = false;
        rows[row] = ModularRow.ofOnes(new int[0]);
    }
}
