package se.samkor.effect;

import java.util.ArrayList;
import java.util.List;
import se.samkor.estimate.Estimate;
import se.samkor.estimate.Panel;
import se.samkor.estimate.sensitivity.SyntheticDifference;
import se.samkor.estimate.sensitivity.SyntheticMethod;

/** Synthetic difference-in-differences as result lines: overall with placebo error, and by cohort. */
final class SyntheticEstimator implements PanelEstimator {
    static final String NAME = "sdid";

    private static final int MOST_DRAWS = 200;
    private static final double POINTWISE = 1.959963984540054;

    @Override
    public List<Estimate> estimate(Panel panel, EffectOptions options) {
        SyntheticDifference fit = SyntheticDifference.of(panel, SyntheticMethod.SYNTHETIC_DIFFERENCE);
        double error = fit.placeboError(Math.min(MOST_DRAWS, options.draws()), options.seed());
        List<Estimate> lines = new ArrayList<>();
        lines.add(Estimate.of(NAME, "simple")
                .withControl("never", "")
                .withNumber(fit.effect(), error, POINTWISE)
                .withCounts(panel.units(), panel.rows())
                .withWarning(String.join("; ", fit.notes()))
                .withWarning(
                        Double.isNaN(error)
                                ? "no placebo error: controls must outnumber the treated"
                                : "placebo error"));
        fit.byCohort()
                .forEach((cohort, effect) -> lines.add(Estimate.of(NAME, "group")
                        .withControl("never", "")
                        .withGroup(cohort)
                        .withNumber(effect, Double.NaN, Double.NaN)
                        .withCounts(panel.units(), panel.rows())
                        .withWarning("no standard error by cohort")));
        return lines;
    }
}
