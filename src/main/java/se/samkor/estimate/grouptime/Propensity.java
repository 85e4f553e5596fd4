package se.samkor.estimate.grouptime;

import java.util.Optional;

/**
 * Logit of belonging to the treated cohort, by maximum likelihood. Probabilities are capped at 1 - 1e-6; controls with
 * a probability of 0.995 or more get no weight. Without overlap (any probability of 0.999 or more, as under separation)
 * there is no estimate.
 */
final class Propensity {
    private static final double CAP = 1 - 1e-6;
    private static final double TRIM = 0.995;
    private static final double NO_OVERLAP = 0.999;
    private static final int ITERATIONS = 60;

    private final Design design;
    private final double[] score;
    private final double[] controlWeight;
    private final Cholesky information;

    private Propensity(Design design, double[] score, double[] controlWeight, Cholesky information) {
        this.design = design;
        this.score = score;
        this.controlWeight = controlWeight;
        this.information = information;
    }

    static Propensity fit(Design design, boolean[] treated, double[] weight) {
        int size = design.observations();
        double[] beta = new double[design.width()];
        double[] probability = new double[size];
        double[] score = new double[size];
        double[] curvature = new double[size];
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            evaluate(design, beta, treated, weight, probability, score, curvature);
            Optional<Cholesky> information = Cholesky.of(design.weightedGram(curvature));
            if (information.isEmpty()) {
                throw failure(probability);
            }
            double[] step = information.get().solve(design.weightedSum(score));
            double largest = 0;
            for (int k = 0; k < beta.length; k++) {
                beta[k] += step[k];
                largest = Math.max(largest, Math.abs(step[k]));
            }
            if (largest < 1e-11) {
                return finished(design, treated, weight, probability, score, curvature);
            }
        }
        throw failure(probability);
    }

    private static void evaluate(
            Design design,
            double[] beta,
            boolean[] treated,
            double[] weight,
            double[] probability,
            double[] score,
            double[] curvature) {
        for (int i = 0; i < probability.length; i++) {
            double p = 1 / (1 + Math.exp(-design.dot(i, beta)));
            probability[i] = p;
            score[i] = weight[i] * ((treated[i] ? 1 : 0) - p);
            curvature[i] = weight[i] * p * (1 - p);
        }
    }

    private static Propensity finished(
            Design design,
            boolean[] treated,
            double[] weight,
            double[] probability,
            double[] score,
            double[] curvature) {
        double[] controlWeight = new double[probability.length];
        for (int i = 0; i < probability.length; i++) {
            double p = Math.min(probability[i], CAP);
            if (p >= NO_OVERLAP) {
                throw failure(probability);
            }
            controlWeight[i] = treated[i] || p >= TRIM ? 0 : weight[i] * p / (1 - p);
            score[i] = weight[i] * ((treated[i] ? 1 : 0) - p);
        }
        Cholesky information = Cholesky.of(design.weightedGram(curvature)).orElseThrow(() -> failure(probability));
        return new Propensity(design, score, controlWeight, information);
    }

    private static NoEstimate failure(double[] probability) {
        for (double p : probability) {
            if (p >= 0.99) {
                return new NoEstimate("no overlap: the covariates predict treatment almost perfectly");
            }
        }
        return new NoEstimate("the covariates are collinear among treated and controls");
    }

    /** Odds times weight for controls, 0 for the treated: makes controls look like the treated. */
    double[] controlWeight() {
        return controlWeight;
    }

    /** What each observation adds, through the estimated logit, to a mean whose derivative is {@code gradient}. */
    double[] effectOfEstimation(double[] gradient) {
        double[] direction = information.solve(gradient);
        double[] effect = new double[score.length];
        for (int i = 0; i < effect.length; i++) {
            effect[i] = score[i] * design.dot(i, direction);
        }
        return effect;
    }
}
