package se.samkor.domain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The participations of one person: parallel arrays of first and last day (days since 1970-01-01, inclusive), in any
 * order. {@link #ONGOING} as last day means that no end is registered.
 */
public final class Participations {
    /** The last day of a participation without a registered end. */
    public static final int ONGOING = Integer.MAX_VALUE;

    private static final Comparator<Stay> BY_START = Comparator.comparingInt(Stay::start);

    private final int[] start;
    private final int[] end;

    public Participations(int[] start, int[] end) {
        this.start = start;
        this.end = end;
    }

    /**
     * The stay around which the windows are laid: the one with the latest end among those that end in the given days.
     * Episodes are participations merged where they overlap or where the next starts at most {@code gapDays} + 1 days
     * after the end of those before; single participations with the same end: the earliest start.
     *
     * @return empty when nothing ends in the given days
     */
    public Optional<Stay> index(IndexKind kind, int gapDays, FollowUpWindow endsIn) {
        return index(stays(kind, gapDays), endsIn);
    }

    /** The same, of stays that are known. */
    public static Optional<Stay> index(Stay[] stays, FollowUpWindow endsIn) {
        @Nullable Stay index = null;
        for (Stay stay : stays) {
            boolean ends = stay.end() >= endsIn.from() && stay.end() <= endsIn.to() && stay.end() != ONGOING;
            if (ends && (index == null || precedes(stay, index))) {
                index = stay;
            }
        }
        return Optional.ofNullable(index);
    }

    private static boolean precedes(Stay stay, Stay other) {
        return stay.end() != other.end() ? stay.end() > other.end() : stay.start() < other.start();
    }

    /** Episodes or single participations. */
    public Stay[] stays(IndexKind kind, int gapDays) {
        return kind == IndexKind.EPISODE ? episodes(gapDays) : single();
    }

    /** All episodes, by start; an episode with an ongoing participation has the end {@link #ONGOING}. */
    public Stay[] episodes(int gapDays) {
        Stay[] sorted = single();
        Arrays.sort(sorted, BY_START);
        Stay[] merged = new Stay[sorted.length];
        int n = 0;
        for (Stay stay : sorted) {
            if (n > 0 && continues(merged[n - 1], stay, gapDays)) {
                Stay before = merged[n - 1];
                merged[n - 1] = new Stay(before.start(), Math.max(before.end(), stay.end()));
            } else {
                merged[n++] = stay;
            }
        }
        return Arrays.copyOf(merged, n);
    }

    private Stay[] single() {
        Stay[] stays = new Stay[start.length];
        for (int i = 0; i < stays.length; i++) {
            stays[i] = new Stay(start[i], end[i]);
        }
        return stays;
    }

    private static boolean continues(Stay before, Stay next, int gapDays) {
        return next.start() - 1L - gapDays <= before.end();
    }

    /**
     * A stretch of participation.
     *
     * @param start first day
     * @param end last day, or {@link #ONGOING}
     */
    public record Stay(int start, int end) {}
}
