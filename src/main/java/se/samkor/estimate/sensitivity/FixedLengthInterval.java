package se.samkor.estimate.sensitivity;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The shortest fixed-length interval when slopes may change by a bounded amount: among linear estimators without bias
 * under straight trends, the one whose worst bias and standard error together give the least length. Weights before
 * treatment are written as loads on changes of slope, so that the worst bias is a sum of absolute loads and the best
 * estimators for every trade-off are a lasso path, which is followed exactly from kink to kink.
 */
final class FixedLengthInterval {
    private final double[] beta;
    private final double[][] covariance;
    private final int before;
    private final double[] target;
    private final double slopeLoad;

    FixedLengthInterval(double[] beta, double[][] covariance, int before, double[] target) {
        this.beta = beta;
        this.covariance = covariance;
        this.before = before;
        this.target = target;
        double load = 0;
        for (int i = 0; i < target.length; i++) {
            load += (i + 1) * target[i];
        }
        slopeLoad = load;
    }

    /** The worst bias per unit of change of slope from the periods after treatment, which no estimator avoids. */
    double fixedBias() {
        double sum = 0;
        for (int at = 0; at < target.length; at++) {
            double load = 0;
            for (int i = at; i < target.length; i++) {
                load += target[i] * (i + 1 - at);
            }
            sum += Math.abs(load);
        }
        return sum;
    }

    RobustInterval interval(double change, double level) {
        int loads = before - 1;
        double[][] quadratic = new double[loads][loads];
        double[] linear = new double[loads];
        double[] base = weights(new double[loads]);
        double[][] directions = new double[loads][];
        for (int i = 0; i < loads; i++) {
            double[] unit = new double[loads];
            unit[i] = 1;
            directions[i] = weights(unit);
            for (int j = 0; j < beta.length; j++) {
                directions[i][j] -= base[j];
            }
        }
        for (int i = 0; i < loads; i++) {
            linear[i] = product(directions[i], base);
            for (int j = 0; j < loads; j++) {
                quadratic[i][j] = product(directions[i], directions[j]);
            }
        }
        double[] best = new LassoPath(quadratic, linear).best(x -> length(x, change, level));
        double[] weights = weights(best);
        double half = length(best, change, level);
        double centre = 0;
        for (int i = 0; i < beta.length; i++) {
            centre += weights[i] * beta[i];
        }
        return new RobustInterval(change, centre - half, centre + half, 0, "");
    }

    /** The weights of all coefficients for given loads on the changes of slope before treatment. */
    private double[] weights(double[] loads) {
        double[] padded = new double[before + 2];
        padded[0] = slopeLoad;
        System.arraycopy(loads, 0, padded, 1, loads.length);
        double[] weights = new double[beta.length];
        for (int back = 1; back <= before; back++) {
            weights[before - back] = padded[back - 1] - 2 * padded[back] + padded[back + 1];
        }
        System.arraycopy(target, 0, weights, before, target.length);
        return weights;
    }

    private double product(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < right.length; j++) {
                sum += left[i] * covariance[i][j] * right[j];
            }
        }
        return sum;
    }

    /** Half the length of the interval. */
    private double length(double[] loads, double change, double level) {
        double[] weights = weights(loads);
        double deviation = Math.sqrt(product(weights, weights));
        double bias =
                change * (fixedBias() + Arrays.stream(loads).map(Math::abs).sum());
        return deviation * NormalTail.foldedQuantile(level, bias / deviation);
    }

    /** The least value of a function on an interval where it falls, then rises. */
    static double minimum(DoubleUnaryOperator function, double from, double to) {
        double golden = (Math.sqrt(5) - 1) / 2;
        double low = from;
        double high = to;
        double left = high - golden * (high - low);
        double right = low + golden * (high - low);
        double atLeft = function.applyAsDouble(left);
        double atRight = function.applyAsDouble(right);
        for (int step = 0; step < 60; step++) {
            if (atLeft <= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - golden * (high - low);
                atLeft = function.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + golden * (high - low);
                atRight = function.applyAsDouble(right);
            }
        }
        return (low + high) / 2;
    }
}
