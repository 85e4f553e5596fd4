package se.samkor.matching;

import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The effect on those who took part, against no insats at all: difference in differences between participants and their
 * matched sets. What still differs in covariates within the sets is taken away by regression, and so is what insatser of
 * their own did for comparison persons who started later. Unit: days.
 *
 * <p>The correction is made in the comparison persons' days, before and after, so that the effect is the difference of the
 * differences shown. It is right when either the matching or the regression is (Abadie and Imbens, "Bias-corrected matching
 * estimators for average treatment effects", JBES 2011). Comparison persons' own insatser are taken into account as in a
 * trial where some of the control group get the treatment (the effect by start over the difference in exposure; Sussman and
 * Hayward, BMJ 2010), which supposes that their insatser did as much for them.
 *
 * <p>Variance: the effect is that on these participants, so their own days are known, and the error lies in what they would
 * have had without an insats. How much the change departs from what is expected of the covariates is seen in the matched sets,
 * for the participants (the mean squared departure of each set) as for the comparison persons themselves, who count with the
 * weight they have; what one person adds in several sets, and as participant and comparison person, is added up before it
 * is squared. So a comparison person that is used often costs precision, as in Abadie and Imbens, "Large sample properties of
 * matching estimators for average treatment effects" (Econometrica 2006), with a regression in place of their second matching
 * for the conditional variance. A comparison person counts through the regression of the correction as well. Squared departures are enlarged by what the fit of the regression took from them. Intervals:
 * Student's t, participants - 1 degrees of freedom; missing (NaN) with fewer than two participants.
 *
 * @param participants matched
 * @param controls different persons they were compared with
 * @param before mean days of the participants
 * @param after mean days of the participants
 * @param controlBefore mean over participants of the mean of their sets, corrected
 * @param controlAfter mean over participants of the mean of their sets, corrected, own insatser taken away
 * @param effect (after - before) - (controlAfter - controlBefore)
 * @param byStart the effect of starting on the day against not starting then: own insatser of comparison persons later on
 *     are part of what would have happened
 * @param uncorrected the same, without the correction by regression
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
        double byStart,
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

    private static final class Sums {
        private final MatchedChanges data;
        private final int[] some;
        private final Expectation expected;
        private final double n;
        private final double[] means = new double[5];
        private final double[] own;
        private final double[] theirs;
        private double residual;
        private double controlResidual;

        Sums(MatchedChanges data, int[] some, Expectation expected) {
            this.data = data;
            this.some = some;
            this.expected = expected;
            this.n = some.length;
            int width = data.covariates()[some[0]].length;
            this.own = new double[width];
            this.theirs = new double[width];
            for (int i : some) {
                means[0] += data.before()[i] / n;
                means[1] += data.after()[i] / n;
                add(own, data.covariates()[i], 1 / n);
                residual += departure(i) / n;
                addControls(i);
            }
        }

        private double departure(int participant) {
            return data.change(participant) - expected.change(data.covariates()[participant]);
        }

        private static void add(double[] sum, double[] values, double weight) {
            for (int k = 0; k < sum.length; k++) {
                sum[k] += weight * values[k];
            }
        }

        private void addControls(int participant) {
            MatchedChanges.Controls controls = data.controls()[participant];
            double weight = 1 / (controls.size() * n);
            for (int k = 0; k < controls.size(); k++) {
                means[2] += controls.before()[k] * weight;
                means[3] += controls.after()[k] * weight;
                means[4] += controls.exposure()[k] * weight;
                add(theirs, controls.covariates()[k], weight);
                controlResidual += expected.departures()[participant][k] * weight;
            }
        }

        /** The squared error of the sum of the participants' changes less those of their sets, and how many different controls. */
        private double variance(Contributions persons) {
            Contributions contributions = new Contributions();
            double known = 0;
            double imputed = 0;
            for (int i : some) {
                double part = departure(i) - residual;
                contributions.add(data.person()[i], part);
                known += part * part;
                MatchedChanges.Controls controls = data.controls()[i];
                int m = controls.size();
                for (int k = 0; k < m; k++) {
                    double away = expected.departures()[i][k] - controlResidual;
                    contributions.add(controls.person()[k], -away / m);
                    persons.add(controls.person()[k], 1);
                    imputed += away * away / m;
                }
            }
            addCorrection(contributions);
            return expected.shrinkage() * Math.max(0, contributions.sumOfSquares() - known + imputed);
        }

        /** What the comparison persons add through the regression that the correction was fitted with. */
        private void addCorrection(Contributions contributions) {
            double[] difference = own.clone();
            add(difference, theirs, -1);
            ToDoubleFunction<double[]> pull = expected.after().pull(difference);
            for (int i = 0; i < data.size(); i++) {
                MatchedChanges.Controls controls = data.controls()[i];
                for (int k = 0; k < controls.size(); k++) {
                    double moved = pull.applyAsDouble(controls.covariates()[k]) / controls.size();
                    contributions.add(controls.person()[k], -n * moved * expected.departures()[i][k]);
                }
            }
        }

        ChangeEffect effect() {
            Contributions persons = new Contributions();
            double variance = variance(persons);
            double before = expected.before().expected(own) - expected.before().expected(theirs);
            double after = expected.after().expected(own) - expected.after().expected(theirs);
            double uncorrected = means[1] - means[0] - (means[3] - means[2]);
            double byStart = uncorrected - after + before;
            double exposure = means[4];
            double difference = exposure < 1 ? 1 - exposure : 1;
            double effect = byStart / difference;
            return new ChangeEffect(
                    some.length,
                    persons.persons(),
                    means[0],
                    means[1],
                    means[2] + before,
                    means[3] + after + byStart - effect,
                    effect,
                    byStart,
                    uncorrected,
                    some.length < 2 ? Double.NaN : Math.sqrt(variance * n / (n - 1)) / n / difference,
                    exposure);
        }
    }
}
