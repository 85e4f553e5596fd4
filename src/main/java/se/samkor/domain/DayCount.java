package se.samkor.domain;

/**
 * Days with benefit in a window.
 *
 * @param calendar distinct days covered by any part-case, whatever its extent; unit: days
 * @param net over the same days, the sum of min(1, sum of the extents in force that day); unit: 1/10 000 day, so that
 *     sums are exact
 */
public record DayCount(int calendar, long net) {
    /** How many units of {@link #net} make a whole day. */
    public static final int NET_UNIT = 10_000;
}
