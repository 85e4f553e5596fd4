package se.samkor.domain;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The days that the payout registers cover, as days since 1970-01-01, both ends inclusive.
 *
 * @param from first day; {@link Integer#MIN_VALUE} when nothing is said of it
 * @param through last day
 */
public record ObservedPeriod(int from, int through) implements Serializable {
    public static ObservedPeriod of(Optional<LocalDate> from, LocalDate through) {
        return new ObservedPeriod(
                from.map(day -> (int) day.toEpochDay()).orElse(Integer.MIN_VALUE), (int) through.toEpochDay());
    }

    /** Whether a day is covered. */
    public boolean covers(int day) {
        return day >= from && day <= through;
    }

    /** Whether every day of a window is covered. */
    public boolean covers(FollowUpWindow window) {
        return window.from() >= from && window.to() <= through;
    }

    /** The part of a window that is covered; it may be no day at all. */
    public FollowUpWindow cut(FollowUpWindow window) {
        return new FollowUpWindow(Math.max(from, window.from()), Math.min(through, window.to()));
    }
}
