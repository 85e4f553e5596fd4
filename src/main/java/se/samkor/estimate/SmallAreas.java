package se.samkor.estimate;

import java.util.Arrays;

/**
 * What can be said of each of many small areas: its own figure drawn towards the mean of all in proportion to how uncertain
 * it is (empirical Bayes for the model figure = mean + area + error, errors normal with known variances), and the limits
 * within which its figure would lie if the areas did not differ at all (funnel).
 *
 * <p>Paule, R. C. and Mandel, J. (1982): Consensus values and weighting factors. Journal of Research of the National Bureau
 * of Standards 87 (variance between areas). Morris, C. N. (1983): Parametric empirical Bayes inference. Journal of the
 * American Statistical Association 78. Spiegelhalter, D. J. (2005): Funnel plots for comparing institutional performance.
 * Statistics in Medicine 24.
 */
public final class SmallAreas {
    private static final int STEPS = 200;

    private final double[] values;
    private final double[] variances;
    private final double between;
    private final double mean;
    private final double common;

    private SmallAreas(double[] values, double[] variances) {
        this.values = values;
        this.variances = variances;
        between = betweenVariance();
        mean = mean(between);
        common = mean(0);
    }

    /**
     * The areas.
     *
     * @param values the figure of each
     * @param variances the error variance of each, above 0
     */
    public static SmallAreas of(double[] values, double[] variances) {
        if (values.length < 3) {
            throw new UnusableData("Small areas need at least three areas; found " + values.length + ".");
        }
        if (!Arrays.stream(variances).allMatch(variance -> variance > 0 && Double.isFinite(variance))) {
            throw new UnusableData("Small areas need an error variance above 0 for each area.");
        }
        return new SmallAreas(values.clone(), variances.clone());
    }

    private double mean(double extra) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < values.length; i++) {
            double weight = 1 / (variances[i] + extra);
            sum += weight * values[i];
            weights += weight;
        }
        return sum / weights;
    }

    /** The variance between areas at which the weighted squares are what chance would give; 0 when they never exceed it. */
    private double betweenVariance() {
        if (excess(0) <= 0) {
            return 0;
        }
        double low = 0;
        double high = Arrays.stream(variances).max().orElse(1);
        while (excess(high) > 0) {
            high *= 2;
        }
        for (int step = 0; step < STEPS && high - low > 1e-14 * high; step++) {
            double middle = (low + high) / 2;
            if (excess(middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private double excess(double extra) {
        double centre = mean(extra);
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (values[i] - centre) * (values[i] - centre) / (variances[i] + extra);
        }
        return sum - (values.length - 1);
    }

    /** The standard deviation between areas beyond chance. */
    public double spread() {
        return Math.sqrt(between);
    }

    /** The mean that figures are drawn towards. */
    public double mean() {
        return mean;
    }

    /** The share of an area's own figure in its shrunken one: 0 when areas do not differ beyond chance. */
    public double reliability(int area) {
        return between / (between + variances[area]);
    }

    /** The shrunken figure. */
    public double shrunken(int area) {
        return mean + reliability(area) * (values[area] - mean);
    }

    /**
     * The standard error of the shrunken figure, with the uncertainty of the mean; that of the variance between areas is not
     * in it.
     */
    public double stdError(int area) {
        double weights = Arrays.stream(variances).map(v -> 1 / (v + between)).sum();
        double own = reliability(area);
        return Math.sqrt(own * variances[area] + (1 - own) * (1 - own) / weights);
    }

    /** The figure that all areas would have if they did not differ. */
    public double common() {
        return common;
    }

    /** How far, in units of {@code quantile} standard errors, a figure may lie from the common one by chance. */
    public double funnel(int area, double quantile) {
        return quantile * Math.sqrt(variances[area]);
    }
}
