package se.samkor.estimate.survival;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Those who leave observation, counted by time and by why: all that a survival curve of persons without weights needs.
 * Why 0 is censoring; 1, 2 and so on are events of that cause. Everyone is observed from time 0. Who is censored at a time
 * is at risk of the events of that time.
 */
public final class ExitCounts {
    private final int causes;
    private final List<Step> steps = new ArrayList<>();

    /** @param causes how many kinds of events there are */
    public ExitCounts(int causes) {
        if (causes < 1) {
            throw new IllegalArgumentException("Cannot count exits: expected at least one cause, found " + causes);
        }
        this.causes = causes;
    }

    /** Those who leave at one time. */
    static final class Step {
        private final int time;
        private final long[] left;
        /** Those who have left at this time or before. */
        private final long[] leftSoFar;

        private Step(int time, long[] left, @Nullable Step before) {
            this.time = time;
            this.left = left;
            this.leftSoFar = left.clone();
            for (int why = 0; before != null && why < left.length; why++) {
                leftSoFar[why] += before.leftSoFar[why];
            }
        }

        int time() {
            return time;
        }

        /** How many leave for a reason, 0 being censoring. */
        long of(int why) {
            return left[why];
        }

        long events() {
            return all() - left[0];
        }

        long all() {
            return sum(left);
        }

        long allSoFar() {
            return sum(leftSoFar);
        }

        private static long sum(long[] counts) {
            long sum = 0;
            for (long one : counts) {
                sum += one;
            }
            return sum;
        }
    }

    /** Adds those who leave at a time; times must ascend, and a time at which nobody leaves may be left out. */
    public ExitCounts leave(int time, long... left) {
        Step before = last();
        int last = before == null ? 0 : before.time();
        if (time <= last || left.length != causes + 1) {
            throw new IllegalArgumentException("Cannot count exits at time " + time + ": expected a time after " + last
                    + " and " + (causes + 1) + " counts, found " + left.length);
        }
        steps.add(new Step(time, left.clone(), before));
        return this;
    }

    int causes() {
        return causes;
    }

    List<Step> steps() {
        return steps;
    }

    private @Nullable Step last() {
        return steps.isEmpty() ? null : steps.get(steps.size() - 1);
    }

    /** The last time, until a time, at which someone leaves. */
    private @Nullable Step through(int time) {
        int at = Times.lastThrough(steps, Step::time, time);
        return at < 0 ? null : steps.get(at);
    }

    /** How many persons there are. */
    public long persons() {
        Step last = last();
        return last == null ? 0 : last.allSoFar();
    }

    /** How many are observed just before a time. */
    public long atRisk(int time) {
        Step before = through(time - 1);
        return before == null ? persons() : persons() - before.allSoFar();
    }

    /** How many have had an event of a cause at or before a time. */
    public long eventsThrough(int time, int cause) {
        Step until = through(time);
        return until == null ? 0 : until.leftSoFar[cause];
    }

    /** How many have been censored before a time. */
    public long censoredBefore(int time) {
        return eventsThrough(time - 1, 0);
    }
}
