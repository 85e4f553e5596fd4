package se.samkor.estimate.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import se.samkor.estimate.Panel;
import se.samkor.estimate.UnusableData;
import se.samkor.estimate.regression.GoodmanBacon.Comparison;
import se.samkor.estimate.regression.GoodmanBacon.Contrast;

/** The comparisons without covariates: Theorem 1 of Goodman-Bacon (2021). */
final class BaconPairs {
    private final Panel panel;
    private final NavigableMap<Integer, double[]> means;
    private final Map<Integer, Integer> sizes;
    private final List<Comparison> raw = new ArrayList<>();

    BaconPairs(Panel panel) {
        this.panel = panel;
        means = GoodmanBacon.cohortMeans(panel, GoodmanBacon.outcome(panel));
        sizes = GoodmanBacon.sizes(panel);
    }

    GoodmanBacon decompose() {
        for (int earlier : means.keySet()) {
            for (int later : means.tailMap(earlier, false).keySet()) {
                addPair(earlier, later);
            }
        }
        if (raw.isEmpty()) {
            throw new UnusableData("No two cohorts can be compared: all units are first treated at the same time.");
        }
        double sum = raw.stream().mapToDouble(Comparison::weight).sum();
        List<Comparison> comparisons = raw.stream()
                .map(c -> new Comparison(c.treated(), c.untreated(), c.type(), c.estimate(), c.weight() / sum))
                .toList();
        double total =
                comparisons.stream().mapToDouble(c -> c.weight() * c.estimate()).sum();
        return new GoodmanBacon(comparisons, OptionalDouble.empty(), OptionalDouble.empty(), total);
    }

    private void addPair(int earlier, int later) {
        boolean always = earlier == panel.time(0);
        boolean never = later == Panel.NEVER;
        if (always && never) {
            return;
        }
        int start = panel.periodAt(earlier);
        int change = never ? panel.periods() : panel.periodAt(later);
        if (!always) {
            Contrast type = never ? Contrast.TREATED_VS_UNTREATED : Contrast.EARLIER_VS_LATER;
            add(earlier, later, type, 0, start, change);
        }
        if (!never) {
            Contrast type = always ? Contrast.LATER_VS_ALWAYS : Contrast.LATER_VS_EARLIER;
            add(later, earlier, type, start, change, panel.periods());
        }
    }

    /** The comparison in periods from..to, where the treated cohort changes at a period between them. */
    private void add(int treated, int control, Contrast type, int from, int change, int to) {
        double estimate = mean(treated, change, to)
                - mean(treated, from, change)
                - mean(control, change, to)
                + mean(control, from, change);
        double pair = (double) sizes.getOrDefault(treated, 0) * sizes.getOrDefault(control, 0);
        double weight = pair * (change - from) * (to - change);
        raw.add(new Comparison(treated, GoodmanBacon.partner(control), type, estimate, weight));
    }

    private double mean(int cohort, int from, int to) {
        double sum = 0;
        double[] ofCohort = means.getOrDefault(cohort, new double[0]);
        for (int period = from; period < to; period++) {
            sum += ofCohort[period];
        }
        return sum / (to - from);
    }
}
