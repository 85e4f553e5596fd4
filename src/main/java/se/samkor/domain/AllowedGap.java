package se.samkor.domain;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * How many days without benefit may lie inside one case.
 *
 * @param days so many days, and
 * @param months so many calendar months
 */
public record AllowedGap(int days, int months) implements Serializable {
    /** Whether a case paid through one day is the same as one paid from a later day. */
    public boolean bridges(int lastPaid, int nextPaid) {
        long free = lastPaid + 1L;
        long latest = months == 0
                ? free
                : LocalDate.ofEpochDay(free).plusMonths(months).toEpochDay();
        return nextPaid <= latest + days;
    }
}
