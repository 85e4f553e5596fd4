package se.samkor.estimate.grouptime;

import org.jspecify.annotations.Nullable;

/**
 * The change expected without treatment, adjusted for covariates: by regression among controls, by reweighting controls,
 * or by both (the regression for the treated plus the reweighted controls' mean residual).
 */
final class AdjustedChange implements ChangeComparison.Adjustment {
    private final Design design;
    private final Weights treated;
    private final @Nullable Regression regression;
    private final @Nullable Propensity propensity;
    private final @Nullable Weights reweighted;

    private AdjustedChange(
            Design design, Weights treated, @Nullable Regression regression, @Nullable Propensity propensity) {
        this.design = design;
        this.treated = treated;
        this.regression = regression;
        this.propensity = propensity;
        reweighted = propensity == null ? null : new Weights(propensity.controlWeight());
    }

    static AdjustedChange of(
            Design design,
            AdjustmentMethod method,
            boolean[] isTreated,
            double[] weight,
            double[] treatedWeight,
            double[] controlWeight) {
        Propensity propensity = method.usesPropensity() ? Propensity.fit(design, isTreated, weight) : null;
        Regression regression = method.usesRegression() ? Regression.among(design, controlWeight, "controls") : null;
        if (propensity != null && !(Sums.of(propensity.controlWeight()) > 0)) {
            throw new NoEstimate("no overlap: every control looks treated");
        }
        return new AdjustedChange(design, new Weights(treatedWeight), regression, propensity);
    }

    @Override
    public double expectedChange(double[] change, double[] contributions) {
        Regression model = regression;
        if (model == null) {
            return reweightedMean(change, contributions);
        }
        Regression.Fit fit = model.fit(change);
        double[] predicted = new double[change.length];
        double[] residual = new double[change.length];
        for (int i = 0; i < change.length; i++) {
            predicted[i] = fit.predicted(i);
            residual[i] = change[i] - predicted[i];
        }
        double mean = treated.mean(predicted);
        double[] gradient = treated.mean(design);
        double residualMean = 0;
        Weights controls = reweighted;
        if (controls != null) {
            residualMean = reweightedMean(residual, contributions);
            double[] offset = controls.mean(design);
            for (int k = 0; k < gradient.length; k++) {
                gradient[k] -= offset[k];
            }
        }
        double[] estimation = fit.effectOfEstimation(gradient);
        for (int i = 0; i < change.length; i++) {
            contributions[i] += treated.share(i) * (predicted[i] - mean) + estimation[i];
        }
        return mean + residualMean;
    }

    /** The reweighted controls' mean; adds each observation's contribution, through the weights too. */
    private double reweightedMean(double[] values, double[] contributions) {
        Weights controls = reweighted;
        Propensity logit = propensity;
        if (controls == null || logit == null) {
            throw new IllegalStateException("no propensity was estimated");
        }
        double mean = controls.mean(values);
        double[] deviation = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            deviation[i] = controls.share(i) * (values[i] - mean);
        }
        double[] estimation = logit.effectOfEstimation(design.weightedSum(deviation));
        for (int i = 0; i < values.length; i++) {
            contributions[i] += deviation[i] + estimation[i];
        }
        return mean;
    }
}
