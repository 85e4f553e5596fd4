package se.samkor.estimate.sensitivity;

import java.util.Arrays;

/**
 * Weights of at least 0 that sum to 1 and bring columns close to a target with a ridge penalty, by Frank-Wolfe steps with
 * exact line search. As in the program that Arkhangelsky et al. published, a first run of 100 steps is thinned out
 * (weights up to a quarter of the largest become 0) and run on until the objective falls less than a tolerance.
 */
final class SimplexWeights {
    private static final int STEPS_BEFORE_THINNING = 100;
    private static final int STEPS = 10_000;

    private final double[][] columns;
    private final double[] target;
    private final double penalty;
    private final double leastDecrease;
    private final int rows;

    /**
     * A problem.
     *
     * @param columns one array per weight
     * @param target what the weighted sum should be
     * @param intercept whether a constant difference to the target is free
     * @param zeta the root of the ridge penalty per row
     * @param tolerance the root of the least decrease of the objective to go on for
     */
    SimplexWeights(double[][] columns, double[] target, boolean intercept, double zeta, double tolerance) {
        this.columns = Arrays.stream(columns)
                .map(column -> intercept ? centred(column) : column.clone())
                .toArray(double[][]::new);
        this.target = intercept ? centred(target) : target.clone();
        rows = target.length;
        penalty = zeta * zeta;
        leastDecrease = tolerance * tolerance;
    }

    private static double[] centred(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values).map(value -> value - mean).toArray();
    }

    /** The weights, started from given weights or, when these are empty, from equal weights. */
    double[] solve(double[] start) {
        double[] equal = new double[columns.length];
        Arrays.fill(equal, 1.0 / equal.length);
        double[] first = run(start.length == 0 ? equal : start, STEPS_BEFORE_THINNING);
        return run(thinned(first), STEPS);
    }

    private static double[] thinned(double[] weights) {
        double largest = Arrays.stream(weights).max().orElse(0);
        double[] kept =
                Arrays.stream(weights).map(w -> w <= largest / 4 ? 0 : w).toArray();
        double sum = Arrays.stream(kept).sum();
        return Arrays.stream(kept).map(w -> w / sum).toArray();
    }

    private double[] run(double[] start, int steps) {
        double[] weights = start.clone();
        double[] fitted = new double[rows];
        for (int column = 0; column < weights.length; column++) {
            addTo(fitted, columns[column], weights[column]);
        }
        double before = Double.POSITIVE_INFINITY;
        for (int step = 0; step < steps; step++) {
            move(weights, fitted);
            double value = value(weights, fitted);
            if (step >= 1 && before - value <= leastDecrease) {
                break;
            }
            before = value;
        }
        return weights;
    }

    private double value(double[] weights, double[] fitted) {
        double error = 0;
        for (int row = 0; row < rows; row++) {
            error += (fitted[row] - target[row]) * (fitted[row] - target[row]);
        }
        return penalty * dot(weights, weights) + error / rows;
    }

    /** Moves towards the best corner of the simplex as far as helps. */
    private void move(double[] weights, double[] fitted) {
        double ridge = rows * penalty;
        double[] error = new double[rows];
        Arrays.setAll(error, row -> fitted[row] - target[row]);
        double[] gradient = new double[weights.length];
        int corner = 0;
        for (int column = 0; column < weights.length; column++) {
            gradient[column] = dot(error, columns[column]) + ridge * weights[column];
            corner = gradient[column] < gradient[corner] ? column : corner;
        }
        double slope = gradient[corner] - dot(gradient, weights);
        double moved = dot(weights, weights) - weights[corner] * weights[corner] + square(1 - weights[corner]);
        if (moved == 0) {
            return;
        }
        double fit = 0;
        for (int row = 0; row < rows; row++) {
            fit += square(columns[corner][row] - fitted[row]);
        }
        double curve = fit + ridge * moved;
        double share = curve > 0 ? Math.min(1, Math.max(0, -slope / curve)) : 0;
        for (int column = 0; column < weights.length; column++) {
            weights[column] *= 1 - share;
        }
        weights[corner] += share;
        for (int row = 0; row < rows; row++) {
            fitted[row] += share * (columns[corner][row] - fitted[row]);
        }
    }

    private static double square(double x) {
        return x * x;
    }

    private static void addTo(double[] target, double[] source, double factor) {
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * source[i];
        }
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}
