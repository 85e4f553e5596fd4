package se.samkor.synthetic.books;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whole numbers for groups of participations such that the shares printed of them, rounded half up to whole percent, come out
 * again. Starts from the share of all and moves single participations, or one from group to group, until every printed share
 * holds: small, and the same every time.
 */
final class PrintedShares {
    private static final double INSIDE = 0.49;
    private static final int MOST_MOVES = 100_000;

    private final long[] sizes;
    private final List<Interval> intervals = new ArrayList<>();

    private record Interval(List<Integer> groups, long low, long high) {
        long off(long[] values) {
            long sum = groups.stream().mapToLong(group -> values[group]).sum();
            return Math.max(0, Math.max(low - sum, sum - high));
        }
    }

    PrintedShares(long... sizes) {
        this.sizes = sizes.clone();
    }

    /** The groups together have a share that is printed so. */
    PrintedShares percent(double percent, int... groups) {
        List<Integer> held = Arrays.stream(groups).boxed().toList();
        long base = held.stream().mapToLong(group -> sizes[group]).sum();
        long low = (long) Math.ceil((percent - INSIDE) / 100 * base);
        long high = (long) Math.floor((percent + INSIDE) / 100 * base);
        intervals.add(new Interval(held, Math.max(0, low), high));
        return this;
    }

    /** The numbers. */
    long[] solve() {
        long[] values = new long[sizes.length];
        long all = Arrays.stream(sizes).sum();
        Interval first = intervals.get(0);
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.min(sizes[i], sizes[i] * (first.low() + first.high()) / 2 / Math.max(1, all));
        }
        for (int move = 0; move < MOST_MOVES; move++) {
            if (off(values) == 0) {
                return values;
            }
            improve(values);
        }
        throw new IllegalStateException("The printed shares cannot hold together");
    }

    private long off(long[] values) {
        return intervals.stream().mapToLong(interval -> interval.off(values)).sum();
    }

    private void improve(long[] values) {
        long least = off(values);
        int up = -1;
        int down = -1;
        for (int a = -1; a < values.length; a++) {
            for (int b = -1; b < values.length; b++) {
                if (a != b && move(values, a, b)) {
                    long now = off(values);
                    if (now < least) {
                        least = now;
                        up = a;
                        down = b;
                    }
                    move(values, b, a);
                }
            }
        }
        if (!(up >= 0 || down >= 0)) {
            throw new IllegalStateException("The printed shares cannot hold together");
        }
        move(values, up, down);
    }

    /** One more in a group and one fewer in another; -1 for none. */
    private boolean move(long[] values, int up, int down) {
        boolean possible = (up < 0 || values[up] < sizes[up]) && (down < 0 || values[down] > 0);
        if (possible) {
            if (up >= 0) {
                values[up]++;
            }
            if (down >= 0) {
                values[down]--;
            }
        }
        return possible;
    }
}
