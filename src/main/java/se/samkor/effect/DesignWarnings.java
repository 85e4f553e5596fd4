package se.samkor.effect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.NormalDistribution;
import se.samkor.estimate.Panel;
import se.samkor.estimate.grouptime.Aggregation;
import se.samkor.estimate.grouptime.Average;
import se.samkor.estimate.grouptime.ControlGroup;
import se.samkor.estimate.grouptime.GroupTimeResult;
import se.samkor.estimate.grouptime.PreTest;

/** What a reader should know before believing group-time effects, in plain words. */
final class DesignWarnings {
    private static final int FEW_CLUSTERS = 20;
    private static final int FEW_CONTROLS = 10;
    private static final int FEW_TREATED = 5;
    private static final int FEW_UNITS = 5;
    private static final int ENOUGH_CLUSTERS = 5;
    private static final double SIGNIFICANT = 0.05;
    private static final double DOMINATING = 0.5;

    private final GroupTimeResult result;

    DesignWarnings(GroupTimeResult result) {
        this.result = result;
    }

    List<String> all() {
        List<String> warnings = new ArrayList<>(result.notices());
        fewNeverTreated().ifPresent(warnings::add);
        fewClusters().ifPresent(warnings::add);
        fewTreatedClusters().ifPresent(warnings::add);
        leadsDiffer().ifPresent(warnings::add);
        dominatingCohort().ifPresent(warnings::add);
        missingTimes().ifPresent(warnings::add);
        return warnings;
    }

    /** Those for which no conclusion should be drawn. */
    List<String> serious() {
        List<String> warnings = new ArrayList<>();
        fewNeverTreated().ifPresent(warnings::add);
        fewClusters().ifPresent(warnings::add);
        fewTreatedClusters().ifPresent(warnings::add);
        leadsDiffer().ifPresent(warnings::add);
        dominatingCohort().ifPresent(warnings::add);
        return warnings;
    }

    private Optional<String> fewNeverTreated() {
        int never = result.size(Panel.NEVER);
        boolean few = result.options().control() == ControlGroup.NEVER && never < FEW_CONTROLS;
        return few
                ? Optional.of("only " + never + (never == 1 ? " never-treated unit" : " never-treated units"))
                : Optional.empty();
    }

    private Optional<String> fewClusters() {
        return result.clusters() < FEW_CLUSTERS ? Optional.of(fewClusters(result.clusters())) : Optional.empty();
    }

    static String fewClusters(int clusters) {
        return "only " + clusters + (clusters == 1 ? " cluster" : " clusters")
                + ": standard errors tend to be too small";
    }

    /** An error from very few treated clusters says how the untreated vary, not the treated. */
    private Optional<String> fewTreatedClusters() {
        Set<Integer> treated = new HashSet<>();
        Panel panel = result.panel();
        for (int row = 0; row < panel.rows(); row++) {
            if (panel.treated(row)) {
                treated.add(panel.cluster(row));
            }
        }
        int many = treated.size();
        return many < FEW_TREATED
                ? Optional.of("only " + many + (many == 1 ? " treated cluster" : " treated clusters")
                        + ": standard errors are too small to be of use")
                : Optional.empty();
    }

    /**
     * By the Wald test where clusters and controls are many enough for its covariance, otherwise lead by lead. Cohorts of a
     * few units are left out: their errors say how their controls vary, so that any lead of theirs looks large.
     */
    private Optional<String> leadsDiffer() {
        boolean never = result.options().control() == ControlGroup.NEVER;
        int enough = Math.min(result.clusters(), never ? result.size(Panel.NEVER) : result.clusters());
        Optional<PreTest> wald = result.preTest(cohort -> result.size(cohort) >= FEW_UNITS)
                .filter(test -> test.degrees() * ENOUGH_CLUSTERS <= enough);
        if (wald.isEmpty()) {
            return leadsAway();
        }
        return wald.filter(test -> test.pValue() < SIGNIFICANT)
                .map(test -> String.format(
                        Locale.ROOT,
                        "effects before treatment differ from 0 (chi2(%d) = %.2f, p = %.5f): parallel trends are in doubt",
                        test.degrees(),
                        test.statistic(),
                        test.pValue()));
    }

    /** Event times before treatment whose effect is further from 0 than chance allows, after Bonferroni. */
    private Optional<String> leadsAway() {
        List<Average> leads = result.lines(Aggregation.DYNAMIC).stream()
                .filter(line -> line.eventTime().getAsInt() < -result.options().anticipation())
                .filter(line -> !Double.isNaN(line.stdError()))
                .filter(line -> unitsAt(line.eventTime().getAsInt()) >= FEW_UNITS)
                .toList();
        if (leads.isEmpty()) {
            return Optional.empty();
        }
        double limit = new NormalDistribution().inverseCumulativeProbability(1 - SIGNIFICANT / 2 / leads.size());
        List<String> away = leads.stream()
                .filter(line -> Math.abs(line.estimate()) > limit * line.stdError())
                .map(line -> String.valueOf(line.eventTime().getAsInt()))
                .toList();
        return away.isEmpty()
                ? Optional.empty()
                : Optional.of("effects before treatment differ from 0 at event time " + String.join(" and ", away)
                        + ": parallel trends are in doubt");
    }

    private int unitsAt(int eventTime) {
        return result.lines(Aggregation.GROUP_TIME).stream()
                .filter(cell -> cell.eventTime().getAsInt() == eventTime && !Double.isNaN(cell.stdError()))
                .mapToInt(cell -> result.size(cell.group().getAsInt()))
                .sum();
    }

    private Optional<String> dominatingCohort() {
        Map<Integer, Integer> weight = new TreeMap<>();
        int total = 0;
        for (Average cell : result.lines(Aggregation.GROUP_TIME)) {
            if (cell.eventTime().getAsInt() >= 0 && !Double.isNaN(cell.estimate())) {
                int size = result.size(cell.group().getAsInt());
                weight.merge(cell.group().getAsInt(), size, Integer::sum);
                total += size;
            }
        }
        int all = total;
        return weight.entrySet().stream()
                .max(Comparator.comparingInt(Map.Entry::getValue))
                .filter(largest -> weight.size() > 1 && largest.getValue() > DOMINATING * all)
                .map(largest -> "cohort " + largest.getKey() + " carries "
                        + Math.round(100.0 * largest.getValue() / all) + " % of the weight of the simple average");
    }

    private Optional<String> missingTimes() {
        Panel panel = result.panel();
        int step = Integer.MAX_VALUE;
        for (int period = 1; period < panel.periods(); period++) {
            step = Math.min(step, panel.time(period) - panel.time(period - 1));
        }
        List<String> gaps = new ArrayList<>();
        for (int period = 1; period < panel.periods(); period++) {
            if (panel.time(period) - panel.time(period - 1) > step) {
                gaps.add(panel.time(period - 1) + "-" + panel.time(period));
            }
        }
        return gaps.isEmpty()
                ? Optional.empty()
                : Optional.of("no data between " + String.join(", ", gaps) + ": effects there are missing");
    }
}
