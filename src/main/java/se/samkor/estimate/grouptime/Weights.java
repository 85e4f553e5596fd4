package se.samkor.estimate.grouptime;

/** Weights of observations that sum to one. */
final class Weights {
    private final double[] shares;

    /** From weights of any positive sum. */
    Weights(double[] weights) {
        double sum = Sums.of(weights);
        shares = new double[weights.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = weights[i] / sum;
        }
    }

    double share(int index) {
        return shares[index];
    }

    double mean(double[] values) {
        double mean = 0;
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] != 0) {
                mean += shares[i] * values[i];
            }
        }
        return mean;
    }

    /** The weighted mean of a design's rows. */
    double[] mean(Design design) {
        return design.weightedSum(shares);
    }
}
