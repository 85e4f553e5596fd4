package se.samkor.matching;

/**
 * Weighted means and variances of all columns, in two passes over the rows; rows without weight are passed over.
 *
 * @param mean of each column
 * @param spread mean squared deviation of each column
 * @param reliability what makes the spread unbiased for reliability weights: n / (n - 1) when all weights are 1
 */
@SuppressWarnings("ArrayRecordComponent") // numbers by column, as numerical code has them
record Moments(double[] mean, double[] spread, double reliability) {
    static Moments of(double[][] rows, double[] weight) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        double[] mean = new double[width];
        double[] spread = new double[width];
        double total = 0;
        double squares = 0;
        for (int i = 0; i < rows.length; i++) {
            if (weight[i] != 0) {
                total += weight[i];
                squares += weight[i] * weight[i];
                for (int k = 0; k < width; k++) {
                    mean[k] += weight[i] * rows[i][k];
                }
            }
        }
        for (int k = 0; k < width; k++) {
            mean[k] /= total;
        }
        for (int i = 0; i < rows.length; i++) {
            if (weight[i] != 0) {
                for (int k = 0; k < width; k++) {
                    double deviation = rows[i][k] - mean[k];
                    spread[k] += weight[i] * deviation * deviation;
                }
            }
        }
        for (int k = 0; k < width; k++) {
            spread[k] /= total;
        }
        return new Moments(mean, spread, total * total / (total * total - squares));
    }

    /** The variance that is unbiased for reliability weights: n - 1 in the denominator when all weights are 1. */
    double variance(int column) {
        return spread[column] * reliability;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
