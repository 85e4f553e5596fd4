package se.samkor.matching;

import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What is expected of a comparison person with given covariates: weighted least squares with a light ridge penalty on the
 * standardised covariates, so that a few comparison persons with many covariates still give an answer.
 */
public final class OutcomeModel {
    private static final double PENALTY = 1;

    private final Standardised scale;
    private final double[] beta;
    private final Optional<double[][]> factor;

    private OutcomeModel(Standardised scale, double[] beta, Optional<double[][]> factor) {
        this.scale = scale;
        this.beta = beta;
        this.factor = factor;
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
        Optional<double[][]> factor = system.factor();
        if (factor.isPresent()) {
            return new OutcomeModel(scale, NormalEquations.solve(factor.get(), system.right()), factor);
        }
        if (penalty == 0) {
            return fit(rows, outcome, weight, PENALTY);
        }
        return new OutcomeModel(scale, new double[scale.size()], factor);
    }

    /** How many coefficients were fitted, the intercept apart. */
    int coefficients() {
        return scale.size() - 1;
    }

    /**
     * By how much the expected outcome, taken at some covariates less that at others, moves with the outcome of a row of the fit of
     * weight 1: what such a row counts for in a correction by the model. Unit: outcome for outcome.
     *
     * @param difference of the covariates
     */
    ToDoubleFunction<double[]> pull(double[] difference) {
        double[] direction = new double[scale.size()];
        for (int k = 1; k < direction.length; k++) {
            direction[k] = difference[scale.kept()[k - 1]] / scale.deviation()[k - 1];
        }
        double[] pull =
                factor.map(low -> NormalEquations.solve(low, direction)).orElseGet(() -> new double[scale.size()]);
        return row -> {
            double sum = pull[0];
            for (int k = 1; k < pull.length; k++) {
                sum += pull[k] * (row[scale.kept()[k - 1]] - scale.mean()[k - 1]) / scale.deviation()[k - 1];
            }
            return sum;
        };
    }

    /** The expected outcome. */
    public double expected(double[] row) {
        return Moments.dot(scale.row(row), beta);
    }
}
