package se.samkor.matching;

import java.util.Optional;

/**
 * What is expected of a comparison person with given covariates: weighted least squares with a light ridge penalty on the
 * standardised covariates, so that a few comparison persons with many covariates still give an answer.
 */
public final class OutcomeModel {
    private static final double PENALTY = 1;

    private final Standardised scale;
    private final double[] beta;

    private OutcomeModel(Standardised scale, double[] beta) {
        this.scale = scale;
        this.beta = beta;
    }

    /** Fits with the default light penalty. */
    public static OutcomeModel fit(double[][] rows, double[] outcome, double[] weight) {
        return fit(rows, outcome, weight, PENALTY);
    }

    /** Fits; a penalty of 0 is plain weighted least squares where the covariates allow it. */
    public static OutcomeModel fit(double[][] rows, double[] outcome, double[] weight, double penalty) {
        Standardised scale = Standardised.of(rows, weight);
        NormalEquations system = new NormalEquations(scale.size());
        for (int i = 0; i < rows.length; i++) {
            if (weight[i] > 0) {
                system.add(scale.row(rows[i]), weight[i], weight[i] * outcome[i]);
            }
        }
        for (int k = 1; k < scale.size(); k++) {
            system.penalise(k, penalty, 0);
        }
        Optional<double[]> beta = system.solve();
        if (beta.isPresent()) {
            return new OutcomeModel(scale, beta.get());
        }
        if (penalty == 0) {
            return fit(rows, outcome, weight, PENALTY);
        }
        return new OutcomeModel(scale, new double[scale.size()]);
    }

    /** The expected outcome. */
    public double expected(double[] row) {
        return Moments.dot(scale.row(row), beta);
    }
}
