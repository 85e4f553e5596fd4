package se.samkor.estimate.grouptime;

import java.util.ArrayList;
import java.util.List;

/**
 * Influence functions, one column a cell and one a cohort size, summed by cluster and divided by the number of units: the
 * variance of a column's estimate is its sum of squares, without small-sample factor. The size column of a cohort follows
 * its cells, so that most clusters have their non-zero values side by side.
 */
final class ErrorColumns {
    private final int clusters;
    private final List<double[]> columns = new ArrayList<>();

    ErrorColumns(int clusters) {
        this.clusters = clusters;
    }

    /** Adds a column and returns its number. */
    int add(double[] column) {
        columns.add(column);
        return columns.size() - 1;
    }

    int clusters() {
        return clusters;
    }

    int count() {
        return columns.size();
    }

    double[] column(int number) {
        return columns.get(number);
    }

    /** The column of a weighted sum of columns. */
    double[] combined(double[] weights) {
        double[] sum = new double[clusters];
        for (int k = 0; k < weights.length; k++) {
            if (weights[k] != 0) {
                double[] column = columns.get(k);
                for (int c = 0; c < clusters; c++) {
                    sum[c] += weights[k] * column[c];
                }
            }
        }
        return sum;
    }
}
