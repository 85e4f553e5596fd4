package se.samkor.matching;

import java.util.Arrays;

/**
 * The mean effect on participants by augmented inverse probability weighting: a regression among comparison persons and
 * weights by the odds of taking part; consistent when either model is right (Robins, Rotnitzky and Zhao, JASA 1994; for
 * changes over time Sant'Anna and Zhao, Journal of Econometrics 2020).
 *
 * @param effect in the unit of the outcome
 * @param stdError from the influence function with both models taken as known, which is asymptotically right when both
 *     are
 */
public record DoublyRobust(double effect, double stdError) {
    /**
     * Estimates the effect.
     *
     * @param rows covariates
     * @param treated who took part
     * @param change the outcome, or its change over time
     */
    public static DoublyRobust of(double[][] rows, boolean[] treated, double[] change) {
        int n = rows.length;
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        double[] logit = LogisticRegression.fit(rows, treated, ones, 0).linear();
        double[] control = new double[n];
        for (int i = 0; i < n; i++) {
            control[i] = treated[i] ? 0 : 1;
        }
        OutcomeModel expected = OutcomeModel.fit(rows, change, control, 0);
        double[] weight = new double[n];
        double[] residual = new double[n];
        for (int i = 0; i < n; i++) {
            weight[i] = treated[i] ? 1 : Math.exp(logit[i]);
            residual[i] = change[i] - expected.expected(rows[i]);
        }
        double one = weightedMean(residual, weight, treated, true);
        double other = weightedMean(residual, weight, treated, false);
        double total = total(weight, treated, true);
        double controlTotal = total(weight, treated, false);
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double departure = residual[i] - (treated[i] ? one : other);
            double part = weight[i] * departure / (treated[i] ? total : controlTotal);
            squares += part * part;
        }
        return new DoublyRobust(one - other, Math.sqrt(squares));
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
