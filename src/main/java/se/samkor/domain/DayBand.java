package se.samkor.domain;

import java.util.List;

/**
 * The bands of the days before (Bilaga 5 of the 2021 report), by calendar days of one benefit in the window before.
 *
 * @param label how the band is printed
 * @param from fewest days, inclusive
 * @param to most days, inclusive
 */
public record DayBand(String label, int from, int to) {
    /** The bands for a window of the given number of days: none, three parts, and all days of the window. */
    public static List<DayBand> of(int windowDays) {
        if (windowDays == 365) {
            return List.of(
                    new DayBand("0", 0, 0),
                    new DayBand("1-90", 1, 90),
                    new DayBand("91-180", 91, 180),
                    new DayBand("181-364", 181, 364),
                    new DayBand("365", 365, 365));
        }
        int quarter = Math.max(1, windowDays / 4);
        int half = Math.max(quarter + 1, windowDays / 2);
        if (windowDays <= half + 1) {
            return List.of(new DayBand("0", 0, 0), range(1, windowDays));
        }
        return List.of(
                new DayBand("0", 0, 0),
                range(1, quarter),
                range(quarter + 1, half),
                range(half + 1, windowDays - 1),
                new DayBand(Integer.toString(windowDays), windowDays, windowDays));
    }

    private static DayBand range(int from, int to) {
        return new DayBand(from == to ? Integer.toString(from) : from + "-" + to, from, to);
    }
}
