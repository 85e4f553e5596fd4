package se.samkor.matching;

/**
 * Covariates with mean 0 and standard deviation 1, an intercept in front; columns that do not vary are left out.
 *
 * @param mean of each column kept
 * @param deviation of each column kept
 * @param kept positions of the columns that vary
 */
@SuppressWarnings("ArrayRecordComponent") // numbers by row, as numerical code has them
record Standardised(double[] mean, double[] deviation, int[] kept) {
    private static final double FLAT = 1e-12;

    static Standardised of(double[][] rows, double[] weight) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        double[] means = new double[width];
        double[] deviations = new double[width];
        int[] varying = new int[width];
        int n = 0;
        Moments moments = Moments.of(rows, weight);
        for (int k = 0; k < width; k++) {
            double mean = moments.mean()[k];
            double deviation = Math.sqrt(moments.spread()[k]);
            if (deviation > FLAT * (1 + Math.abs(mean))) {
                means[n] = mean;
                deviations[n] = deviation;
                varying[n++] = k;
            }
        }
        return new Standardised(
                java.util.Arrays.copyOf(means, n),
                java.util.Arrays.copyOf(deviations, n),
                java.util.Arrays.copyOf(varying, n));
    }

    int size() {
        return kept.length + 1;
    }

    double[] row(double[] raw) {
        return row(raw, new double[size()]);
    }

    /** The row written into an array of {@link #size}, which is returned. */
    double[] row(double[] raw, double[] into) {
        into[0] = 1;
        for (int k = 0; k < kept.length; k++) {
            into[k + 1] = (raw[kept[k]] - mean[k]) / deviation[k];
        }
        return into;
    }
}
