package se.samkor.estimate.grouptime;

/** Some rows with their weights, as raw weights and as shares of their sum. */
final class RowGroup {
    private final double[] weight;
    private final Weights shares;

    RowGroup(double[] weight) {
        this.weight = weight;
        shares = new Weights(weight);
    }

    double[] weight() {
        return weight;
    }

    Weights shares() {
        return shares;
    }

    /** The weighted mean; adds {@code sign} times each row's contribution to its error. */
    double addMean(double[] values, double sign, double[] contributions) {
        double mean = shares.mean(values);
        for (int i = 0; i < values.length; i++) {
            double share = shares.share(i);
            if (share != 0) {
                contributions[i] += sign * share * (values[i] - mean);
            }
        }
        return mean;
    }

    /** The derivative of the group's weighted mean residual with respect to the weights' score, see {@link Propensity}. */
    double[] gradient(Design design, double[] values) {
        double mean = shares.mean(values);
        double[] deviation = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            deviation[i] = shares.share(i) * (values[i] - mean);
        }
        return design.weightedSum(deviation);
    }
}
