package se.samkor.estimate.grouptime;

/**
 * The locally efficient doubly robust estimator for repeated cross sections (Sant'Anna and Zhao 2020, equation 3.4):
 * reweighted residuals from regressions among controls, plus a term that uses regressions among the treated as well.
 */
final class DoublyRobustSections implements CrossSectionComparison.CrossSectionAdjustment {
    private final Design design;
    private final FourGroups groups;
    private final ReweightedSections reweighted;
    private final Regression controlsAfter;
    private final Regression controlsBefore;
    private final Regression treatedAfter;
    private final Regression treatedBefore;

    DoublyRobustSections(Design design, FourGroups groups) {
        this.design = design;
        this.groups = groups;
        reweighted = new ReweightedSections(design, groups);
        controlsAfter = Regression.among(design, groups.controlsAfter().weight(), "controls in the period");
        controlsBefore = Regression.among(design, groups.controlsBefore().weight(), "controls in the base period");
        treatedAfter = Regression.among(design, groups.treatedAfter().weight(), "treated in the period");
        treatedBefore = Regression.among(design, groups.treatedBefore().weight(), "treated in the base period");
    }

    @Override
    public double effect(double[] outcome, double[] contributions) {
        Regression.Fit fitAfter = controlsAfter.fit(outcome);
        Regression.Fit fitBefore = controlsBefore.fit(outcome);
        double[] residual = residuals(outcome, fitAfter, fitBefore);
        double effect = reweighted.effect(residual, contributions);
        addRegressionError(fitAfter, fitBefore, contributions);
        Regression.Fit fitTreatedAfter = treatedAfter.fit(outcome);
        Regression.Fit fitTreatedBefore = treatedBefore.fit(outcome);
        return effect
                + efficiencyTerm(fitTreatedAfter, fitAfter, groups.treatedAfter(), 1, contributions)
                + efficiencyTerm(fitTreatedBefore, fitBefore, groups.treatedBefore(), -1, contributions);
    }

    private double[] residuals(double[] outcome, Regression.Fit fitAfter, Regression.Fit fitBefore) {
        double[] after = groups.treatedAfter().weight();
        double[] controlsIn = groups.controlsAfter().weight();
        double[] residual = new double[outcome.length];
        for (int i = 0; i < outcome.length; i++) {
            boolean inPeriod = after[i] > 0 || controlsIn[i] > 0;
            residual[i] = outcome[i] - (inPeriod ? fitAfter : fitBefore).predicted(i);
        }
        return residual;
    }

    /**
     * The error that the controls' regressions bring in; the gradients vanish in large samples. Both periods enter with
     * the same sign, as in the published implementation (DRDID) whose standard errors users compare with; the difference
     * from opposite signs is of second order.
     */
    private void addRegressionError(Regression.Fit fitAfter, Regression.Fit fitBefore, double[] contributions) {
        double[] after = fitAfter.effectOfEstimation(imbalance(reweighted.controlsAfter(), groups.treatedAfter()));
        double[] before = fitBefore.effectOfEstimation(imbalance(reweighted.controlsBefore(), groups.treatedBefore()));
        for (int i = 0; i < contributions.length; i++) {
            contributions[i] += after[i] + before[i];
        }
    }

    private double[] imbalance(RowGroup controls, RowGroup treated) {
        double[] difference = controls.shares().mean(design);
        double[] own = treated.shares().mean(design);
        for (int k = 0; k < difference.length; k++) {
            difference[k] -= own[k];
        }
        return difference;
    }

    /** Mean predicted effect over all treated minus that over the treated of one period. */
    private double efficiencyTerm(
            Regression.Fit treatedFit,
            Regression.Fit controlFit,
            RowGroup ofPeriod,
            double sign,
            double[] contributions) {
        double[] predicted = new double[contributions.length];
        for (int i = 0; i < predicted.length; i++) {
            predicted[i] = treatedFit.predicted(i) - controlFit.predicted(i);
        }
        double term = groups.treated().addMean(predicted, sign, contributions)
                - ofPeriod.addMean(predicted, -sign, contributions);
        double[] gradient = imbalance(groups.treated(), ofPeriod);
        double[] treatedError = treatedFit.effectOfEstimation(gradient);
        double[] controlError = controlFit.effectOfEstimation(gradient);
        for (int i = 0; i < contributions.length; i++) {
            contributions[i] += sign * (treatedError[i] - controlError[i]);
        }
        return sign * term;
    }
}
