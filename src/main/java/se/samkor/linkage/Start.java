package se.samkor.linkage;

/**
 * The first start of a person in a calendar year, and what the registers know at it.
 *
 * @param year of the start
 * @param sex K or M
 * @param age in the bands of {@link AgeBand}, or unknown
 * @param forbund the förbund of the insats, or unknown
 * @param saidAny whether SUS says anything about the support before
 * @param said the groups that SUS says
 * @param paid the groups that MiDAS pays, and when
 * @param inPopulation whether the person was ever found in befolkning
 */
record Start(
        int year,
        String sex,
        String age,
        String forbund,
        boolean saidAny,
        int said,
        PayoutsAround paid,
        boolean inPopulation) {
    static final String UNKNOWN_FORBUND = "unknown";

    boolean isInSus(int group) {
        return (said & BenefitBits.bit(group)) != 0;
    }

    boolean isInMidas(int group) {
        return (paid.within() & BenefitBits.bit(group)) != 0;
    }

    /** Why a benefit in SUS is not found in MiDAS: the first reason that holds. */
    String reasonInMidas(int group) {
        if ((paid.maybeResting() & BenefitBits.bit(group)) != 0) {
            return "paid before and again later, perhaps resting (vilande)";
        }
        if ((paid.ever() & BenefitBits.bit(group)) != 0) {
            return "this benefit at another time";
        }
        if (paid.any()) {
            return "another benefit only";
        }
        return inPopulation ? "no payout" : "neither in befolkning nor paid";
    }

    /** Why SUS does not have a benefit that is paid: the first reason that holds. */
    String reasonInSus(int group) {
        if (!saidAny) {
            return "nothing said in SUS";
        }
        // of ALL: another benefit would be one of ALL
        boolean another = BenefitBits.bit(group) != BenefitBits.ANY && (said & BenefitBits.ANY) != 0;
        return another ? "another benefit in SUS" : "other support in SUS";
    }
}
