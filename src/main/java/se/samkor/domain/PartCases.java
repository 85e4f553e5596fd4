package se.samkor.domain;

import java.util.Arrays;

/**
 * The part-cases (delfall) of one person in one benefit group: parallel arrays of first day, last day (days since
 * 1970-01-01, both inclusive) and extent (1/10 000 of full). They may overlap, touch or nest, in any order.
 */
public final class PartCases {
    private static final int EXTENT_BITS = 15;
    private static final long COUNT_ONE = 1L;

    private final int[] from;
    private final int[] to;
    private final int[] extent;

    public PartCases(int[] from, int[] to, int[] extent) {
        this.from = from;
        this.to = to;
        this.extent = extent;
    }

    /**
     * Counts the days of the window that the part-cases cover. A line is swept over the starts and ends; between two of
     * them the number in force and the sum of their extents are constant, so no day is ever enumerated.
     */
    public DayCount within(FollowUpWindow window) {
        long[] events = new long[2 * from.length];
        int n = 0;
        for (int i = 0; i < from.length; i++) {
            int first = Math.max(from[i], window.from());
            int last = Math.min(to[i], window.to());
            if (first <= last) {
                events[n++] = event(first, extent[i], true);
                events[n++] = event(last + 1, extent[i], false);
            }
        }
        Arrays.sort(events, 0, n);
        int calendar = 0;
        long net = 0;
        int inForce = 0;
        int extents = 0;
        int previous = 0;
        for (int i = 0; i < n; i++) {
            int day = day(events[i]);
            if (inForce > 0 && day > previous) {
                calendar += day - previous;
                net += (long) (day - previous) * Math.min(DayCount.NET_UNIT, extents);
            }
            int sign = isStart(events[i]) ? 1 : -1;
            inForce += sign;
            extents += sign * extent(events[i]);
            previous = day;
        }
        return new DayCount(calendar, net);
    }

    private static long event(int day, int extent, boolean start) {
        return ((long) day << (EXTENT_BITS + 1)) | ((long) extent << 1) | (start ? COUNT_ONE : 0);
    }

    private static int day(long event) {
        return (int) (event >> (EXTENT_BITS + 1));
    }

    private static int extent(long event) {
        return (int) (event >> 1) & ((1 << EXTENT_BITS) - 1);
    }

    private static boolean isStart(long event) {
        return (event & 1) == COUNT_ONE;
    }
}
