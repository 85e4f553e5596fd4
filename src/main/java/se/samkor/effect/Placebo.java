package se.samkor.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import se.samkor.estimate.Panel;
import se.samkor.estimate.PanelBuilder;
import se.samkor.estimate.UnusableData;
import se.samkor.estimate.grouptime.Aggregation;
import se.samkor.estimate.grouptime.Average;
import se.samkor.estimate.grouptime.GroupTimeEffects;
import se.samkor.estimate.grouptime.GroupTimeOptions;

/** Effects where there can be none: at entries dealt out anew among the clusters, and at entries moved to earlier times. */
final class Placebo {
    private final Panel panel;
    private final GroupTimeOptions options;

    Placebo(Panel panel, GroupTimeOptions options) {
        this.panel = panel;
        this.options = options;
    }

    private record Found(double estimate, double stdError) {
        double t() {
            return estimate / stdError;
        }
    }

    /**
     * The share of permutations with a t value at least as large. Whole clusters swap their entries where every cluster has
     * one entry time; otherwise units do.
     */
    Optional<CheckLine> inSpace(int permutations, long seed) {
        Optional<Found> found = simple(panel);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        boolean byCluster = oneEntryACluster();
        int[] group = new int[panel.units()];
        int[] entry = new int[byCluster ? panel.clusters() : panel.units()];
        for (int unit = 0; unit < group.length; unit++) {
            group[unit] = byCluster ? panel.clusterOfUnit(unit) : unit;
            entry[group[unit]] = panel.firstTreated(unit);
        }
        SplittableRandom random = new SplittableRandom(seed);
        int atLeast = 0;
        int made = 0;
        for (int draw = 0; draw < permutations; draw++) {
            shuffle(entry, random);
            Optional<Found> drawn = simple(entering(panel, unit -> entry[group[unit]]));
            if (drawn.isPresent()) {
                made++;
                atLeast += Math.abs(drawn.get().t()) >= Math.abs(found.get().t()) ? 1 : 0;
            }
        }
        return Optional.of(CheckLine.of(
                        "cs",
                        "placebo_space",
                        made + " permutations",
                        found.get().t(),
                        "t value of the simple average; p is the share of permuted entries with one as large; entries"
                                + " permuted among " + (byCluster ? "clusters" : "units"))
                .withP((1.0 + atLeast) / (1.0 + made)));
    }

    private boolean oneEntryACluster() {
        int[] entry = new int[panel.clusters()];
        boolean[] seen = new boolean[panel.clusters()];
        for (int unit = 0; unit < panel.units(); unit++) {
            int cluster = panel.clusterOfUnit(unit);
            if (seen[cluster] && entry[cluster] != panel.firstTreated(unit)) {
                return false;
            }
            seen[cluster] = true;
            entry[cluster] = panel.firstTreated(unit);
        }
        return panel.clustersNested();
    }

    private static void shuffle(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int held = values[i];
            values[i] = values[other];
            values[other] = held;
        }
    }

    /** The effect when entry is set earlier, from rows before the real one only. */
    Optional<CheckLine> inTime(int lead) {
        Panel before = panel.keepingRows(
                row -> panel.neverTreated(panel.unit(row)) || panel.eventTime(row) < -options.anticipation());
        return simple(entering(before, unit -> {
                    int first = before.announced(unit);
                    return first == Panel.NEVER ? first : first - lead;
                }))
                .map(found -> CheckLine.of(
                                "cs",
                                "placebo_time",
                                lead + " earlier",
                                found.estimate(),
                                "effect of an entry set earlier, from the time before the real one; 0 is expected")
                        .withP(Normal.twoSided(found.t()))
                        .withInterval(
                                found.estimate() - Normal.QUANTILE * found.stdError(),
                                found.estimate() + Normal.QUANTILE * found.stdError()));
    }

    private Optional<Found> simple(Panel of) {
        try {
            return GroupTimeEffects.estimate(of, options)
                    .overall(Aggregation.SIMPLE)
                    .filter(average -> average.stdError() > 0)
                    .map(Placebo::found);
        } catch (UnusableData none) {
            return Optional.empty();
        }
    }

    private static Found found(Average average) {
        return new Found(average.estimate(), average.stdError());
    }

    /** The panel with other entries. */
    private static Panel entering(Panel panel, IntUnaryOperator entry) {
        int rows = panel.rows();
        List<String> units = new ArrayList<>(rows);
        List<String> clusters = new ArrayList<>(rows);
        double[][] numbers = new double[4][rows];
        double[][] covariates = new double[panel.covariateNames().size()][rows];
        for (int row = 0; row < rows; row++) {
            int first = entry.applyAsInt(panel.unit(row));
            units.add(panel.unitLabel(panel.unit(row)));
            clusters.add(panel.clusterLabel(panel.cluster(row)));
            numbers[0][row] = panel.time(panel.period(row));
            numbers[1][row] = panel.outcome(row);
            numbers[2][row] = first == Panel.NEVER ? 0 : first;
            numbers[3][row] = panel.weight(row);
            for (int k = 0; k < covariates.length; k++) {
                covariates[k][row] = panel.covariate(k, row);
            }
        }
        PanelBuilder builder = Panel.of(panel.outcomeName())
                .units(units.toArray(String[]::new))
                .times(numbers[0])
                .outcome(numbers[1])
                .firstTreated(numbers[2])
                .weights(numbers[3])
                .clusters(clusters.toArray(String[]::new));
        for (int k = 0; k < covariates.length; k++) {
            builder.covariate(panel.covariateNames().get(k), covariates[k]);
        }
        return builder.build();
    }
}
