package se.samkor.effect;

import java.util.ArrayList;
import java.util.List;
import se.samkor.estimate.Estimate;
import se.samkor.estimate.Panel;
import se.samkor.estimate.regression.GoodmanBacon;
import se.samkor.estimate.regression.GoodmanBacon.Comparison;

/**
 * The two-by-two comparisons that the two-way fixed effects coefficient is a weighted mean of: the total, the mean of
 * each kind, and every pair of cohorts. The result table has no column for a weight; the warning states it.
 */
final class BaconEstimator implements PanelEstimator {
    private static final String NAME = "bacon";
    private static final double NOTHING = 1e-12;

    @Override
    public List<Estimate> estimate(Panel panel, EffectOptions options) {
        GoodmanBacon decomposition = GoodmanBacon.of(panel);
        List<Estimate> lines = new ArrayList<>();
        lines.add(Estimate.of(NAME, "coefficient")
                .withNumber(decomposition.total(), Double.NaN, Double.NaN)
                .withCounts(panel.units(), panel.rows())
                .withWarning(EffectsSummary.WEIGHT + "1")
                .withWarning(later(decomposition)));
        decomposition
                .byType()
                .forEach((type, mean) -> lines.add(line(panel, mean[1], mean[0]).withControl("", type.label())));
        if (decomposition.withinEstimate().isPresent()
                && decomposition.withinShare().isPresent()) {
            lines.add(line(
                            panel,
                            decomposition.withinEstimate().getAsDouble(),
                            decomposition.withinShare().getAsDouble())
                    .withControl("", "Within cohorts"));
        }
        for (Comparison comparison : decomposition.comparisons()) {
            lines.add(line(panel, comparison.estimate(), comparison.weight())
                    .withGroup(comparison.treated())
                    .withControl(partner(comparison), comparison.type().label()));
        }
        return lines;
    }

    private static String partner(Comparison comparison) {
        return comparison.untreated().isPresent()
                ? String.valueOf(comparison.untreated().getAsInt())
                : "never";
    }

    private static Estimate line(Panel panel, double estimate, double weight) {
        // with a weight of nothing the comparison is a ratio of rounding errors
        double told = weight > NOTHING ? estimate : Double.NaN;
        return Estimate.of(NAME, "coefficient")
                .withNumber(told, Double.NaN, Double.NaN)
                .withCounts(panel.units(), panel.rows())
                .withWarning(EffectsSummary.WEIGHT + weight);
    }

    /** Comparisons with already treated units go wrong when effects change over time. */
    private static String later(GoodmanBacon decomposition) {
        double share = decomposition.comparisons().stream()
                .filter(comparison -> comparison.type() == GoodmanBacon.Contrast.LATER_VS_EARLIER
                        || comparison.type() == GoodmanBacon.Contrast.LATER_VS_ALWAYS)
                .mapToDouble(Comparison::weight)
                .sum();
        return share > 0.25 ? Math.round(100 * share) + " % of the weight compares with already treated units" : "";
    }
}
