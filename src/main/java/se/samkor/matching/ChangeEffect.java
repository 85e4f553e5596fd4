package se.samkor.matching;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * The effect on those who took part: difference in differences between participants and their matched sets, what still
 * differs in covariates within the sets taken away by regression. Unit: days.
 *
 * <p>The correction is made in the comparison persons' days, before and after, so that the effect is the difference of the
 * differences shown. It is right when either the matching or the regression is (Abadie and Imbens, "Bias-corrected matching
 * estimators for average treatment effects", JBES 2011).
 *
 * <p>Variance: each participant and each comparison person adds what its change departs from the change expected of its
 * covariates, with the weight it has; what one person adds in several sets, and as participant and comparison person, is
 * added up before it is squared. So a comparison person that is used often costs precision, as in Abadie and Imbens,
 * "Large sample properties of matching estimators for average treatment effects" (Econometrica 2006), with a regression
 * in place of their second matching for the conditional variance. The effect on these participants is what they had less
 * what they would have had, and the error lies in the second: where the matched sets spread more than the participants
 * do, because the effect itself evens out, the sets' spread is used for the participants. Intervals: Student's t,
 * participants - 1 degrees of freedom; missing (NaN) with fewer than two participants.
 *
 * @param participants matched
 * @param controls different persons they were compared with
 * @param before mean days of the participants
 * @param after mean days of the participants
 * @param controlBefore mean over participants of the mean of their sets, corrected
 * @param controlAfter mean over participants of the mean of their sets, corrected
 * @param effect (after - before) - (controlAfter - controlBefore)
 * @param uncorrected the same without the correction
 * @param stdError of the effect
 * @param exposure share of the comparison persons' days after that follow an insats of their own
 */
public record ChangeEffect(
        int participants,
        int controls,
        double before,
        double after,
        double controlBefore,
        double controlAfter,
        double effect,
        double uncorrected,
        double stdError,
        double exposure) {
    private static final double TWO_SIDED = 0.975;

    /** The effect on some of the participants (positions, at least one). */
    public static ChangeEffect of(MatchedChanges data, int[] some, Expectation expected) {
        return new Sums(data, some, expected).effect();
    }

    /** Half the width of the 95 % interval; NaN with fewer than two participants. */
    public double halfWidth() {
        return participants < 2 ? Double.NaN : stdError * quantile(participants - 1.0);
    }

    static double quantile(double freedom) {
        return new TDistribution(null, freedom).inverseCumulativeProbability(TWO_SIDED);
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

    /**
     * The effect of having had an insats against not having had one: the comparison persons' own insatser taken into
     * account as in a trial where some of the control group get the treatment (the effect by start over the difference in
     * exposure), which supposes that their insatser did as much for them.
     */
    public double asTreated() {
        return effect / (1 - exposure);
    }

    private static final class Sums {
        private final MatchedChanges data;
        private final int[] some;
        private final Expectation expected;
        private final double n;
        private final double[] means = new double[5];
        private final double[] correction = new double[2];
        private double residual;
        private double controlResidual;

        Sums(MatchedChanges data, int[] some, Expectation expected) {
            this.data = data;
            this.some = some;
            this.expected = expected;
            this.n = some.length;
            for (int i : some) {
                double[] covariates = data.covariates()[i];
                means[0] += data.before()[i] / n;
                means[1] += data.after()[i] / n;
                correction[0] += expected.before().expected(covariates) / n;
                correction[1] += expected.after().expected(covariates) / n;
                residual += (data.change(i) - expected.change(covariates)) / n;
                add(data.controls()[i]);
            }
        }

        private void add(MatchedChanges.Controls controls) {
            int m = controls.size();
            for (int k = 0; k < m; k++) {
                double[] covariates = controls.covariates()[k];
                means[2] += controls.before()[k] / m / n;
                means[3] += controls.after()[k] / m / n;
                means[4] += controls.exposure()[k] / m / n;
                correction[0] -= expected.before().expected(covariates) / m / n;
                correction[1] -= expected.after().expected(covariates) / m / n;
                controlResidual += (controls.change(k) - expected.change(covariates)) / m / n;
            }
        }

        ChangeEffect effect() {
            Contributions contributions = new Contributions();
            Contributions persons = new Contributions();
            double own = 0;
            double imputed = 0;
            for (int i : some) {
                double part = data.change(i) - expected.change(data.covariates()[i]) - residual;
                contributions.add(data.person()[i], part);
                own += part * part;
                MatchedChanges.Controls controls = data.controls()[i];
                int m = controls.size();
                for (int k = 0; k < m; k++) {
                    double theirs = controls.change(k) - expected.change(controls.covariates()[k]) - controlResidual;
                    contributions.add(controls.person()[k], -theirs / m);
                    persons.add(controls.person()[k], 1);
                    imputed += theirs * theirs / m;
                }
            }
            double variance = contributions.sumOfSquares() + Math.max(0, imputed - own);
            double uncorrected = means[1] - means[0] - (means[3] - means[2]);
            return new ChangeEffect(
                    some.length,
                    persons.persons(),
                    means[0],
                    means[1],
                    means[2] + correction[0],
                    means[3] + correction[1],
                    uncorrected - correction[1] + correction[0],
                    uncorrected,
                    some.length < 2 ? Double.NaN : Math.sqrt(variance * n / (n - 1)) / n,
                    means[4]);
        }
    }
}
