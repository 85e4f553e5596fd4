package se.samkor.linkage;

/**
 * The part-cases of a person seen from a start, as groups of {@link BenefitBits}.
 *
 * @param any whether there is a part-case at all
 * @param ever groups paid at any time
 * @param earlier groups with a part-case that ended before the days looked at
 * @param within groups with a day in the days looked at, the start the last of them
 * @param later groups with a part-case that begins after the start
 */
record PayoutsAround(boolean any, int ever, int earlier, int within, int later) {
    private static final int MAY_REST =
            BenefitBits.bit(BenefitBits.GROUPS.indexOf("AE")) | BenefitBits.bit(BenefitBits.GROUPS.indexOf("SE"));

    /** Paid earlier and again after the start: the benefit may have been resting (vilande) in between. */
    int maybeResting() {
        return earlier & later & MAY_REST;
    }
}
