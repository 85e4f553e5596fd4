package se.samkor.effect;

import java.util.ArrayList;
import java.util.List;
import se.samkor.estimate.Estimate;
import se.samkor.estimate.Panel;
import se.samkor.estimate.UnusableData;
import se.samkor.estimate.grouptime.AdjustmentMethod;
import se.samkor.estimate.grouptime.Aggregation;
import se.samkor.estimate.grouptime.BasePeriod;
import se.samkor.estimate.grouptime.ControlGroup;
import se.samkor.estimate.grouptime.GroupTimeEffects;
import se.samkor.estimate.grouptime.GroupTimeOptions;
import se.samkor.estimate.grouptime.GroupTimeResult;

/**
 * Effects by cohort and time (Callaway and Sant'Anna 2021) for every combination of control group, method and base
 * period asked for. The result table has no column for the base period: when several are asked for, the warning names it.
 */
final class GroupTimeEstimator implements PanelEstimator {
    static final String NAME = "cs";

    @Override
    public List<Estimate> estimate(Panel panel, EffectOptions options) {
        List<Estimate> lines = new ArrayList<>();
        for (BasePeriod base : options.bases()) {
            String remark = options.bases().size() > 1 ? base.word() + " base period" : "";
            for (ControlGroup control : options.controlsFor(panel)) {
                for (AdjustmentMethod method : options.methods()) {
                    lines.addAll(lines(panel, specification(options, base, control, method), remark));
                }
            }
        }
        return lines;
    }

    private static GroupTimeOptions specification(
            EffectOptions options, BasePeriod base, ControlGroup control, AdjustmentMethod method) {
        return GroupTimeOptions.standard()
                .withControl(control)
                .withMethod(method)
                .withBase(base)
                .withAnticipation(options.anticipation())
                .withIncomplete(options.incomplete())
                .withBootstrap(options.draws(), options.conventions().multiplier(), options.seed());
    }

    private static List<Estimate> lines(Panel panel, GroupTimeOptions specification, String remark) {
        try {
            GroupTimeResult result = GroupTimeEffects.estimate(panel, specification);
            return new GroupTimeLines(result, remark).all();
        } catch (UnusableData unusable) {
            return List.of(Estimate.of(NAME, Aggregation.SIMPLE.word())
                    .withControl(
                            specification.control().word(),
                            specification.method().word())
                    .withCounts(panel.units(), panel.rows())
                    .withWarning(Masking.warning(unusable))
                    .withWarning(remark));
        }
    }
}
