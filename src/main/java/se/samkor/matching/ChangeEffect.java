package se.samkor.matching;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The effect on those who took part: difference in differences between participants and their matched sets. Unit: days.
 *
 * <p>Variance: each participant and each comparison person adds what its change departs from the change expected of its
 * covariates, with the weight it has; what one person adds in several sets, and as participant and comparison person, is
 * added up before it is squared. So a comparison person that is used often costs precision, as in Abadie and Imbens,
 * "Large sample properties of matching estimators for average treatment effects" (Econometrica 2006), with a regression
 * in place of their second matching for the conditional variance. Intervals: Student's t, participants - 1 degrees of
 * freedom; missing (NaN) with fewer than two participants.
 *
 * @param participants matched
 * @param controls different persons they were compared with
 * @param before mean days of the participants
 * @param after mean days of the participants
 * @param controlBefore mean over participants of the mean of their sets
 * @param controlAfter mean over participants of the mean of their sets
 * @param effect (after - before) - (controlAfter - controlBefore)
 * @param adjusted the effect corrected, by regression, for what differs in covariates within the sets: right when either
 *     the matching or the regression is (Abadie and Imbens, "Bias-corrected matching estimators", JBES 2011)
 * @param stdError of both
 */
public record ChangeEffect(
        int participants,
        int controls,
        double before,
        double after,
        double controlBefore,
        double controlAfter,
        double effect,
        double adjusted,
        double stdError) {
    private static final double TWO_SIDED = 0.975;

    /** The effect on some of the participants (positions, at least one). */
    public static ChangeEffect of(MatchedChanges data, int[] some, OutcomeModel expected) {
        double[] sums = new double[4];
        double change = 0;
        double discrepancy = 0;
        double residual = 0;
        double controlResidual = 0;
        for (int i : some) {
            int m = data.controlPerson()[i].length;
            double own = expected.expected(data.covariates()[i]);
            sums[0] += data.before()[i];
            sums[1] += data.after()[i];
            change += data.change(i);
            residual += data.change(i) - own;
            for (int k = 0; k < m; k++) {
                double theirs = expected.expected(data.controlCovariates()[i][k]);
                sums[2] += data.controlBefore()[i][k] / m;
                sums[3] += data.controlAfter()[i][k] / m;
                discrepancy += (own - theirs) / m;
                controlResidual += (data.controlChange(i, k) - theirs) / m;
            }
        }
        double n = some.length;
        Map<Long, Double> parts = parts(data, some, expected, residual / n, controlResidual / n);
        double squares =
                parts.values().stream().mapToDouble(part -> part * part).sum();
        double effect = (change - (sums[3] - sums[2])) / n;
        double error = some.length < 2 ? Double.NaN : Math.sqrt(squares * n / (n - 1)) / n;
        return new ChangeEffect(
                some.length,
                different(data, some),
                sums[0] / n,
                sums[1] / n,
                sums[2] / n,
                sums[3] / n,
                effect,
                effect - discrepancy / n,
                error);
    }

    private static Map<Long, Double> parts(
            MatchedChanges data, int[] some, OutcomeModel expected, double mean, double controlMean) {
        Map<Long, Double> parts = new HashMap<>();
        for (int i : some) {
            double own = data.change(i) - expected.expected(data.covariates()[i]) - mean;
            parts.merge(data.person()[i], own, Double::sum);
            int m = data.controlPerson()[i].length;
            for (int k = 0; k < m; k++) {
                double theirs =
                        data.controlChange(i, k) - expected.expected(data.controlCovariates()[i][k]) - controlMean;
                parts.merge(data.controlPerson()[i][k], -theirs / m, Double::sum);
            }
        }
        return new java.util.TreeMap<>(parts);
    }

    private static int different(MatchedChanges data, int[] some) {
        java.util.Set<Long> persons = new java.util.HashSet<>();
        for (int i : some) {
            for (long person : data.controlPerson()[i]) {
                persons.add(person);
            }
        }
        return persons.size();
    }

    /** Half the width of the 95 % interval; NaN with fewer than two participants. */
    public double halfWidth() {
        return Double.isNaN(stdError)
                ? Double.NaN
                : stdError * new TDistribution(null, participants - 1.0).inverseCumulativeProbability(TWO_SIDED);
    }

    /** The change of the participants themselves: what a report without a comparison gives. */
    public double rawChange() {
        return after - before;
    }

    /** The change of the comparison persons: what would have happened anyway. */
    public double expectedChange() {
        return controlAfter - controlBefore;
    }

    /** The share of the raw change that the comparison persons had too; NaN when there was no raw change. */
    public double shareExplained() {
        return rawChange() == 0 ? Double.NaN : expectedChange() / rawChange();
    }
}
