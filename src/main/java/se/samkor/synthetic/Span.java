package se.samkor.synthetic;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.stream.IntStream;

/**
 * Calendar days from the first to the last, both included, counted from 1970-01-01.
 *
 * @param from the first day
 * @param to the last day, not before the first
 */
public record Span(int from, int to) implements Serializable {
    // most of the time of a large delivery would go into writing dates
    private static final String[] WRITTEN = IntStream.range(0, 20_000)
            .mapToObj(day -> LocalDate.ofEpochDay(day).toString())
            .toArray(String[]::new);

    public Span {
        if (to < from) {
            throw new IllegalArgumentException("A span ends before it begins: " + from + " to " + to);
        }
    }

    public int days() {
        return to - from + 1;
    }

    /** The day as written in a register, {@code yyyy-MM-dd}. */
    public static String date(int day) {
        return day >= 0 && day < WRITTEN.length
                ? WRITTEN[day]
                : LocalDate.ofEpochDay(day).toString();
    }

    /** The number of a day. */
    public static int day(int year, int month, int dayOfMonth) {
        return (int) LocalDate.of(year, month, dayOfMonth).toEpochDay();
    }

    /** The same day of the month so many years later; the last of February for leap days. */
    public static int plusYears(int day, int years) {
        return (int) LocalDate.ofEpochDay(day).plusYears(years).toEpochDay();
    }

    public static int yearOf(int day) {
        return LocalDate.ofEpochDay(day).getYear();
    }
}
