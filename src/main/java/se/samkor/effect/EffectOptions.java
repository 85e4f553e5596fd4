package se.samkor.effect;

import java.util.List;
import java.util.stream.IntStream;
import se.samkor.estimate.Panel;
import se.samkor.estimate.grouptime.AdjustmentMethod;
import se.samkor.estimate.grouptime.BasePeriod;
import se.samkor.estimate.grouptime.ControlGroup;
import se.samkor.estimate.grouptime.GroupTimeOptions;
import se.samkor.estimate.grouptime.IncompleteUnits;

/**
 * What was asked of the estimators. Where a list has several values, each is run.
 *
 * @param controls empty: the never treated where there are any, otherwise the not yet treated
 * @param anticipation how long before treatment units may respond, in units of time
 * @param incomplete what group-time effects do with units that are not observed at every time
 * @param draws bootstrap draws; 0 for none
 * @param conventions which of several conventions errors follow
 */
public record EffectOptions(
        List<ControlGroup> controls,
        List<AdjustmentMethod> methods,
        List<BasePeriod> bases,
        int anticipation,
        IncompleteUnits incomplete,
        int draws,
        long seed,
        Conventions conventions) {
    public EffectOptions {
        controls = List.copyOf(controls);
        methods = List.copyOf(methods);
        bases = List.copyOf(bases);
    }

    /** With the usual conventions. */
    public EffectOptions(
            List<ControlGroup> controls,
            List<AdjustmentMethod> methods,
            List<BasePeriod> bases,
            int anticipation,
            IncompleteUnits incomplete,
            int draws,
            long seed) {
        this(controls, methods, bases, anticipation, incomplete, draws, seed, Conventions.usual());
    }

    ErrorRule errors() {
        return conventions.errors();
    }

    /** The first specification of group-time effects that these ask for, without bootstrap. */
    GroupTimeOptions first(Panel panel) {
        return GroupTimeOptions.standard()
                .withControl(controlsFor(panel).get(0))
                .withMethod(methods.get(0))
                .withBase(bases.get(0))
                .withAnticipation(anticipation)
                .withIncomplete(incomplete);
    }

    /** The control groups to run for a panel. */
    public List<ControlGroup> controlsFor(Panel panel) {
        if (!controls.isEmpty()) {
            return controls;
        }
        boolean never = IntStream.range(0, panel.units()).anyMatch(panel::neverTreated);
        return List.of(never ? ControlGroup.NEVER : ControlGroup.NOT_YET);
    }
}
