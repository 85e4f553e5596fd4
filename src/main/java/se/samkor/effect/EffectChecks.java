package se.samkor.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.samkor.estimate.Estimate;
import se.samkor.estimate.Panel;
import se.samkor.estimate.UnusableData;
import se.samkor.estimate.grouptime.BasePeriod;
import se.samkor.estimate.grouptime.GroupTimeEffects;
import se.samkor.estimate.grouptime.GroupTimeOptions;
import se.samkor.estimate.grouptime.GroupTimeResult;

/** Everything looked at beside the effects of one outcome and sex, and why the data may not carry a conclusion. */
public final class EffectChecks {
    /** Power of 80 %, level of 5 %. */
    private static final double DETECTABLE = Normal.QUANTILE + Normal.quantile(0.8);

    private final List<CheckLine> lines;
    private final List<String> doubts;

    private EffectChecks(List<CheckLine> lines, List<String> doubts) {
        this.lines = lines;
        this.doubts = doubts;
    }

    /**
     * The checks.
     *
     * @param estimates the effects that were estimated from the panel
     */
    public static EffectChecks of(
            String sex, Panel panel, List<Estimate> estimates, EffectOptions options, CheckOptions checks) {
        List<CheckLine> lines = new ArrayList<>(new PanelFacts(panel).lines());
        lines.addAll(detectable(estimates));
        GroupTimeOptions first = options.first(panel);
        Placebo placebo = new Placebo(panel, first);
        Optional<GroupTimeResult> result = estimated(panel, first);
        result.flatMap(GroupTimeResult::preTest)
                .ifPresent(test -> lines.add(CheckLine.of(
                                "cs",
                                "leads",
                                test.degrees() + " effects before treatment",
                                test.statistic(),
                                "Wald test that all effects before treatment are 0")
                        .withP(test.pValue())));
        if (checks.placeboLead() > 0) {
            placebo.inTime(checks.placeboLead()).ifPresent(lines::add);
        }
        if (checks.placebos() > 0) {
            placebo.inSpace(checks.placebos(), options.seed()).ifPresent(lines::add);
        }
        if (!checks.sensitivity().isEmpty() || !checks.smoothness().isEmpty()) {
            estimated(panel, first.withBase(BasePeriod.UNIVERSAL))
                    .ifPresent(universal ->
                            lines.addAll(TrendCheck.of(universal, checks.sensitivity(), checks.smoothness())));
        }
        List<CheckLine> placed =
                lines.stream().map(line -> line.of(panel.outcomeName(), sex)).toList();
        return new EffectChecks(placed, doubts(panel, result));
    }

    private static Optional<GroupTimeResult> estimated(Panel panel, GroupTimeOptions options) {
        try {
            return Optional.of(GroupTimeEffects.estimate(panel, options));
        } catch (UnusableData none) {
            return Optional.empty();
        }
    }

    private static List<CheckLine> detectable(List<Estimate> estimates) {
        List<CheckLine> lines = new ArrayList<>();
        for (Estimate line : estimates) {
            boolean summary = line.group().isEmpty()
                    && line.time().isEmpty()
                    && line.eventTime().isEmpty();
            if (summary && line.stdError() > 0) {
                lines.add(CheckLine.of(
                        line.estimator(),
                        "smallest_detectable_effect",
                        String.join(" ", line.controlGroup(), line.method(), line.aggregation())
                                .strip(),
                        DETECTABLE * line.stdError(),
                        "the effect that a test at 5 % would find in 80 of 100 such studies"));
            }
        }
        return lines;
    }

    private static List<String> doubts(Panel panel, Optional<GroupTimeResult> result) {
        List<String> doubts = new ArrayList<>();
        if (result.isEmpty()) {
            doubts.add("no effect by cohort and time can be estimated");
        }
        result.ifPresent(of -> doubts.addAll(new DesignWarnings(of).serious()));
        int before = 0;
        for (int cohort : panel.cohorts()) {
            int periods = 0;
            while (periods < panel.periods() && panel.time(periods) < cohort) {
                periods++;
            }
            before = Math.max(before, periods);
        }
        if (before < 2) {
            doubts.add("no cohort is seen twice before treatment, so trends before it cannot be compared");
        }
        if (new PanelFacts(panel).reverts()) {
            doubts.add("the change follows the starting level");
        }
        return doubts;
    }

    /** The lines. */
    public List<CheckLine> lines() {
        return lines;
    }

    /** Why the data cannot carry a conclusion; empty when nothing speaks against it. */
    public List<String> doubts() {
        return doubts;
    }
}
