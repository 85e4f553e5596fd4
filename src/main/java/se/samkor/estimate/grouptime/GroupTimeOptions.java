package se.samkor.estimate.grouptime;

/**
 * How group-time effects are estimated.
 *
 * @param anticipation how long before treatment units may respond, in units of time, not negative
 * @param draws multiplier bootstrap draws for uniform bands; 0 for none
 * @param seed of the bootstrap
 */
public record GroupTimeOptions(
        ControlGroup control,
        AdjustmentMethod method,
        BasePeriod base,
        int anticipation,
        IncompleteUnits incomplete,
        int draws,
        Multiplier multiplier,
        long seed) {

    /** Never-treated controls, doubly robust, varying base period, no anticipation, all rows kept, no bootstrap. */
    public static GroupTimeOptions standard() {
        return new GroupTimeOptions(
                ControlGroup.NEVER,
                AdjustmentMethod.DOUBLY_ROBUST,
                BasePeriod.VARYING,
                0,
                IncompleteUnits.KEEP,
                0,
                Multiplier.RADEMACHER,
                1);
    }

    public GroupTimeOptions withControl(ControlGroup group) {
        return new GroupTimeOptions(group, method, base, anticipation, incomplete, draws, multiplier, seed);
    }

    public GroupTimeOptions withMethod(AdjustmentMethod adjustment) {
        return new GroupTimeOptions(control, adjustment, base, anticipation, incomplete, draws, multiplier, seed);
    }

    public GroupTimeOptions withBase(BasePeriod period) {
        return new GroupTimeOptions(control, method, period, anticipation, incomplete, draws, multiplier, seed);
    }

    public GroupTimeOptions withAnticipation(int periods) {
        return new GroupTimeOptions(control, method, base, periods, incomplete, draws, multiplier, seed);
    }

    public GroupTimeOptions withIncomplete(IncompleteUnits units) {
        return new GroupTimeOptions(control, method, base, anticipation, units, draws, multiplier, seed);
    }

    public GroupTimeOptions withBootstrap(int count, Multiplier law, long startingSeed) {
        return new GroupTimeOptions(control, method, base, anticipation, incomplete, count, law, startingSeed);
    }
}
