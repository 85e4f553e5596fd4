package se.samkor.effect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.samkor.estimate.Estimate;
import se.samkor.estimate.Panel;
import se.samkor.estimate.UnusableData;
import se.samkor.estimate.regression.Coefficient;
import se.samkor.estimate.regression.EventStudy;
import se.samkor.estimate.regression.Imputation;
import se.samkor.estimate.regression.RegressionResult;
import se.samkor.estimate.regression.SunAbraham;
import se.samkor.estimate.regression.TwoWayFixedEffects;
import se.samkor.estimate.regression.WildBootstrapOptions;
import se.samkor.estimate.regression.WildClusterBootstrap;

/** The estimators that are regressions, as result lines; errors are clustered. */
final class RegressionEstimators {
    private static final String COEFFICIENT = "coefficient";
    private static final String DYNAMIC = "dynamic";
    private static final int FEW_CLUSTERS = 20;
    private static final int MOST_LEADS = 5;

    private RegressionEstimators() {}

    /** All of them by name. */
    static Map<String, PanelEstimator> byName() {
        Map<String, PanelEstimator> all = new LinkedHashMap<>();
        all.put("twfe", RegressionEstimators::twoWayFixedEffects);
        all.put("event-study", RegressionEstimators::eventStudy);
        all.put("sunab", RegressionEstimators::sunAbraham);
        all.put("imputation", RegressionEstimators::imputation);
        all.put("bacon", new BaconEstimator());
        return all;
    }

    private static List<Estimate> twoWayFixedEffects(Panel panel, EffectOptions options) {
        return TwoWayFixedEffects.estimates(panel, options.errors().rule()).stream()
                .map(line -> wild(line.withAggregation(COEFFICIENT).withWarning(fewClusters(panel)), panel, options))
                .toList();
    }

    private static List<Estimate> eventStudy(Panel panel, EffectOptions options) {
        int reference = reference(options);
        return EventStudy.estimates(panel, reference, options.errors().rule()).stream()
                .map(line -> line.withWarning(fewClusters(panel)))
                .toList();
    }

    private static List<Estimate> sunAbraham(Panel panel, EffectOptions options) {
        return SunAbraham.of(panel, reference(options), options.errors().rule()).estimates().stream()
                .map(line -> overall(line) ? line.withWarning(fewClusters(panel)) : line)
                .toList();
    }

    private static List<Estimate> imputation(Panel panel, EffectOptions options) {
        List<Estimate> lines = new ArrayList<>();
        for (Estimate line : Imputation.of(
                        panel, options.anticipation(), options.conventions().imputation())
                .estimates()) {
            lines.add(overall(line) ? line.withWarning(fewClusters(panel)) : line);
        }
        lines.addAll(leads(panel, options));
        return lines;
    }

    /** Time before treatment, from a separate regression on untreated rows; earlier times and never treated are the reference. */
    private static List<Estimate> leads(Panel panel, EffectOptions options) {
        int anticipation = options.anticipation();
        int leads = Math.min(MOST_LEADS, longestLead(panel) - 1 - anticipation);
        if (leads < 1) {
            return List.of();
        }
        try {
            RegressionResult result = Imputation.pretrends(
                    panel, anticipation, leads, options.errors().rule());
            List<Estimate> lines = new ArrayList<>();
            for (int lead = -leads - anticipation; lead < -anticipation; lead++) {
                int at = lead;
                result.coefficient(EventStudy.name(lead)).ifPresent(found -> lines.add(lead(found, at, result)));
            }
            return lines;
        } catch (UnusableData none) {
            return List.of(Estimate.of("imputation", DYNAMIC)
                    .withEventTime(-1 - anticipation)
                    .withWarning(Masking.warning(none)));
        }
    }

    private static Estimate lead(Coefficient coefficient, int at, RegressionResult result) {
        return Estimate.of("imputation", DYNAMIC)
                .withEventTime(at)
                .withNumber(coefficient.estimate(), coefficient.stdError(), coefficient.quantile())
                .withCounts(result.units(), result.observations())
                .withWarning(coefficient.warning());
    }

    private static int longestLead(Panel panel) {
        int longest = 0;
        for (int row = 0; row < panel.rows(); row++) {
            if (!panel.neverTreated(panel.unit(row))) {
                longest = Math.max(longest, -panel.eventTime(row));
            }
        }
        return longest;
    }

    private static int reference(EffectOptions options) {
        return -1 - options.anticipation();
    }

    private static boolean overall(Estimate line) {
        return line.group().isEmpty()
                && line.time().isEmpty()
                && line.eventTime().isEmpty();
    }

    private static String fewClusters(Panel panel) {
        return panel.clusters() < FEW_CLUSTERS ? DesignWarnings.fewClusters(panel.clusters()) : "";
    }

    /** With few clusters, or when asked, what the wild cluster bootstrap says of the coefficient. */
    private static Estimate wild(Estimate line, Panel panel, EffectOptions options) {
        boolean asked = options.errors() == ErrorRule.WILD;
        if (options.draws() == 0 || (panel.clusters() >= FEW_CLUSTERS && !asked)) {
            return line;
        }
        try {
            WildClusterBootstrap test = WildClusterBootstrap.of(
                    panel,
                    WildBootstrapOptions.of(options.draws(), options.seed())
                            .with(options.conventions().wild()));
            boolean finite = Double.isFinite(test.low()) && Double.isFinite(test.high());
            String said = finite
                    ? String.format(Locale.ROOT, ", 95 %% interval %.6g to %.6g", test.low(), test.high())
                    : ", no finite interval";
            String p = test.pValue() > 0
                    ? String.format(Locale.ROOT, "p = %.4f", test.pValue())
                    : String.format(Locale.ROOT, "p < %.4f", 1.0 / test.draws());
            Estimate told = line.withWarning("wild cluster bootstrap: " + p + said);
            return asked && finite ? told.withInterval(test.low(), test.high()) : told;
        } catch (UnusableData none) {
            return line.withWarning(Masking.warning(none));
        }
    }
}
