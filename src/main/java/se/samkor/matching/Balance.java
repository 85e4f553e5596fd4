package se.samkor.matching;

import java.util.ArrayList;
import java.util.List;

/**
 * How alike participants and comparison persons are in one covariate. Differences are in standard deviations of the
 * participants before matching.
 *
 * @param participants mean before matching
 * @param controlsBefore mean of all candidates
 * @param participantsAfter mean of the matched participants
 * @param controlsAfter weighted mean of the matched comparison persons
 * @param smdBefore standardised mean difference before matching
 * @param smdAfter after matching
 * @param ratioBefore variance of the participants over that of the candidates; missing (NaN) for a yes/no covariate
 * @param ratioAfter after matching
 */
public record Balance(
        String covariate,
        double participants,
        double controlsBefore,
        double participantsAfter,
        double controlsAfter,
        double smdBefore,
        double smdAfter,
        double ratioBefore,
        double ratioAfter) {
    /** From this absolute standardised difference on, a covariate is called out of balance. */
    public static final double TOLERATED = 0.1;

    private static final double NOTHING = 1.5e-8;

    /**
     * Balance of every covariate.
     *
     * @param base weights before matching
     * @param matched weights after matching, as {@link MatchedSets#weights} gives them
     */
    public static List<Balance> of(
            List<String> names, double[][] rows, boolean[] treated, double[] base, double[] matched) {
        double[] treatedBase = only(base, treated, true);
        double[] controlBase = only(base, treated, false);
        double[] treatedMatched = only(matched, treated, true);
        double[] controlMatched = only(matched, treated, false);
        List<Balance> all = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            boolean yesNo = isYesNo(rows, k);
            double one = Moments.mean(rows, k, treatedBase);
            double other = Moments.mean(rows, k, controlBase);
            double oneAfter = Moments.mean(rows, k, treatedMatched);
            double otherAfter = Moments.mean(rows, k, controlMatched);
            double unit = Math.sqrt(yesNo ? one * (1 - one) : Moments.variance(rows, k, treatedBase));
            if (!(unit > NOTHING)) {
                double spread = yesNo ? other * (1 - other) : Moments.variance(rows, k, controlBase);
                unit = Math.sqrt(spread / 2);
            }
            all.add(new Balance(
                    names.get(k),
                    one,
                    other,
                    oneAfter,
                    otherAfter,
                    standardised(one - other, unit),
                    standardised(oneAfter - otherAfter, unit),
                    yesNo ? Double.NaN : ratio(rows, k, treatedBase, controlBase),
                    yesNo ? Double.NaN : ratio(rows, k, treatedMatched, controlMatched)));
        }
        return all;
    }

    /** Whether the covariate is out of balance after matching. */
    public boolean isOff() {
        return Math.abs(smdAfter) > TOLERATED;
    }

    private static double standardised(double difference, double unit) {
        return Math.abs(difference) <= NOTHING ? difference : difference / unit;
    }

    private static double ratio(double[][] rows, int column, double[] one, double[] other) {
        return Moments.variance(rows, column, one) / Moments.variance(rows, column, other);
    }

    private static double[] only(double[] weight, boolean[] treated, boolean which) {
        double[] some = new double[weight.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = treated[i] == which ? weight[i] : 0;
        }
        return some;
    }

    private static boolean isYesNo(double[][] rows, int column) {
        for (double[] row : rows) {
            if (row[column] != 0 && row[column] != 1) {
                return false;
            }
        }
        return true;
    }
}
