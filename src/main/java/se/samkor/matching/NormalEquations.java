package se.samkor.matching;

import java.util.Optional;

/** A symmetric, positive definite system of equations, built up row by row and solved by Cholesky's method. */
final class NormalEquations {
    private static final double SMALLEST_PIVOT = 1e-10;

    private final double[][] gram;
    private final double[] right;

    NormalEquations(int size) {
        gram = new double[size][size];
        right = new double[size];
    }

    /** Adds weight times the outer product of a row, and weight times the row times a value to the right side. */
    void add(double[] row, double weight, double score) {
        for (int a = 0; a < row.length; a++) {
            double scaled = weight * row[a];
            right[a] += score * row[a];
            if (scaled != 0) {
                for (int b = 0; b <= a; b++) {
                    gram[a][b] += scaled * row[b];
                }
            }
        }
    }

    /** Adds a penalty on the square of a coefficient whose present value is given. */
    void penalise(int coefficient, double penalty, double present) {
        gram[coefficient][coefficient] += penalty;
        right[coefficient] -= penalty * present;
    }

    /** The solution; empty when the rows do not determine one. */
    Optional<double[]> solve() {
        return factor().map(low -> solve(low, right));
    }

    /** The right side of the equations. */
    double[] right() {
        return right;
    }

    /** The lower triangle whose square is the left side; empty when the rows do not determine a solution. */
    Optional<double[][]> factor() {
        int n = right.length;
        double[][] low = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = gram[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= low[i][k] * low[j][k];
                }
                if (i == j && !(sum > SMALLEST_PIVOT * Math.max(gram[i][i], Double.MIN_NORMAL))) {
                    return Optional.empty();
                }
                low[i][j] = i == j ? Math.sqrt(sum) : sum / low[j][j];
            }
        }
        return Optional.of(low);
    }

    /** The solution for any right side. */
    static double[] solve(double[][] low, double[] right) {
        return backward(low, forward(low, right));
    }

    private static double[] forward(double[][] low, double[] right) {
        double[] y = right.clone();
        for (int i = 0; i < y.length; i++) {
            for (int k = 0; k < i; k++) {
                y[i] -= low[i][k] * y[k];
            }
            y[i] /= low[i][i];
        }
        return y;
    }

    private static double[] backward(double[][] low, double[] y) {
        for (int i = y.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < y.length; k++) {
                y[i] -= low[k][i] * y[k];
            }
            y[i] /= low[i][i];
        }
        return y;
    }
}
