package se.samkor.domain;

import java.util.Arrays;

/**
 * The benefit of one person day by day, as stretches of days with the same level, in order and without overlap. The level
 * is the sum of the extents of the part-cases in force, at most full, in 1/10 000; a day outside the stretches has none.
 */
public final class DailyLevels {
    /** No such day. */
    public static final int NEVER = Integer.MAX_VALUE;

    private static final int EXTENT_BITS = 15;

    private final int[] from;
    private final int[] to;
    private final int[] level;

    private DailyLevels(int[] from, int[] to, int[] level) {
        this.from = from;
        this.to = to;
        this.level = level;
    }

    /**
     * From part-cases that may overlap, touch or nest, in any order: parallel arrays of first day, last day (days since
     * 1970-01-01, both inclusive) and extent (1/10 000 of full). No day is enumerated.
     */
    public static DailyLevels of(int[] from, int[] to, int[] extent) {
        long[] events = new long[2 * from.length];
        int n = 0;
        for (int i = 0; i < from.length; i++) {
            if (from[i] <= to[i]) {
                events[n++] = event(from[i], extent[i], 1);
                events[n++] = event(to[i] + 1, extent[i], 0);
            }
        }
        Arrays.sort(events, 0, n);
        int[] begin = new int[n];
        int[] end = new int[n];
        int[] sum = new int[n];
        int stretches = 0;
        int inForce = 0;
        int extents = 0;
        int previous = 0;
        for (int i = 0; i < n; i++) {
            int day = (int) (events[i] >> (EXTENT_BITS + 1));
            if (inForce > 0 && day > previous) {
                int height = Math.min(DayCount.NET_UNIT, extents);
                boolean same = stretches > 0 && end[stretches - 1] == previous - 1 && sum[stretches - 1] == height;
                if (!same) {
                    begin[stretches] = previous;
                    sum[stretches++] = height;
                }
                end[stretches - 1] = day - 1;
            }
            int sign = (events[i] & 1) == 1 ? 1 : -1;
            inForce += sign;
            extents += sign * ((int) (events[i] >> 1) & ((1 << EXTENT_BITS) - 1));
            previous = day;
        }
        return new DailyLevels(
                Arrays.copyOf(begin, stretches), Arrays.copyOf(end, stretches), Arrays.copyOf(sum, stretches));
    }

    private static long event(int day, int extent, int start) {
        return ((long) day << (EXTENT_BITS + 1)) | ((long) extent << 1) | start;
    }

    /** The level on a day; 0 when no part-case is in force. */
    public int on(int day) {
        int at = stretchThrough(day);
        return at < from.length && from[at] <= day ? level[at] : 0;
    }

    /** Whether any part-case is in force on a day. */
    public boolean isPaid(int day) {
        int at = stretchThrough(day);
        return at < from.length && from[at] <= day;
    }

    /** The first day with benefit on or after a day, or {@link #NEVER}. */
    public int nextPaid(int day) {
        int at = stretchThrough(day);
        return at < from.length ? Math.max(from[at], day) : NEVER;
    }

    /** The first day without benefit on or after a day. */
    public int nextUnpaid(int day) {
        int free = day;
        for (int i = stretchThrough(day); i < from.length && from[i] <= free; i++) {
            free = to[i] + 1;
        }
        return free;
    }

    /** The number of the first stretch that ends on or after a day. */
    private int stretchThrough(int day) {
        int found = Arrays.binarySearch(to, day);
        return found >= 0 ? found : -found - 1;
    }

    /** Calendar and net days of a window, as {@link PartCases#within} counts them. */
    public DayCount within(FollowUpWindow window) {
        int calendar = 0;
        long net = 0;
        for (int i = stretchThrough(window.from()); i < from.length && from[i] <= window.to(); i++) {
            int days = Math.min(to[i], window.to()) - Math.max(from[i], window.from()) + 1;
            calendar += days;
            net += (long) days * level[i];
        }
        return new DayCount(calendar, net);
    }

    /** What sees the stretches of a window. */
    @FunctionalInterface
    public interface Stretch {
        void see(int from, int to, int level);
    }

    /** Shows the stretches, cut to the window, in order. */
    public void forEach(FollowUpWindow window, Stretch stretch) {
        for (int i = stretchThrough(window.from()); i < from.length && from[i] <= window.to(); i++) {
            stretch.see(Math.max(from[i], window.from()), Math.min(to[i], window.to()), level[i]);
        }
    }

    /**
     * The first day of the unbroken case that is in progress on a day: going back from it, as long as the days without
     * benefit between two stretches are allowed. {@link #NEVER} when no case is in progress.
     */
    public int caseStart(int day, AllowedGap gap) {
        int at = stretchThrough(day);
        boolean paid = at < from.length && from[at] <= day;
        int last = paid ? at : at - 1;
        if (last < 0 || (!paid && !gap.bridges(to[last], day))) {
            return NEVER;
        }
        while (last > 0 && gap.bridges(to[last - 1], from[last])) {
            last--;
        }
        return from[last];
    }
}
