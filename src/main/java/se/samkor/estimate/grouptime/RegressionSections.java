package se.samkor.estimate.grouptime;

/** Outcome regression among controls in each period, predicted for the treated of both periods. */
final class RegressionSections implements CrossSectionComparison.CrossSectionAdjustment {
    private final Design design;
    private final FourGroups groups;
    private final Regression after;
    private final Regression before;

    RegressionSections(Design design, FourGroups groups) {
        this.design = design;
        this.groups = groups;
        after = Regression.among(design, groups.controlsAfter().weight(), "controls in the period");
        before = Regression.among(design, groups.controlsBefore().weight(), "controls in the base period");
    }

    @Override
    public double effect(double[] outcome, double[] contributions) {
        Regression.Fit fitAfter = after.fit(outcome);
        Regression.Fit fitBefore = before.fit(outcome);
        double[] expected = new double[outcome.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = fitAfter.predicted(i) - fitBefore.predicted(i);
        }
        double observed = groups.treatedAfter().addMean(outcome, 1, contributions)
                - groups.treatedBefore().addMean(outcome, -1, contributions);
        double without = groups.treated().addMean(expected, -1, contributions);
        double[] gradient = groups.treated().shares().mean(design);
        double[] errorAfter = fitAfter.effectOfEstimation(gradient);
        double[] errorBefore = fitBefore.effectOfEstimation(gradient);
        for (int i = 0; i < contributions.length; i++) {
            contributions[i] -= errorAfter[i] - errorBefore[i];
        }
        return observed - without;
    }
}
