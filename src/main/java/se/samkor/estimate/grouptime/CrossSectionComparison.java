package se.samkor.estimate.grouptime;

import java.util.ArrayList;
import java.util.List;
import se.samkor.estimate.Panel;

/**
 * Compares the rows of two periods as repeated cross sections: whoever was observed in a period stands for the cohort in
 * that period (Sant'Anna and Zhao 2020). Covariates and weights are those of each row.
 */
final class CrossSectionComparison implements Comparison {
    private final Sample sample;
    private final int[] rows;
    private final double[] outcome;
    private final CrossSectionAdjustment adjustment;

    private CrossSectionComparison(Sample sample, int[] rows, double[] outcome, CrossSectionAdjustment adjustment) {
        this.sample = sample;
        this.rows = rows;
        this.outcome = outcome;
        this.adjustment = adjustment;
    }

    static CrossSectionComparison of(Sample sample, Cell cell, ControlGroup control, AdjustmentMethod method) {
        Panel panel = sample.panel();
        int[] rows = members(sample, cell, control);
        double[] outcome = new double[rows.length];
        double[] weight = new double[rows.length];
        boolean[] treated = new boolean[rows.length];
        boolean[] after = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            outcome[i] = panel.outcome(rows[i]);
            weight[i] = panel.weight(rows[i]);
            treated[i] = sample.cohort(panel.unit(rows[i])) == cell.group();
            after[i] = panel.period(rows[i]) == cell.period();
        }
        FourGroups groups = FourGroups.of(treated, after, weight);
        int covariates = panel.covariateNames().size();
        if (covariates == 0) {
            return new CrossSectionComparison(sample, rows, outcome, new FourMeans(groups));
        }
        Design design = Design.of(rows.length, covariates, (column, i) -> panel.covariate(column, rows[i]));
        CrossSectionAdjustment adjustment =
                switch (method) {
                    case DOUBLY_ROBUST -> new DoublyRobustSections(design, groups);
                    case OUTCOME_REGRESSION -> new RegressionSections(design, groups);
                    case INVERSE_PROBABILITY -> new ReweightedSections(design, groups);
                };
        return new CrossSectionComparison(sample, rows, outcome, adjustment);
    }

    private static int[] members(Sample sample, Cell cell, ControlGroup control) {
        Panel panel = sample.panel();
        List<Integer> members = new ArrayList<>();
        for (int row = 0; row < panel.rows(); row++) {
            int period = panel.period(row);
            int cohort = sample.cohort(panel.unit(row));
            if ((period == cell.period() || period == cell.base())
                    && (cohort == cell.group() || Controls.serves(cohort, cell, control))) {
                members.add(row);
            }
        }
        return members.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public double effect(Cell cell, double[] errors) {
        double[] contributions = new double[rows.length];
        double effect = adjustment.effect(outcome, contributions);
        for (int i = 0; i < rows.length; i++) {
            errors[sample.cluster(rows[i])] += contributions[i];
        }
        return effect;
    }

    /** An estimator of the effect from rows of two periods. */
    interface CrossSectionAdjustment {
        /** The effect; adds each row's contribution to its estimation error. */
        double effect(double[] outcome, double[] contributions);
    }

    /** Without covariates: a difference of differences of four means. */
    private record FourMeans(FourGroups groups) implements CrossSectionAdjustment {
        @Override
        public double effect(double[] outcome, double[] contributions) {
            return groups.treatedAfter().addMean(outcome, 1, contributions)
                    - groups.treatedBefore().addMean(outcome, -1, contributions)
                    - groups.controlsAfter().addMean(outcome, -1, contributions)
                    + groups.controlsBefore().addMean(outcome, 1, contributions);
        }
    }
}
