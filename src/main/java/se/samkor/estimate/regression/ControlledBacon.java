package se.samkor.estimate.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import se.samkor.estimate.Panel;
import se.samkor.estimate.UnusableData;
import se.samkor.estimate.regression.GoodmanBacon.Comparison;
import se.samkor.estimate.regression.GoodmanBacon.Contrast;

/**
 * The decomposition with covariates. Treatment net of effects and covariates is split into cohort means by period, which
 * give the pairs of cohorts, and deviations from them, which give the part within cohorts.
 */
final class ControlledBacon {
    private ControlledBacon() {}

    static GoodmanBacon decompose(Panel panel, RowIndex rows) {
        double[] net = treatmentNetOfCovariates(panel, rows);
        double[] outcome = GoodmanBacon.outcome(panel);
        NavigableMap<Integer, double[]> netMeans = GoodmanBacon.cohortMeans(panel, net);
        NavigableMap<Integer, double[]> outcomeMeans = GoodmanBacon.cohortMeans(panel, outcome);
        double within = 0;
        double all = 0;
        double withinProduct = 0;
        double product = 0;
        for (int row = 0; row < net.length; row++) {
            double[] ofCohort =
                    netMeans.getOrDefault(GoodmanBacon.cohort(panel, panel.unit(row)), new double[panel.periods()]);
            double deviation = net[row] - ofCohort[panel.period(row)];
            within += deviation * deviation;
            withinProduct += deviation * outcome[row];
            all += net[row] * net[row];
            product += net[row] * outcome[row];
        }
        List<Comparison> comparisons = pairs(panel, netMeans, outcomeMeans);
        return new GoodmanBacon(
                comparisons,
                OptionalDouble.of(within / all),
                within > 1e-12 * all ? OptionalDouble.of(withinProduct / within) : OptionalDouble.empty(),
                product / all);
    }

    private static double[] treatmentNetOfCovariates(Panel panel, RowIndex rows) {
        double[] treatment = new double[panel.rows()];
        Arrays.setAll(treatment, row -> panel.treated(row) ? 1 : 0);
        Design design = Design.of(panel.covariateNames(), rows.covariates(panel), rows);
        double[] net = WithinFit.of(new TwoWayEffects(rows), design, treatment).residuals();
        if (Arrays.stream(net).allMatch(value -> Math.abs(value) < 1e-9)) {
            throw new UnusableData("The covariates determine who is treated when; nothing is left to compare.");
        }
        return net;
    }

    private static List<Comparison> pairs(
            Panel panel, NavigableMap<Integer, double[]> net, NavigableMap<Integer, double[]> outcome) {
        List<Comparison> raw = new ArrayList<>();
        for (int earlier : net.keySet()) {
            for (int later : net.tailMap(earlier, false).keySet()) {
                double[] gapNet = difference(net, earlier, later);
                double variance = CellProducts.dot(gapNet, gapNet);
                double estimate = CellProducts.dot(gapNet, difference(outcome, earlier, later)) / variance;
                double size = (double) GoodmanBacon.sizes(panel).getOrDefault(earlier, 0)
                        * GoodmanBacon.sizes(panel).getOrDefault(later, 0);
                Contrast type = later == Panel.NEVER ? Contrast.TREATED_VS_UNTREATED : Contrast.BOTH_TREATED;
                raw.add(new Comparison(earlier, GoodmanBacon.partner(later), type, estimate, size * variance));
            }
        }
        double sum = raw.stream().mapToDouble(Comparison::weight).sum();
        return raw.stream()
                .map(c -> new Comparison(c.treated(), c.untreated(), c.type(), c.estimate(), c.weight() / sum))
                .toList();
    }

    /** The difference of two cohorts by period, around its mean over periods. */
    private static double[] difference(NavigableMap<Integer, double[]> means, int first, int second) {
        double[] left = means.getOrDefault(first, new double[0]);
        double[] right = means.getOrDefault(second, new double[0]);
        double[] gap = new double[left.length];
        Arrays.setAll(gap, period -> left[period] - right[period]);
        double mean = Arrays.stream(gap).average().orElse(0);
        Arrays.setAll(gap, period -> gap[period] - mean);
        return gap;
    }
}
