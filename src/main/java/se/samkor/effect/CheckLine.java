package se.samkor.effect;

/**
 * One thing a reader needs to judge effects by; a missing number is NaN.
 *
 * @param outcome the measure or column
 * @param sex K, M or ALL
 * @param estimator the estimator it concerns, empty when it concerns the data
 * @param check what was looked at
 * @param setting of the check, such as a cohort or a bound
 * @param statistic what was found
 * @param pValue of the hypothesis that nothing is wrong
 * @param low lower end of an interval
 * @param high upper end
 * @param text in words
 */
public record CheckLine(
        String outcome,
        String sex,
        String estimator,
        String check,
        String setting,
        double statistic,
        double pValue,
        double low,
        double high,
        String text) {
    static CheckLine of(String estimator, String check, String setting, double statistic, String text) {
        return new CheckLine("", "", estimator, check, setting, statistic, Double.NaN, Double.NaN, Double.NaN, text);
    }

    CheckLine withP(double p) {
        return new CheckLine(outcome, sex, estimator, check, setting, statistic, p, low, high, text);
    }

    CheckLine withInterval(double from, double to) {
        return new CheckLine(outcome, sex, estimator, check, setting, statistic, pValue, from, to, text);
    }

    CheckLine of(String whichOutcome, String whichSex) {
        return new CheckLine(whichOutcome, whichSex, estimator, check, setting, statistic, pValue, low, high, text);
    }
}
