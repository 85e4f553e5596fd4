package se.samkor.matching;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/**
 * The mean effect on participants by augmented inverse probability weighting: comparison persons weigh their odds of taking
 * part, and a regression with those weights takes away what still differs; consistent when either model is right (Robins,
 * Rotnitzky and Zhao, JASA 1994; for changes over time Sant'Anna and Zhao, Journal of Econometrics 2020, whose improved
 * estimator fits the regression with the weights).
 *
 * @param effect in the unit of the outcome
 * @param stdError with the propensity taken as known, and each comparison person counted with its weight and through the
 *     regression; what one person adds in several rows is
 *     added up before it is squared; participants count with the spread of the weighted comparison persons, as
 *     {@link ChangeEffect} explains
 */
public record DoublyRobust(double effect, double stdError) {
    /**
     * Estimates the effect, every row being a person of its own.
     *
     * @param rows covariates
     * @param treated who took part
     * @param change the outcome, or its change over time
     */
    public static DoublyRobust of(double[][] rows, boolean[] treated, double[] change) {
        double[] ones = new double[rows.length];
        Arrays.fill(ones, 1);
        double[] logit = LogisticRegression.fit(rows, treated, ones, 0).linear();
        long[] person = LongStream.range(0, rows.length).toArray();
        return of(rows, treated, change, new Weighting(ones, logit, 0), person);
    }

    /**
     * What comparison persons weigh.
     *
     * @param base how many each row stands for
     * @param logit of the propensity
     * @param penalty of the regression
     */
    @SuppressWarnings("ArrayRecordComponent") // numbers by row, as numerical code has them
    record Weighting(double[] base, double[] logit, double penalty) {}

    static DoublyRobust of(double[][] rows, boolean[] treated, double[] change, Weighting weighting, long[] person) {
        int n = rows.length;
        double[] weight = new double[n];
        double[] control = new double[n];
        for (int i = 0; i < n; i++) {
            weight[i] = weighting.base[i] * (treated[i] ? 1 : Math.exp(weighting.logit[i]));
            control[i] = treated[i] ? 0 : weight[i];
        }
        OutcomeModel expected = OutcomeModel.fit(rows, change, control, weighting.penalty);
        double[] residual = new double[n];
        for (int i = 0; i < n; i++) {
            residual[i] = change[i] - expected.expected(rows[i]);
        }
        double one = weightedMean(residual, weight, treated, true);
        double other = weightedMean(residual, weight, treated, false);
        double total = total(weight, treated, true);
        double controlTotal = total(weight, treated, false);
        Contributions contributions = new Contributions();
        double own = 0;
        double imputed = 0;
        for (int i = 0; i < n; i++) {
            double departure = residual[i] - (treated[i] ? one : other);
            double part = weight[i] * departure / (treated[i] ? total : controlTotal);
            contributions.add(person[i], treated[i] ? part : -part);
            own += treated[i] ? part * part : 0;
            imputed += treated[i] ? 0 : weight[i] * departure * departure / controlTotal / total;
        }
        ToDoubleFunction<double[]> pull = expected.pull(difference(rows, weight, treated));
        double squares = 0;
        for (int i = 0; i < n; i++) {
            if (control[i] > 0) {
                contributions.add(person[i], -control[i] * pull.applyAsDouble(rows[i]) * (residual[i] - other));
                squares += control[i] * control[i];
            }
        }
        double variance = Math.max(0, contributions.sumOfSquares() - own + imputed);
        double persons = controlTotal * controlTotal / squares;
        return new DoublyRobust(
                one - other, Math.sqrt(variance * Expectation.shrinkage(persons, expected.coefficients())));
    }

    /** The weighted means of the covariates of participants less those of the others. */
    private static double[] difference(double[][] rows, double[] weight, boolean[] treated) {
        double total = total(weight, treated, true);
        double controlTotal = total(weight, treated, false);
        double[] difference = new double[rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            double share = treated[i] ? weight[i] / total : -weight[i] / controlTotal;
            for (int k = 0; k < difference.length; k++) {
                difference[k] += share * rows[i][k];
            }
        }
        return difference;
    }

    private static double weightedMean(double[] value, double[] weight, boolean[] treated, boolean which) {
        double sum = 0;
        for (int i = 0; i < value.length; i++) {
            sum += treated[i] == which ? weight[i] * value[i] : 0;
        }
        return sum / total(weight, treated, which);
    }

    private static double total(double[] weight, boolean[] treated, boolean which) {
        double total = 0;
        for (int i = 0; i < weight.length; i++) {
            total += treated[i] == which ? weight[i] : 0;
        }
        return total;
    }
}
