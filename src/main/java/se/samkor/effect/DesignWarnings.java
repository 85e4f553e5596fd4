package se.samkor.effect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
        leadsDiffer().ifPresent(warnings::add);
        dominatingCohort().ifPresent(warnings::add);
        return warnings;
    }

    private Optional<String> fewNeverTreated() {
        int never = result.size(Panel.NEVER);
        boolean few = result.options().control() == ControlGroup.NEVER && never < FEW_CONTROLS;
        return few ? Optional.of("only " + never + " never-treated units") : Optional.empty();
    }

    private Optional<String> fewClusters() {
        return result.clusters() < FEW_CLUSTERS
                ? Optional.of("only " + result.clusters() + " clusters: standard errors tend to be too small")
                : Optional.empty();
    }

    /** By the Wald test where clusters are many enough for its covariance, otherwise lead by lead. */
    private Optional<String> leadsDiffer() {
        Optional<PreTest> wald = result.preTest().filter(test -> test.degrees() * ENOUGH_CLUSTERS <= result.clusters());
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
