package se.samkor.estimate.regression;

/**
 * Cholesky factor of a positive semidefinite matrix, row by row. A row whose pivot is not above its floor depends on
 * earlier rows and is left out: its solution is 0, as if the column had been removed from the design.
 */
final class SymmetricFactor {
    private final double[][] lower;
    private final boolean[] kept;

    private SymmetricFactor(double[][] lower, boolean[] kept) {
        this.lower = lower;
        this.kept = kept;
    }

    /** Factors a matrix; row j is kept when its pivot is above {@code floor[j]}. */
    static SymmetricFactor of(double[][] matrix, double[] floor) {
        int size = matrix.length;
        double[][] lower = new double[size][];
        boolean[] kept = new boolean[size];
        for (int row = 0; row < size; row++) {
            double[] current = new double[row + 1];
            lower[row] = current;
            for (int column = 0; column < row; column++) {
                current[column] = kept[column]
                        ? (matrix[row][column] - dot(current, lower[column], column)) / lower[column][column]
                        : 0;
            }
            double pivot = matrix[row][row] - dot(current, current, row);
            kept[row] = pivot > floor[row];
            current[row] = kept[row] ? Math.sqrt(pivot) : 0;
            if (!kept[row]) {
                lower[row] = new double[row + 1];
            }
        }
        return new SymmetricFactor(lower, kept);
    }

    /** Factors a matrix with the floor {@code tolerance} times the diagonal. */
    static SymmetricFactor of(double[][] matrix, double tolerance) {
        double[] floor = new double[matrix.length];
        for (int row = 0; row < floor.length; row++) {
            floor[row] = tolerance * Math.abs(matrix[row][row]);
        }
        return of(matrix, floor);
    }

    boolean kept(int row) {
        return kept[row];
    }

    int rank() {
        int rank = 0;
        for (boolean row : kept) {
            rank += row ? 1 : 0;
        }
        return rank;
    }

    /** The solution of matrix times x = right, with 0 in rows left out. */
    double[] solve(double[] right) {
        double[] x = forward(right);
        for (int row = x.length - 1; row >= 0; row--) {
            if (kept[row]) {
                x[row] /= lower[row][row];
                for (int column = 0; column < row; column++) {
                    x[column] -= lower[row][column] * x[row];
                }
            }
        }
        return x;
    }

    /** The solution of factor times x = right. */
    double[] forward(double[] right) {
        double[] x = right.clone();
        for (int row = 0; row < x.length; row++) {
            x[row] = kept[row] ? (x[row] - dot(lower[row], x, row)) / lower[row][row] : 0;
        }
        return x;
    }

    /** The inverse among the kept rows, 0 elsewhere. */
    double[][] inverse() {
        int size = kept.length;
        double[][] inverseLower = inverseLower(size);
        double[][] inverse = new double[size][size];
        for (int k = 0; k < size; k++) {
            double[] row = inverseLower[k];
            for (int i = 0; i <= k; i++) {
                double factor = row[i];
                if (factor != 0) {
                    double[] target = inverse[i];
                    for (int j = 0; j <= i; j++) {
                        target[j] += factor * row[j];
                    }
                }
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                inverse[j][i] = inverse[i][j];
            }
        }
        return inverse;
    }

    private double[][] inverseLower(int size) {
        double[][] result = new double[size][];
        for (int row = 0; row < size; row++) {
            double[] current = new double[row + 1];
            result[row] = current;
            if (!kept[row]) {
                continue;
            }
            double pivot = lower[row][row];
            for (int k = 0; k < row; k++) {
                double factor = -lower[row][k] / pivot;
                if (factor != 0) {
                    double[] earlier = result[k];
                    for (int j = 0; j <= k; j++) {
                        current[j] += factor * earlier[j];
                    }
                }
            }
            current[row] = 1 / pivot;
        }
        return result;
    }

    private static double dot(double[] left, double[] right, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}
