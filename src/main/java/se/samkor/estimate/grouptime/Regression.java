package se.samkor.estimate.grouptime;

/** Weighted least squares within one set of observations, prepared once for many outcomes. */
final class Regression {
    private final Design design;
    private final double[] weight;
    private final Cholesky gram;

    private Regression(Design design, double[] weight, Cholesky gram) {
        this.design = design;
        this.weight = weight;
        this.gram = gram;
    }

    /** A regression among the observations with positive weight; {@code who} names them when it fails. */
    static Regression among(Design design, double[] weight, String who) {
        return new Regression(
                design,
                weight,
                Cholesky.of(design.weightedGram(weight))
                        .orElseThrow(() -> new NoEstimate("too few or collinear " + who + " for the covariates")));
    }

    Fit fit(double[] outcome) {
        double[] weighted = new double[weight.length];
        for (int i = 0; i < weighted.length; i++) {
            weighted[i] = weight[i] * outcome[i];
        }
        return new Fit(gram.solve(design.weightedSum(weighted)), outcome);
    }

    /** Fitted coefficients of one outcome. */
    final class Fit {
        private final double[] coefficients;
        private final double[] outcome;

        private Fit(double[] coefficients, double[] outcome) {
            this.coefficients = coefficients;
            this.outcome = outcome;
        }

        double predicted(int index) {
            return design.dot(index, coefficients);
        }

        /** What each observation adds, through the estimated coefficients, to a mean with that derivative. */
        double[] effectOfEstimation(double[] gradient) {
            double[] direction = gram.solve(gradient);
            double[] effect = new double[weight.length];
            for (int i = 0; i < effect.length; i++) {
                if (weight[i] != 0) {
                    effect[i] = weight[i] * (outcome[i] - predicted(i)) * design.dot(i, direction);
                }
            }
            return effect;
        }
    }
}
