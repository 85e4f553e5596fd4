package se.samkor.effect.kommun;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The calendar years that the payout registers cover from the first to the last day, and where they lie among the days of
 * {@link Fact}.
 *
 * @param first the first year
 * @param last the last year
 * @param observedFrom the first day that is covered, in days of {@link Fact}; 0 when it is not known
 */
public record Years(int first, int last, int observedFrom) implements Serializable {
    private static final int EARLIEST = 1990;

    /** The years wholly covered; without a first day, all from 1990 that anything is known of. */
    public static Years covered(Optional<LocalDate> from, LocalDate through) {
        int first = from.map(day -> day.getDayOfYear() == 1 ? day.getYear() : day.getYear() + 1)
                .orElse(EARLIEST);
        boolean whole = through.getMonthValue() == 12 && through.getDayOfMonth() == 31;
        int last = whole ? through.getYear() : through.getYear() - 1;
        return new Years(first, last, from.map(Years::day).orElse(0));
    }

    int count() {
        return Math.max(0, last - first + 1);
    }

    boolean holds(int year) {
        return year >= first && year <= last;
    }

    /** The first day of each year, and last the day after the last year. */
    int[] starts() {
        int[] starts = new int[count() + 1];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = day(LocalDate.of(first + i, 1, 1));
        }
        return starts;
    }

    /** A date in days of {@link Fact}. */
    static int day(LocalDate date) {
        return (int) date.toEpochDay() - Fact.EPOCH;
    }
}
