package se.samkor.synthetic;

import java.time.LocalDate;

/**
 * Calendar days from the first to the last, both included, counted from 1970-01-01.
 *
 * @param from the first day
 * @param to the last day, not before the first
 */
public record Span(int from, int to) {
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
        return LocalDate.ofEpochDay(day).toString();
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
