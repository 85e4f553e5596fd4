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
        Moments treatedBase = Moments.of(rows, only(base, treated, true));
        Moments controlBase = Moments.of(rows, only(base, treated, false));
        Moments treatedMatched = Moments.of(rows, only(matched, treated, true));
        Moments controlMatched = Moments.of(rows, only(matched, treated, false));
        List<Balance> all = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            boolean yesNo = isYesNo(rows, k);
            double one = treatedBase.mean()[k];
            double other = controlBase.mean()[k];
            double oneAfter = treatedMatched.mean()[k];
            double otherAfter = controlMatched.mean()[k];
            double unit = Math.sqrt(yesNo ? one * (1 - one) : treatedBase.variance(k));
            if (!(unit > NOTHING)) {
                double spread = yesNo ? other * (1 - other) : controlBase.variance(k);
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
                    yesNo ? Double.NaN : treatedBase.variance(k) / controlBase.variance(k),
                    yesNo ? Double.NaN : treatedMatched.variance(k) / controlMatched.variance(k)));
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
