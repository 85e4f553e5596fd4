package se.samkor.estimate.regression;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import se.samkor.estimate.Panel;
import se.samkor.estimate.UnusableData;

/**
 * Goodman-Bacon (2021): the two-way fixed effects coefficient of a staggered treatment as a weighted mean of all
 * comparisons of two cohorts. Balanced panels without weights only. With covariates the comparisons use treatment net of
 * what covariates predict (section 5.2 of the paper), and a part from within cohorts is added: total = within share x
 * within estimate + (1 - within share) x sum of weight x estimate. Controls are read from the panel's covariates.
 *
 * @param comparisons all pairs of cohorts; their weights sum to 1
 * @param withinShare the weight of the part within cohorts; empty without covariates
 * @param withinEstimate the coefficient from within cohorts; empty without covariates
 * @param total the weighted total, equal to the two-way fixed effects coefficient
 */
public record GoodmanBacon(
        List<Comparison> comparisons, OptionalDouble withinShare, OptionalDouble withinEstimate, double total) {
    /** What is compared. */
    public enum Contrast {
        TREATED_VS_UNTREATED("Treated vs Untreated"),
        EARLIER_VS_LATER("Earlier vs Later Treated"),
        LATER_VS_EARLIER("Later vs Earlier Treated"),
        LATER_VS_ALWAYS("Later vs Always Treated"),
        BOTH_TREATED("Both Treated");

        private final String label;

        Contrast(String label) {
            this.label = label;
        }

        /** The name in the literature. */
        public String label() {
            return label;
        }
    }

    /**
     * A comparison of two cohorts.
     *
     * @param treated the cohort whose treatment changes
     * @param untreated the cohort it is compared with; empty for the never treated
     * @param type what kind of comparison it is
     * @param estimate the difference-in-differences
     * @param weight its weight among all comparisons
     */
    public record Comparison(int treated, OptionalInt untreated, Contrast type, double estimate, double weight) {}

    /** The decomposition. Cohorts treated before or in the first period are labelled with the first period. */
    public static GoodmanBacon of(Panel panel) {
        if (!panel.balanced()) {
            throw new UnusableData("The Goodman-Bacon decomposition needs a balanced panel: found " + panel.rows()
                    + " rows of " + panel.units() + " units in " + panel.periods() + " periods.");
        }
        if (panel.weighted()) {
            throw new UnusableData("The Goodman-Bacon decomposition is defined without weights.");
        }
        UsableRows usable = UsableRows.of(panel, row -> true);
        usable.requireTreatedAndUntreated(panel);
        return panel.covariateNames().isEmpty()
                ? new BaconPairs(panel).decompose()
                : ControlledBacon.decompose(panel, usable.rows());
    }

    /** Weight and weighted mean of the comparisons of each type. */
    public Map<Contrast, double[]> byType() {
        Map<Contrast, double[]> sums = new TreeMap<>();
        for (Comparison comparison : comparisons) {
            double[] sum = sums.computeIfAbsent(comparison.type(), type -> new double[2]);
            sum[0] += comparison.weight();
            sum[1] += comparison.weight() * comparison.estimate();
        }
        Map<Contrast, double[]> result = new LinkedHashMap<>();
        sums.forEach((type, sum) -> result.put(type, new double[] {sum[0], sum[1] / sum[0]}));
        return result;
    }

    /** Outcome means by cohort and period; the never treated come last, the always treated have the first time. */
    static NavigableMap<Integer, double[]> cohortMeans(Panel panel, double[] values) {
        NavigableMap<Integer, double[]> means = new TreeMap<>();
        Map<Integer, Integer> sizes = sizes(panel);
        for (int row = 0; row < panel.rows(); row++) {
            int cohort = cohort(panel, panel.unit(row));
            means.computeIfAbsent(cohort, key -> new double[panel.periods()])[panel.period(row)] +=
                    values[row] / sizes.getOrDefault(cohort, 1);
        }
        return means;
    }

    static Map<Integer, Integer> sizes(Panel panel) {
        Map<Integer, Integer> sizes = new TreeMap<>();
        for (int unit = 0; unit < panel.units(); unit++) {
            sizes.merge(cohort(panel, unit), 1, Integer::sum);
        }
        return sizes;
    }

    static int cohort(Panel panel, int unit) {
        if (panel.neverTreated(unit)) {
            return Panel.NEVER;
        }
        int period = 0;
        while (panel.time(period) < panel.firstTreated(unit)) {
            period++;
        }
        return panel.time(period);
    }

    static double[] outcome(Panel panel) {
        double[] outcome = new double[panel.rows()];
        Arrays.setAll(outcome, panel::outcome);
        return outcome;
    }

    static OptionalInt partner(int cohort) {
        return cohort == Panel.NEVER ? OptionalInt.empty() : OptionalInt.of(cohort);
    }
}
