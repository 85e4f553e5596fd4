package se.samkor.estimate.sensitivity;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Andrews, Roth and Pakes (2023): tests whether normal moments y - slope x theta can be at most 0 for some nuisance
 * parameters, given which moments bind. With the least favourable first stage (C-LF), a tenth of the level goes to a test
 * against the largest normalised moment under the least favourable mean.
 */
final class ConditionalTest {
    /** Simulated means of the least favourable distribution; the seed is fixed, so the result is too. */
    private static final int DRAWS = 1000;

    private final double[] moment;
    private final double[] slope;
    private final double[][] covariance;
    private final VertexProgram program;
    private final double size;
    private final double firstStage;

    /**
     * A test of moments.
     *
     * @param moment the moments at theta = 0
     * @param slope how much each falls when theta grows by 1
     * @param nuisance how much each falls with each nuisance parameter
     * @param root a matrix whose product with its transpose is the covariance of the moments
     * @param level of the test
     * @param leastFavourable whether the first stage is used
     */
    ConditionalTest(
            double[] moment,
            double[] slope,
            double[][] nuisance,
            double[][] root,
            double level,
            boolean leastFavourable) {
        this.moment = moment;
        this.slope = slope;
        covariance = covariance(root);
        double[][] equations = new double[1 + (nuisance.length == 0 ? 0 : nuisance[0].length)][moment.length];
        for (int i = 0; i < moment.length; i++) {
            equations[0][i] = Math.sqrt(covariance[i][i]);
            for (int j = 1; j < equations.length; j++) {
                equations[j][i] = nuisance[i][j - 1];
            }
        }
        double[] right = new double[equations.length];
        right[0] = 1;
        program = new VertexProgram(equations, right);
        double kappa = level / 10;
        size = leastFavourable ? (level - kappa) / (1 - kappa) : level;
        firstStage = leastFavourable && program.feasible() ? leastFavourable(root, kappa) : Double.POSITIVE_INFINITY;
    }

    private static double[][] covariance(double[][] root) {
        double[][] result = new double[root.length][root.length];
        for (int i = 0; i < root.length; i++) {
            for (int j = 0; j < root.length; j++) {
                result[i][j] = dot(root[i], root[j]);
            }
        }
        return result;
    }

    private double leastFavourable(double[][] root, double kappa) {
        SplittableRandom random = new SplittableRandom(0);
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        double[] largest = new double[DRAWS];
        double[] standard = new double[root[0].length];
        double[] draw = new double[root.length];
        for (int i = 0; i < DRAWS; i++) {
            Arrays.setAll(standard, j -> normal.inverseCumulativeProbability(random.nextDouble(1e-16, 1)));
            Arrays.setAll(draw, j -> dot(root[j], standard));
            largest[i] = program.maximise(draw) ? dot(program.weights(), draw) : Double.POSITIVE_INFINITY;
        }
        Arrays.sort(largest);
        double place = (DRAWS - 1) * (1 - kappa);
        int below = (int) place;
        return largest[below] + (place - below) * (largest[Math.min(below + 1, DRAWS - 1)] - largest[below]);
    }

    /** Whether a value of theta is rejected. */
    boolean rejects(double theta) {
        if (!program.feasible()) {
            return false;
        }
        double[] y = moment.clone();
        for (int i = 0; i < y.length; i++) {
            y[i] -= slope[i] * theta;
        }
        if (!program.maximise(y)) {
            return true;
        }
        double[] weights = program.weights();
        double statistic = dot(weights, y);
        if (statistic > firstStage) {
            return true;
        }
        double[] spread = new double[y.length];
        Arrays.setAll(spread, i -> dot(covariance[i], weights));
        double variance = dot(weights, spread);
        if (variance < 1e-30) {
            return statistic > 0;
        }
        double[] perUnit = new double[y.length];
        double[] rest = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            perUnit[i] = spread[i] / variance;
            rest[i] = y[i] - perUnit[i] * statistic;
        }
        double[] range = program.degenerate(1e-8)
                ? new double[] {bound(rest, perUnit, statistic, -1), bound(rest, perUnit, statistic, 1)}
                : basisRange(rest, perUnit);
        double deviation = Math.sqrt(variance);
        double low = Math.min(range[0], statistic) / deviation;
        double high = Math.min(Math.max(range[1], statistic), firstStage) / deviation;
        // beyond the quantile of the truncated normal law, and that at least 0; tails are cheaper than quantiles
        return statistic > 0 && high > low && NormalTail.truncatedTail(statistic / deviation, low, high) < size;
    }

    /** The values of the statistic for which the present basis stays optimal. */
    private double[] basisRange(double[] rest, double[] perUnit) {
        double[] fixed = program.gains(rest);
        double[] moving = program.gains(perUnit);
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        for (int i = 0; i < fixed.length; i++) {
            if (moving[i] > 1e-12) {
                high = Math.min(high, -fixed[i] / moving[i]);
            } else if (moving[i] < -1e-12) {
                low = Math.max(low, -fixed[i] / moving[i]);
            }
        }
        return new double[] {low, high};
    }

    /** The same for a vertex with several bases: follows the convex maximum back to where it meets the diagonal. */
    private double bound(double[] rest, double[] perUnit, double statistic, int side) {
        double far = 1e4 * (1 + Math.abs(statistic));
        double at = statistic + side * far;
        double[] objective = new double[rest.length];
        for (int step = 0; step < 500; step++) {
            double value = at;
            Arrays.setAll(objective, i -> rest[i] + perUnit[i] * value);
            if (!program.maximise(objective)) {
                return statistic;
            }
            double[] weights = program.weights();
            double reached = dot(weights, objective);
            if (reached <= at + 1e-9 * Math.max(1, Math.abs(at))) {
                return step == 0 ? side * Double.POSITIVE_INFINITY : at;
            }
            double next = dot(weights, rest) / (1 - dot(weights, perUnit));
            if (!Double.isFinite(next) || side * (next - at) >= 0) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}
