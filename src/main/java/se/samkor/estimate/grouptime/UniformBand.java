package se.samkor.estimate.grouptime;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The critical value of a uniform 95 % band over several averages: the 95 % quantile of the largest absolute draw over
 * its scale, at least the pointwise value. The scale of an average is the interquartile range of its draws over that of
 * the standard normal law; quantiles are order statistics (the inverse of the empirical distribution function).
 */
public final class UniformBand {
    /** The 97.5 % quantile of the standard normal law. */
    static final double POINTWISE = 1.959963984540054;

    private static final double NORMAL_IQR = 2 * 0.6744897501960817;
    private static final double LEVEL = 0.95;

    private final double criticalValue;
    private final double[] bootstrapErrors;

    private UniformBand(double criticalValue, double[] bootstrapErrors) {
        this.criticalValue = criticalValue;
        this.bootstrapErrors = bootstrapErrors;
    }

    static UniformBand of(List<Average> averages, double[][] draws) {
        double[] errors = new double[averages.size()];
        double @Nullable [] largest = null;
        for (int j = 0; j < errors.length; j++) {
            double[] combined = combined(averages.get(j).onColumns(), draws);
            double[] sorted = combined.clone();
            Arrays.sort(sorted);
            double scale = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / NORMAL_IQR;
            boolean usable = scale > 0 && !Double.isNaN(averages.get(j).stdError());
            errors[j] = usable ? scale : Double.NaN;
            if (usable) {
                largest = largest == null ? new double[combined.length] : largest;
                for (int b = 0; b < combined.length; b++) {
                    largest[b] = Math.max(largest[b], Math.abs(combined[b]) / scale);
                }
            }
        }
        if (largest == null) {
            return new UniformBand(Double.NaN, errors);
        }
        Arrays.sort(largest);
        return new UniformBand(Math.max(POINTWISE, quantile(largest, LEVEL)), errors);
    }

    private static double[] combined(double[] weights, double[][] draws) {
        double[] sum = new double[draws[0].length];
        for (int k = 0; k < weights.length; k++) {
            double weight = weights[k];
            if (weight != 0) {
                double[] column = draws[k];
                for (int b = 0; b < sum.length; b++) {
                    sum[b] += weight * column[b];
                }
            }
        }
        return sum;
    }

    private static double quantile(double[] sorted, double level) {
        int rank = (int) Math.ceil(sorted.length * level - 1e-9);
        return sorted[Math.max(rank, 1) - 1];
    }

    /** How many standard errors the band reaches to each side; NaN when no average has a standard error. */
    public double criticalValue() {
        return criticalValue;
    }

    /** The bootstrap standard error of the average with that place in its list. */
    public double bootstrapError(int place) {
        return bootstrapErrors[place];
    }
}
