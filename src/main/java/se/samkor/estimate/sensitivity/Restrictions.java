package se.samkor.estimate.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import se.samkor.estimate.UnusableData;

/**
 * Linear restrictions on differences in trends, one row each, in the order of the coefficients (the reference is 0 and has
 * no column): row x differences is at most a limit.
 */
final class Restrictions {
    private Restrictions() {}

    /** Each step is at most the chosen step before treatment, after treatment at most a multiple of it. */
    static double[][] relative(int before, int after, int largest, int sign, double multiple) {
        List<double[]> rows = new ArrayList<>();
        double[] limit = step(before, after, largest);
        for (int at = 0; at < before + after; at++) {
            double[] step = step(before, after, at);
            double factor = at < before ? 1 : multiple;
            for (int direction = -1; direction <= 1; direction += 2) {
                double[] row = new double[step.length];
                for (int i = 0; i < row.length; i++) {
                    row[i] = direction * step[i] - sign * factor * limit[i];
                }
                if (Arrays.stream(row).anyMatch(value -> value != 0)) {
                    rows.add(row);
                }
            }
        }
        return rows.toArray(double[][]::new);
    }

    /** Changes of slope in both directions. */
    static double[][] smooth(int before, int after) {
        List<double[]> rows = new ArrayList<>();
        for (int at = 0; at + 1 < before + after; at++) {
            double[] first = step(before, after, at);
            double[] second = step(before, after, at + 1);
            for (int direction = -1; direction <= 1; direction += 2) {
                double[] row = new double[first.length];
                for (int i = 0; i < row.length; i++) {
                    row[i] = direction * (second[i] - first[i]);
                }
                rows.add(row);
            }
        }
        return rows.toArray(double[][]::new);
    }

    /** The difference between event time number at + 1 and number at, the reference included. */
    private static double[] step(int before, int after, int at) {
        double[] row = new double[before + after];
        add(row, before, at + 1, 1);
        add(row, before, at, -1);
        return row;
    }

    private static void add(double[] row, int before, int place, double value) {
        if (place != before) {
            row[place < before ? place : place - 1] += value;
        }
    }

    /** A lower triangular root of a covariance matrix; directions without variance are 0. */
    static double[][] root(double[][] covariance) {
        int size = covariance.length;
        double[][] lower = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = (covariance[i][j] + covariance[j][i]) / 2;
                for (int k = 0; k < j; k++) {
                    rest -= lower[i][k] * lower[j][k];
                }
                if (i != j) {
                    lower[i][j] = lower[j][j] == 0 ? 0 : rest / lower[j][j];
                } else if (rest < -1e-8 * covariance[i][i]) {
                    throw new UnusableData("The covariance matrix of the coefficients is not positive semidefinite.");
                } else {
                    lower[i][i] = rest > 1e-14 * covariance[i][i] ? Math.sqrt(rest) : 0;
                }
            }
        }
        return lower;
    }

    static double[][] multiply(double[][] left, double[][] right) {
        double[][] result = new double[left.length][right[0].length];
        for (int i = 0; i < left.length; i++) {
            for (int k = 0; k < right.length; k++) {
                for (int j = 0; j < right[0].length; j++) {
                    result[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return result;
    }
}
