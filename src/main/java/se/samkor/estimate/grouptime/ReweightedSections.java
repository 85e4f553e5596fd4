package se.samkor.estimate.grouptime;

/** Controls of each period reweighted to look like the treated; weights sum to one. */
final class ReweightedSections implements CrossSectionComparison.CrossSectionAdjustment {
    private final Design design;
    private final FourGroups groups;
    private final Propensity propensity;
    private final RowGroup controlsAfter;
    private final RowGroup controlsBefore;

    ReweightedSections(Design design, FourGroups groups) {
        this.design = design;
        this.groups = groups;
        propensity =
                Propensity.fit(design, groups.isTreated(), groups.everyone().weight());
        controlsAfter = reweighted(groups.controlsAfter());
        controlsBefore = reweighted(groups.controlsBefore());
    }

    private RowGroup reweighted(RowGroup controls) {
        double[] weight = controls.weight().clone();
        double[] odds = propensity.controlWeight();
        for (int i = 0; i < weight.length; i++) {
            weight[i] = weight[i] > 0 ? odds[i] : 0;
        }
        if (!(Sums.of(weight) > 0)) {
            throw new NoEstimate("no overlap: every control looks treated");
        }
        return new RowGroup(weight);
    }

    @Override
    public double effect(double[] outcome, double[] contributions) {
        double effect = groups.treatedAfter().addMean(outcome, 1, contributions)
                - groups.treatedBefore().addMean(outcome, -1, contributions)
                - controlsAfter.addMean(outcome, -1, contributions)
                + controlsBefore.addMean(outcome, 1, contributions);
        double[] gradient = controlsAfter.gradient(design, outcome);
        double[] gradientBefore = controlsBefore.gradient(design, outcome);
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] -= gradientBefore[k];
        }
        double[] estimation = propensity.effectOfEstimation(gradient);
        for (int i = 0; i < contributions.length; i++) {
            contributions[i] -= estimation[i];
        }
        return effect;
    }

    RowGroup controlsAfter() {
        return controlsAfter;
    }

    RowGroup controlsBefore() {
        return controlsBefore;
    }
}
