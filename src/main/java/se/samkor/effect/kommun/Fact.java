package se.samkor.effect.kommun;

import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;

/**
 * One thing the registers know of a person, packed into a whole number so that little is moved between machines: what kind,
 * two places of 17 bits for days or codes, and a detail of 26 bits. Days count from 1850-01-01, the earliest date that a
 * register row may have. Facts of one person sort by kind and then by the first place.
 */
final class Fact {
    /** First place: year; second: kommun code; detail: birth year and sex. */
    static final int RESIDENT = 0;
    /** First and last day; detail: extent. The kinds 1, 2 and 3 are SJP, AE and SE. */
    static final int BENEFIT = 1;
    /** First and last day registered at Arbetsförmedlingen; detail: 1 when it ended in work. */
    static final int JOB_SEEKER = 4;
    /** The day of coming to the country. */
    static final int IMMIGRATED = 5;

    /** 1850-01-01 as days since 1970-01-01. */
    static final int EPOCH = -43_829;

    static final int MOST = (1 << 17) - 1;

    private static final int KIND = 60;
    private static final int FIRST = 43;
    private static final int SECOND = 26;
    private static final int DETAIL = (1 << SECOND) - 1;

    private Fact() {}

    static Column pack(Column kind, Column first, Column second, Column detail) {
        return kind.cast("long")
                .multiply(lit(1L << KIND))
                .plus(first.cast("long").multiply(lit(1L << FIRST)))
                .plus(second.cast("long").multiply(lit(1L << SECOND)))
                .plus(detail.cast("long"));
    }

    static int kind(long fact) {
        return (int) (fact >>> KIND);
    }

    static int first(long fact) {
        return (int) (fact >>> FIRST) & MOST;
    }

    static int second(long fact) {
        return (int) (fact >>> SECOND) & MOST;
    }

    static int detail(long fact) {
        return (int) fact & DETAIL;
    }
}
