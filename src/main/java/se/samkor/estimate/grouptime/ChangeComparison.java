package se.samkor.estimate.grouptime;

import java.util.ArrayList;
import java.util.List;
import se.samkor.estimate.Panel;

/**
 * Compares changes within units: the treated cohort's mean change against its controls' (Sant'Anna and Zhao 2020 for the
 * doubly robust form, their traditional estimator). Covariates and weights are read in the earlier of the two periods.
 */
final class ChangeComparison implements Comparison {
    private final Sample sample;
    private final int[] units;
    private final double[] treatedWeight;
    private final double treatedSum;
    private final Adjustment adjustment;

    private ChangeComparison(Sample sample, int[] units, double[] treatedWeight, Adjustment adjustment) {
        this.sample = sample;
        this.units = units;
        this.treatedWeight = treatedWeight;
        this.adjustment = adjustment;
        treatedSum = Sums.of(treatedWeight);
    }

    /** The comparison of a cell; the same for all cells with equal group, controls and covariate period. */
    static ChangeComparison of(Sample sample, Cell cell, ControlGroup control, AdjustmentMethod method) {
        Panel panel = sample.panel();
        int[] units = members(sample, cell, control);
        boolean[] treated = new boolean[units.length];
        double[] weight = new double[units.length];
        double[] treatedWeight = new double[units.length];
        double[] controlWeight = new double[units.length];
        int period = cell.earlierPeriod();
        for (int i = 0; i < units.length; i++) {
            treated[i] = sample.cohort(units[i]) == cell.group();
            weight[i] = panel.weight(panel.row(units[i], period));
            treatedWeight[i] = treated[i] ? weight[i] : 0;
            controlWeight[i] = treated[i] ? 0 : weight[i];
        }
        requirePositive(Sums.of(treatedWeight), "no treated unit with a positive weight");
        requirePositive(Sums.of(controlWeight), "no control unit");
        int covariates = panel.covariateNames().size();
        if (covariates == 0) {
            return new ChangeComparison(sample, units, treatedWeight, new MeanChange(controlWeight));
        }
        Design design = Design.of(
                units.length, covariates, (column, i) -> panel.covariate(column, panel.row(units[i], period)));
        return new ChangeComparison(
                sample,
                units,
                treatedWeight,
                AdjustedChange.of(design, method, treated, weight, treatedWeight, controlWeight));
    }

    private static void requirePositive(double sum, String otherwise) {
        if (!(sum > 0)) {
            throw new NoEstimate(otherwise);
        }
    }

    private static int[] members(Sample sample, Cell cell, ControlGroup control) {
        List<Integer> members = new ArrayList<>();
        for (int unit = 0; unit < sample.panel().units(); unit++) {
            int cohort = sample.cohort(unit);
            if (cohort == cell.group() || Controls.serves(cohort, cell, control)) {
                members.add(unit);
            }
        }
        return members.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public double effect(Cell cell, double[] errors) {
        Panel panel = sample.panel();
        double[] change = new double[units.length];
        double mean = 0;
        for (int i = 0; i < change.length; i++) {
            change[i] =
                    panel.outcome(panel.row(units[i], cell.period())) - panel.outcome(panel.row(units[i], cell.base()));
            mean += treatedWeight[i] * change[i];
        }
        mean /= treatedSum;
        double[] contributions = new double[units.length];
        double expected = adjustment.expectedChange(change, contributions);
        for (int i = 0; i < change.length; i++) {
            double own = treatedWeight[i] * (change[i] - mean) / treatedSum;
            errors[sample.cluster(panel.firstRow(units[i]))] += own - contributions[i];
        }
        return mean - expected;
    }

    /** The change that the treated are expected to have had without treatment. */
    interface Adjustment {
        /** The expected change; fills in each observation's contribution to its estimation error. */
        double expectedChange(double[] change, double[] contributions);
    }

    /** Without covariates: the controls' mean change. */
    private record MeanChange(Weights controls) implements Adjustment {
        MeanChange(double[] controlWeight) {
            this(new Weights(controlWeight));
        }

        @Override
        public double expectedChange(double[] change, double[] contributions) {
            double mean = controls.mean(change);
            for (int i = 0; i < change.length; i++) {
                contributions[i] = controls.share(i) * (change[i] - mean);
            }
            return mean;
        }
    }
}
