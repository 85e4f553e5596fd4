package se.samkor.matching;

import java.util.Arrays;
import java.util.Optional;
import se.samkor.domain.Stop;

/**
 * The propensity of taking part, by logistic regression: maximum likelihood by iteratively reweighted least squares.
 * Where the covariates separate participants from others there is no maximum; the fit is then made with a ridge penalty
 * of 1 on the standardised coefficients, and says so.
 *
 * @param linear the linear predictor (logit) of each row
 * @param coefficients intercept first, in the units of the covariates; 0 for a covariate that does not vary
 * @param penalty the penalty used; 0 is maximum likelihood
 */
@SuppressWarnings("ArrayRecordComponent") // numbers by row, as numerical code has them
public record LogisticRegression(double[] linear, double[] coefficients, double penalty) {
    /** The penalty where maximum likelihood has no answer: half a squared standardised coefficient. */
    public static final double RIDGE = 1;

    private static final int ITERATIONS = 100;
    private static final double TOLERATED = 1e-12;

    private static final double CONVERGED = 1e-10;
    private static final double SEPARATED = 30;

    /**
     * Fits the model.
     *
     * @param rows covariates, without intercept
     * @param treated the outcome
     * @param weight of each row, not negative
     * @param penalty 0 for maximum likelihood
     */
    public static LogisticRegression fit(double[][] rows, boolean[] treated, double[] weight, double penalty) {
        Standardised scale = Standardised.of(rows, weight);
        Optional<double[]> beta = coefficients(rows, scale, treated, weight, penalty);
        double used = penalty;
        if (beta.isEmpty()) {
            used = Math.max(RIDGE, penalty);
            beta = coefficients(rows, scale, treated, weight, used);
        }
        double[] found = beta.orElseThrow(
                () -> new Stop.UnreadableInput("Cannot compare: the propensity to take part cannot be estimated from"
                        + " these registers; there are too few participants or comparison persons."));
        double[] linear = new double[rows.length];
        double[] x = new double[scale.size()];
        for (int i = 0; i < rows.length; i++) {
            linear[i] = Moments.dot(scale.row(rows[i], x), found);
        }
        return new LogisticRegression(linear, unscaled(found, scale, rows.length == 0 ? 0 : rows[0].length), used);
    }

    private static Optional<double[]> coefficients(
            double[][] rows, Standardised scale, boolean[] treated, double[] weight, double penalty) {
        int size = scale.size();
        // standardised one at a time: a copy of all rows would double the memory
        double[] x = new double[size];
        double[] beta = new double[size];
        beta[0] = logOdds(treated, weight);
        double[] last = beta;
        double reached = Double.NEGATIVE_INFINITY;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            NormalEquations system = new NormalEquations(size);
            double extreme = 0;
            double likelihood = 0;
            for (int i = 0; i < rows.length; i++) {
                if (weight[i] != 0) {
                    double linear = Moments.dot(scale.row(rows[i], x), beta);
                    extreme = Math.max(extreme, Math.abs(linear));
                    double p = 1 / (1 + Math.exp(-linear));
                    system.add(x, weight[i] * p * (1 - p), weight[i] * ((treated[i] ? 1 : 0) - p));
                    likelihood -= weight[i] * softplus(treated[i] ? -linear : linear);
                }
            }
            for (int k = 1; k < size; k++) {
                system.penalise(k, penalty, beta[k]);
                likelihood -= penalty * beta[k] * beta[k] / 2;
            }
            if (penalty == 0 && extreme > SEPARATED) {
                return Optional.empty();
            }
            if (likelihood < reached - TOLERATED * Math.abs(reached)) {
                // a whole step went beyond the maximum: half of it
                beta = between(last, beta);
                continue;
            }
            Optional<double[]> step = system.solve();
            if (step.isEmpty()) {
                return Optional.empty();
            }
            reached = likelihood;
            last = beta;
            beta = sum(last, step.get());
            if (Arrays.stream(step.get()).allMatch(change -> Math.abs(change) < CONVERGED)) {
                return Optional.of(beta);
            }
        }
        // with a penalty the maximum is one and every step went up, so the last one is near it
        return penalty > 0 ? Optional.of(last) : Optional.empty();
    }

    private static double softplus(double value) {
        return value > 0 ? value + Math.log1p(Math.exp(-value)) : Math.log1p(Math.exp(value));
    }

    private static double[] between(double[] one, double[] other) {
        double[] middle = new double[one.length];
        Arrays.setAll(middle, k -> (one[k] + other[k]) / 2);
        return middle;
    }

    private static double[] sum(double[] one, double[] other) {
        double[] sum = new double[one.length];
        Arrays.setAll(sum, k -> one[k] + other[k]);
        return sum;
    }

    private static double logOdds(boolean[] treated, double[] weight) {
        double one = 0;
        double other = 0;
        for (int i = 0; i < weight.length; i++) {
            one += treated[i] ? weight[i] : 0;
            other += treated[i] ? 0 : weight[i];
        }
        return one > 0 && other > 0 ? Math.log(one / other) : 0;
    }

    private static double[] unscaled(double[] beta, Standardised scale, int width) {
        double[] raw = new double[width + 1];
        raw[0] = beta[0];
        for (int k = 1; k < beta.length; k++) {
            double slope = beta[k] / scale.deviation()[k - 1];
            raw[scale.kept()[k - 1] + 1] = slope;
            raw[0] -= slope * scale.mean()[k - 1];
        }
        return raw;
    }
}
