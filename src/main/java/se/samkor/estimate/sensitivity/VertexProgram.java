package se.samkor.estimate.sensitivity;

import java.util.Arrays;

/**
 * The linear programme: maximise objective x weights over weights of at least 0 that satisfy a fixed set of equations.
 * Primal simplex on a full tableau; because only the objective changes between calls, each starts from the vertex where
 * the last one ended.
 */
final class VertexProgram {
    private static final double TOLERANCE = 1e-10;
    private static final int REFRESH = 100;

    private final double[][] equations;
    private final double[] right;
    private final double[][] tableau;
    private final double[] level;
    private final int[] basis;
    private final int columns;
    private final boolean feasible;
    private int pivots;

    /** Equations x weights = right, each row of {@code equations} one equation; right is not negative. */
    VertexProgram(double[][] equations, double[] right) {
        this.equations = equations;
        this.right = right;
        int rows = equations.length;
        columns = equations[0].length;
        tableau = new double[rows][columns + rows];
        level = right.clone();
        basis = new int[rows];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(equations[row], 0, tableau[row], 0, columns);
            tableau[row][columns + row] = 1;
            basis[row] = columns + row;
        }
        feasible = findVertex();
    }

    boolean feasible() {
        return feasible;
    }

    private boolean findVertex() {
        double[] artificial = new double[columns + basis.length];
        Arrays.fill(artificial, columns, artificial.length, -1);
        if (!improve(artificial, columns)) {
            return false;
        }
        double left = 0;
        for (int row = 0; row < basis.length; row++) {
            left += basis[row] >= columns ? level[row] : 0;
        }
        if (left > 1e-9) {
            return false;
        }
        for (int row = 0; row < basis.length; row++) {
            if (basis[row] >= columns) {
                int entering = largest(tableau[row]);
                if (entering >= 0) {
                    pivot(row, entering);
                }
            }
        }
        return true;
    }

    private int largest(double[] line) {
        int best = -1;
        double size = 1e-9;
        for (int column = 0; column < columns; column++) {
            if (Math.abs(line[column]) > size) {
                size = Math.abs(line[column]);
                best = column;
            }
        }
        return best;
    }

    /** Moves to a vertex with the largest objective; false when the objective has no bound. */
    boolean maximise(double[] objective) {
        if (pivots > REFRESH) {
            refresh();
        }
        return improve(Arrays.copyOf(objective, columns + basis.length), columns);
    }

    private boolean improve(double[] objective, int candidates) {
        double scale = 1e-300;
        for (double value : objective) {
            scale = Math.max(scale, Math.abs(value));
        }
        for (int step = 0; step < 5000; step++) {
            double[] gain = gains(objective);
            int entering = entering(gain, candidates, TOLERANCE * scale, step > 200);
            if (entering < 0) {
                return true;
            }
            int leaving = leaving(entering);
            if (leaving < 0) {
                return false;
            }
            pivot(leaving, entering);
        }
        return true;
    }

    /** For each column, how fast the objective grows when its weight does. */
    double[] gains(double[] objective) {
        double[] gain = Arrays.copyOf(objective, columns);
        for (int row = 0; row < basis.length; row++) {
            double price = basis[row] < objective.length ? objective[basis[row]] : 0;
            if (price != 0) {
                for (int column = 0; column < columns; column++) {
                    gain[column] -= price * tableau[row][column];
                }
            }
        }
        for (int column : basis) {
            if (column < columns) {
                gain[column] = 0;
            }
        }
        return gain;
    }

    private static int entering(double[] gain, int candidates, double least, boolean first) {
        int best = -1;
        double largest = least;
        for (int column = 0; column < candidates; column++) {
            if (gain[column] > largest) {
                if (first) {
                    return column;
                }
                largest = gain[column];
                best = column;
            }
        }
        return best;
    }

    private int leaving(int entering) {
        int best = -1;
        double smallest = Double.POSITIVE_INFINITY;
        for (int row = 0; row < basis.length; row++) {
            double slope = tableau[row][entering];
            boolean artificial = basis[row] >= columns && level[row] <= 1e-9 && Math.abs(slope) > 1e-9;
            if (slope > 1e-9 || artificial) {
                double ratio = artificial ? 0 : Math.max(level[row], 0) / slope;
                if (ratio < smallest - 1e-14 || (ratio <= smallest && best >= 0 && basis[row] < basis[best])) {
                    smallest = ratio;
                    best = row;
                }
            }
        }
        return best;
    }

    private void pivot(int row, int entering) {
        double[] line = tableau[row];
        double factor = 1 / line[entering];
        for (int column = 0; column < line.length; column++) {
            line[column] *= factor;
        }
        line[entering] = 1;
        level[row] *= factor;
        for (int other = 0; other < basis.length; other++) {
            double share = tableau[other][entering];
            if (other != row && share != 0) {
                for (int column = 0; column < line.length; column++) {
                    tableau[other][column] -= share * line[column];
                }
                tableau[other][entering] = 0;
                level[other] -= share * level[row];
            }
        }
        basis[row] = entering;
        pivots++;
    }

    /** Rebuilds the tableau from the equations, so that rounding does not pile up over many pivots. */
    private void refresh() {
        int[] chosen = basis.clone();
        for (int row = 0; row < basis.length; row++) {
            Arrays.fill(tableau[row], 0);
            System.arraycopy(equations[row], 0, tableau[row], 0, columns);
            tableau[row][columns + row] = 1;
            level[row] = right[row];
            basis[row] = columns + row;
        }
        boolean[] done = new boolean[basis.length];
        for (int column : chosen) {
            int best = -1;
            for (int row = 0; row < basis.length; row++) {
                boolean larger = best < 0 || Math.abs(tableau[row][column]) > Math.abs(tableau[best][column]);
                if (!done[row] && larger) {
                    best = row;
                }
            }
            pivot(best, column);
            done[best] = true;
        }
        pivots = 0;
    }

    /** The weights of the present vertex. */
    double[] weights() {
        double[] weights = new double[columns];
        for (int row = 0; row < basis.length; row++) {
            if (basis[row] < columns) {
                weights[basis[row]] = Math.max(level[row], 0);
            }
        }
        return weights;
    }

    /** Whether fewer weights are positive than there are equations: then several bases share the vertex. */
    boolean degenerate(double smallest) {
        for (int row = 0; row < basis.length; row++) {
            if (basis[row] >= columns || level[row] <= smallest) {
                return true;
            }
        }
        return false;
    }
}
