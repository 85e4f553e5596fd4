package se.samkor.matching;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How strong something unmeasured would have to be.
 *
 * <p>Rosenbaum bounds, for Wilcoxon's signed-rank test on the differences between a participant and the mean of the
 * matched set (Rosenbaum, Observational Studies, 2002, section 4.3): two alike persons may differ in the odds of taking
 * part by a factor of at most gamma. E-value (VanderWeele and Ding, Annals of Internal Medicine 2017) of a difference in
 * standard deviations, by the approximation risk ratio = exp(0.91 d).
 */
public final class Sensitivity {
    private static final double LEVEL = 0.025;
    private static final double LARGEST = 20;
    private static final double PRECISION = 1e-6;

    private Sensitivity() {}

    /**
     * The largest one-sided p-value that gamma allows, for the alternative of a difference in the direction of the
     * observed one. Zero differences are left out; 1 when nothing is left.
     */
    public static double largestP(double[] differences, double gamma) {
        double[] kept = Arrays.stream(differences).filter(d -> d != 0).toArray();
        if (kept.length == 0) {
            return 1;
        }
        double[] rank = ranks(kept);
        double positive = 0;
        double total = 0;
        double squares = 0;
        for (int i = 0; i < kept.length; i++) {
            positive += kept[i] > 0 ? rank[i] : 0;
            total += rank[i];
            squares += rank[i] * rank[i];
        }
        double statistic = Math.max(positive, total - positive);
        double share = gamma / (1 + gamma);
        double deviate = (statistic - share * total) / Math.sqrt(share * (1 - share) * squares);
        return 1 - new NormalDistribution(null, 0, 1).cumulativeProbability(deviate);
    }

    /** The largest gamma under which the difference is still significant (two-sided 5 %); 1 when it never is. */
    public static double gamma(double[] differences) {
        if (largestP(differences, 1) > LEVEL) {
            return 1;
        }
        double low = 1;
        double high = LARGEST;
        if (largestP(differences, high) <= LEVEL) {
            return high;
        }
        while (high - low > PRECISION) {
            double middle = (low + high) / 2;
            if (largestP(differences, middle) <= LEVEL) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The E-value of an effect in standard deviations; 1 means that nothing is needed to explain it away. */
    public static double eValue(double standardisedEffect) {
        double ratio = Math.exp(0.91 * Math.abs(standardisedEffect));
        return ratio + Math.sqrt(ratio * (ratio - 1));
    }

    /** Ranks of the absolute values from 1, ties sharing their mean. */
    private static double[] ranks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> Math.abs(values[i])))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] rank = new double[values.length];
        int from = 0;
        while (from < order.length) {
            int to = from;
            while (to + 1 < order.length && Math.abs(values[order[to + 1]]) == Math.abs(values[order[from]])) {
                to++;
            }
            for (int i = from; i <= to; i++) {
                rank[order[i]] = (from + to) / 2.0 + 1;
            }
            from = to + 1;
        }
        return rank;
    }
}
