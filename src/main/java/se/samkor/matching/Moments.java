package se.samkor.matching;

/** Weighted means and variances of a column. */
final class Moments {
    private Moments() {}

    static double mean(double[][] rows, int column, double[] weight) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += weight[i] * rows[i][column];
            total += weight[i];
        }
        return total == 0 ? Double.NaN : sum / total;
    }

    /** The mean squared deviation. */
    static double spread(double[][] rows, int column, double[] weight, double mean) {
        double squares = 0;
        double total = 0;
        for (int i = 0; i < rows.length; i++) {
            double deviation = rows[i][column] - mean;
            squares += weight[i] * deviation * deviation;
            total += weight[i];
        }
        return total == 0 ? Double.NaN : squares / total;
    }

    /** The variance that is unbiased for reliability weights: n - 1 in the denominator when all weights are 1. */
    static double variance(double[][] rows, int column, double[] weight) {
        double mean = mean(rows, column, weight);
        double total = 0;
        double squares = 0;
        for (double w : weight) {
            total += w;
            squares += w * w;
        }
        return spread(rows, column, weight, mean) * total * total / (total * total - squares);
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
