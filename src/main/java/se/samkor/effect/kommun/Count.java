package se.samkor.effect.kommun;

/** What is counted of a kommun's inhabitants in a year; all are sums over persons. */
enum Count {
    /** Registered on 31 December. */
    PERSONS(0),
    /** Days of the year in the country: all, but for those who came during it. */
    EXPOSURE_DAYS(1),
    /** With a day of sjukpenning. */
    SJP_PERSONS(2),
    /** With a day of sjukersättning or aktivitetsersättning. */
    SE_AE_PERSONS(3),
    /** Distinct days with sjukpenning. */
    SJP_DAYS(4),
    /** Net days with sjukpenning, in 1/10 000. */
    SJP_NET(5),
    /** Net days with aktivitetsersättning, in 1/10 000. */
    AE_NET(6),
    /** Net days with sjukersättning, in 1/10 000. */
    SE_NET(7),
    /** New sjukersättning soon after sjukpenning. */
    SJP_TO_SE(8),
    /** Distinct days with sjukpenning and without sjukersättning: the time at risk of {@link #SJP_TO_SE}. */
    SJP_RISK_DAYS(9),
    /** Registrations at Arbetsförmedlingen that ended in work. */
    SEEKER_TO_WORK(10),
    /** Distinct days registered at Arbetsförmedlingen: the time at risk of {@link #SEEKER_TO_WORK}. */
    SEEKER_DAYS(11);

    static final int NUMBER = values().length;

    private final int at;

    Count(int at) {
        this.at = at;
    }

    /** The place among the sums of a cell. */
    int at() {
        return at;
    }
}
