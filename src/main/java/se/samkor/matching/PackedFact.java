package se.samkor.matching;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_date;

import org.apache.spark.sql.Column;

/**
 * A fact of {@link PersonRows} in one whole number, so that little is moved between machines: kind, two places of 17 bits for
 * days or codes, and a detail of 26 bits that holds a third place and two bits of a fourth. Days count from 1850-01-01, the
 * earliest date that a register row may have; a day that is missing or later than the last one is "never".
 */
final class PackedFact {
    /** 1850-01-01 as days since 1970-01-01. */
    private static final int EPOCH = -43_829;

    private static final int MOST = (1 << 17) - 1;
    private static final int KIND = 60;
    private static final int FIRST = 43;
    private static final int SECOND = 26;
    private static final int DETAIL = (1 << SECOND) - 1;
    private static final int LAST_BITS = 2;

    private PackedFact() {}

    /** The place of a date. */
    static Column day(Column date) {
        return coalesce(least(greatest(unix_date(date).minus(EPOCH), lit(0)), lit(MOST)), lit(MOST));
    }

    /** Missing numbers are 0. */
    static Column of(Column kind, Column first, Column second, Column third, Column last) {
        return number(kind)
                .multiply(lit(1L << KIND))
                .plus(number(first).multiply(lit(1L << FIRST)))
                .plus(number(second).multiply(lit(1L << SECOND)))
                .plus(number(third).multiply(lit(1L << LAST_BITS)))
                .plus(number(last));
    }

    private static Column number(Column column) {
        return coalesce(column.cast("long"), lit(0L));
    }

    /** Writes the fact as {@link PersonTimeline} reads it. */
    static void unpack(long fact, int[] into, int at) {
        int kind = (int) (fact >>> KIND);
        int first = (int) (fact >>> FIRST) & MOST;
        int second = (int) (fact >>> SECOND) & MOST;
        int third = ((int) fact & DETAIL) >>> LAST_BITS;
        boolean isResident = kind == PersonRows.RESIDENT;
        into[at] = kind;
        into[at + 1] = isResident ? first : day(first);
        into[at + 2] = isResident || kind == PersonRows.EVENT ? second : day(second);
        into[at + 3] = isResident ? day(third) : third;
        into[at + 4] = (int) fact & ((1 << LAST_BITS) - 1);
    }

    private static int day(int place) {
        return place == MOST ? Integer.MAX_VALUE : place + EPOCH;
    }
}
