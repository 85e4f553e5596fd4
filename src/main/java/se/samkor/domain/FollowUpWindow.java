package se.samkor.domain;

/**
 * A stretch of calendar days, both ends inclusive, as days since 1970-01-01.
 *
 * @param from first day
 * @param to last day; before {@code from} means no day at all
 */
public record FollowUpWindow(int from, int to) {
    /** The {@code days} days that end on the day before {@code start}. */
    public static FollowUpWindow before(int start, int days) {
        return new FollowUpWindow(start - days, start - 1);
    }

    /** The {@code days} days that begin on the day after {@code end}. */
    public static FollowUpWindow after(int end, int days) {
        return new FollowUpWindow(end + 1, end + days);
    }
}
