package se.samkor.estimate.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * All minimisers of x'Qx/2 + c'x + penalty x sum of |x| as the penalty falls to 0 (Osborne, Presnell and Turlach 2000):
 * straight lines between kinks where a coordinate starts or stops being 0.
 */
final class LassoPath {
    private final double[][] quadratic;
    private final double[] linear;
    private final List<double[]> kinks = new ArrayList<>();

    LassoPath(double[][] quadratic, double[] linear) {
        this.quadratic = quadratic;
        this.linear = linear;
        follow();
    }

    /** The point of the path with the least value of a function. */
    double[] best(ToDoubleFunction<double[]> value) {
        double[] best = kinks.get(0);
        for (int i = 0; i + 1 < kinks.size(); i++) {
            double[] from = kinks.get(i);
            double[] to = kinks.get(i + 1);
            double share = FixedLengthInterval.minimum(s -> value.applyAsDouble(between(from, to, s)), 0, 1);
            for (double[] candidate : List.of(between(from, to, share), to)) {
                best = value.applyAsDouble(candidate) < value.applyAsDouble(best) ? candidate : best;
            }
        }
        return best;
    }

    private static double[] between(double[] from, double[] to, double share) {
        double[] point = new double[from.length];
        Arrays.setAll(point, i -> from[i] + share * (to[i] - from[i]));
        return point;
    }

    private void follow() {
        int size = linear.length;
        double[] x = new double[size];
        kinks.add(x);
        int[] sign = new int[size];
        double penalty = 0;
        int first = -1;
        for (int i = 0; i < size; i++) {
            if (Math.abs(linear[i]) > penalty) {
                penalty = Math.abs(linear[i]);
                first = i;
            }
        }
        if (first >= 0) {
            sign[first] = linear[first] > 0 ? -1 : 1;
        }
        int justLeft = -1;
        for (int step = 0; step < 50 * (size + 1) && penalty > 0; step++) {
            double[] direction = direction(sign);
            double[] gradient = gradient(x);
            double[] change = product(direction);
            double distance = penalty;
            int event = -1;
            for (int i = 0; i < size; i++) {
                double reach = sign[i] != 0
                        ? (x[i] * sign[i] >= 0 && direction[i] * sign[i] < 0 && i != first
                                ? -x[i] / direction[i]
                                : distance)
                        : i == justLeft ? distance : meets(gradient[i], change[i], penalty);
                if (reach < distance && reach >= 0) {
                    distance = reach;
                    event = i;
                }
            }
            first = -1;
            double[] next = x.clone();
            for (int i = 0; i < size; i++) {
                next[i] += distance * direction[i];
            }
            penalty -= distance;
            justLeft = -1;
            if (event >= 0) {
                if (sign[event] != 0) {
                    next[event] = 0;
                    sign[event] = 0;
                    justLeft = event;
                } else {
                    sign[event] = gradient[event] + distance * change[event] > 0 ? -1 : 1;
                    first = event;
                }
            }
            kinks.add(next);
            x = next;
            if (event < 0) {
                return;
            }
        }
    }

    /** How far the penalty can fall until a coordinate at 0 starts to move. */
    private static double meets(double gradient, double change, double penalty) {
        double best = Double.POSITIVE_INFINITY;
        double up = (penalty - gradient) / (1 + change);
        double down = (penalty + gradient) / (1 - change);
        if (1 + change > 0 && up >= 0) {
            best = up;
        }
        if (1 - change > 0 && down >= 0) {
            best = Math.min(best, down);
        }
        return best;
    }

    /** The movement of the active coordinates as the penalty falls by 1. */
    private double[] direction(int[] sign) {
        int[] active = java.util.stream.IntStream.range(0, sign.length)
                .filter(i -> sign[i] != 0)
                .toArray();
        DMatrixRMaj matrix = new DMatrixRMaj(active.length, active.length);
        DMatrixRMaj right = new DMatrixRMaj(active.length, 1);
        for (int i = 0; i < active.length; i++) {
            right.set(i, 0, sign[active[i]]);
            for (int j = 0; j < active.length; j++) {
                matrix.set(i, j, quadratic[active[i]][active[j]]);
            }
        }
        DMatrixRMaj solution = new DMatrixRMaj(active.length, 1);
        double[] direction = new double[sign.length];
        if (active.length > 0 && CommonOps_DDRM.solve(matrix, right, solution)) {
            for (int i = 0; i < active.length; i++) {
                direction[active[i]] = solution.get(i, 0);
            }
        }
        return direction;
    }

    private double[] gradient(double[] x) {
        double[] gradient = product(x);
        Arrays.setAll(gradient, i -> gradient[i] + linear[i]);
        return gradient;
    }

    private double[] product(double[] x) {
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                result[i] += quadratic[i][j] * x[j];
            }
        }
        return result;
    }
}
