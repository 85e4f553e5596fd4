package se.samkor.estimate.sensitivity;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import se.samkor.estimate.UnusableData;
import se.samkor.estimate.regression.EventStudy;
import se.samkor.estimate.regression.RegressionResult;

/**
 * Rambachan and Roth (2023): intervals for an effect, or an average of effects, after treatment that allow trends to
 * differ, from event-study coefficients and their covariance. The reference event time -1 is not among the coefficients;
 * it counts as the time right before the first coefficient after treatment. Normal critical values.
 */
public final class TrendSensitivity {
    /** How an interval is found by testing a grid of effects. */
    public enum Method {
        /** Conditional test with a least favourable first stage (C-LF). */
        CONDITIONAL_LEAST_FAVOURABLE,
        /** Conditional test alone. */
        CONDITIONAL
    }

    private static final double LEVEL = 0.05;
    private static final int GRID = 1000;

    private final double[] beta;
    private final double[][] covariance;
    private final int before;
    private final double[] target;

    private TrendSensitivity(double[] beta, double[][] covariance, int before, double[] target) {
        this.beta = beta.clone();
        this.covariance = covariance;
        this.before = before;
        this.target = target.clone();
        if (before < 1 || target.length < 1 || before + target.length != beta.length) {
            throw new UnusableData("Sensitivity to trends needs coefficients before and after treatment; found "
                    + before + " before and " + (beta.length - before) + " after.");
        }
        if (Arrays.stream(beta).anyMatch(Double::isNaN)) {
            throw new UnusableData("Sensitivity to trends needs every coefficient; one is missing.");
        }
    }

    /**
     * Coefficients in order of event time.
     *
     * @param beta the coefficients, first those before treatment, without the reference
     * @param covariance of the coefficients
     * @param before how many are before treatment
     * @param target the weight of each coefficient after treatment in the effect wanted
     */
    public static TrendSensitivity of(double[] beta, double[][] covariance, int before, double[] target) {
        return new TrendSensitivity(beta, covariance, before, target);
    }

    /** The coefficients of an {@link EventStudy} with reference -1 and no gap; weights for its event times from 0 on. */
    public static TrendSensitivity of(RegressionResult study, double[] target) {
        int[] places = IntStream.range(0, study.coefficients().size())
                .filter(i -> eventTime(study, i).isPresent())
                .toArray();
        for (int i = 0; i < places.length; i++) {
            int expected = i - (places.length - target.length);
            if (eventTime(study, places[i]).orElse(0) != (expected < 0 ? expected - 1 : expected)) {
                throw new UnusableData("Sensitivity to trends needs every event time but -1 from first to last, with "
                        + target.length + " from 0 on.");
            }
        }
        double[] beta = Arrays.stream(places)
                .mapToDouble(i -> study.coefficients().get(i).estimate())
                .toArray();
        double[][] covariance = new double[places.length][places.length];
        for (int i = 0; i < places.length; i++) {
            for (int j = 0; j < places.length; j++) {
                covariance[i][j] = study.covariance()[places[i]][places[j]];
            }
        }
        return of(beta, covariance, beta.length - target.length, target);
    }

    private static OptionalInt eventTime(RegressionResult study, int coefficient) {
        return EventStudy.eventTime(study.coefficients().get(coefficient).name());
    }

    /** All weight on the first coefficient after treatment. */
    public static double[] first(int after) {
        double[] target = new double[after];
        target[0] = 1;
        return target;
    }

    /** Equal weights for all coefficients after treatment. */
    public static double[] average(int after) {
        double[] target = new double[after];
        Arrays.fill(target, 1.0 / after);
        return target;
    }

    /** The usual interval, which assumes parallel trends. */
    public RobustInterval original() {
        double estimate = 0;
        for (int i = 0; i < target.length; i++) {
            estimate += target[i] * beta[before + i];
        }
        double half = deviation() * new NormalDistribution(null, 0, 1).inverseCumulativeProbability(1 - LEVEL / 2);
        return new RobustInterval(0, estimate - half, estimate + half, 0, "");
    }

    /** Changes of the difference in trends after treatment at most {@code multiple} times the largest one before. */
    public RobustInterval relativeMagnitudes(double multiple, Method method) {
        double reach = 20 * deviation();
        GridInterval grid = new GridInterval(-reach, reach, GRID);
        for (int largest = 0; largest < before; largest++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                double[][] restrictions = Restrictions.relative(before, target.length, largest, sign, multiple);
                grid.accept(test(restrictions, new double[restrictions.length], method));
            }
        }
        return grid.interval(multiple);
    }

    /** The slope of the difference in trends changes by at most {@code change} from one period to the next. */
    public RobustInterval smoothness(double change, Method method) {
        double[][] restrictions = Restrictions.smooth(before, target.length);
        double[] limits = new double[restrictions.length];
        Arrays.fill(limits, change);
        double reach = 20 * deviation() + change * fixedLength().fixedBias();
        GridInterval grid = new GridInterval(-reach, reach, GRID);
        grid.accept(test(restrictions, limits, method));
        return grid.interval(change);
    }

    /** The same restriction, the shortest interval of fixed length around a linear estimator (FLCI). */
    public RobustInterval smoothness(double change) {
        return fixedLength().interval(change, LEVEL);
    }

    private FixedLengthInterval fixedLength() {
        return new FixedLengthInterval(beta, covariance, before, target);
    }

    private double deviation() {
        double variance = 0;
        for (int i = 0; i < target.length; i++) {
            for (int j = 0; j < target.length; j++) {
                variance += target[i] * target[j] * covariance[before + i][before + j];
            }
        }
        if (!(variance > 0)) {
            throw new UnusableData("Sensitivity to trends needs a standard error of the effect; it is missing or 0.");
        }
        return Math.sqrt(variance);
    }

    private ConditionalTest test(double[][] restrictions, double[] limits, Method method) {
        double[][] used =
                Arrays.stream(restrictions).filter(this::concernsAfter).toArray(double[][]::new);
        double[] limit = IntStream.range(0, restrictions.length)
                .filter(i -> concernsAfter(restrictions[i]))
                .mapToDouble(i -> limits[i])
                .toArray();
        int pivot = 0;
        while (target[pivot] == 0) {
            pivot++;
        }
        double[] moment = new double[used.length];
        double[] slope = new double[used.length];
        double[][] nuisance = new double[used.length][target.length - 1];
        for (int i = 0; i < used.length; i++) {
            for (int j = 0; j < beta.length; j++) {
                moment[i] += used[i][j] * beta[j];
            }
            moment[i] -= limit[i];
            slope[i] = used[i][before + pivot] / target[pivot];
            for (int j = 0, next = 0; j < target.length; j++) {
                if (j != pivot) {
                    nuisance[i][next++] = used[i][before + j] - slope[i] * target[j];
                }
            }
        }
        double[][] root = Restrictions.multiply(used, Restrictions.root(covariance));
        return new ConditionalTest(moment, slope, nuisance, root, LEVEL, method == Method.CONDITIONAL_LEAST_FAVOURABLE);
    }

    private boolean concernsAfter(double[] restriction) {
        return Arrays.stream(restriction, before, restriction.length).anyMatch(value -> value != 0);
    }
}
