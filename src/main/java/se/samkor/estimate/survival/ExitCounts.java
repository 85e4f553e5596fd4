package se.samkor.estimate.survival;

import java.util.ArrayList;
import java.util.List;

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

        private Step(int time, long[] left) {
            this.time = time;
            this.left = left;
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
            long sum = 0;
            for (long one : left) {
                sum += one;
            }
            return sum;
        }
    }

    /** Adds those who leave at a time; times must ascend, and a time at which nobody leaves may be left out. */
    public ExitCounts leave(int time, long... left) {
        int last = steps.isEmpty() ? 0 : steps.get(steps.size() - 1).time();
        if (time <= last || left.length != causes + 1) {
            throw new IllegalArgumentException("Cannot count exits at time " + time + ": expected a time after " + last
                    + " and " + (causes + 1) + " counts, found " + left.length);
        }
        steps.add(new Step(time, left.clone()));
        return this;
    }

    int causes() {
        return causes;
    }

    List<Step> steps() {
        return steps;
    }

    /** How many persons there are. */
    public long persons() {
        return steps.stream().mapToLong(Step::all).sum();
    }

    /** How many are observed just before a time. */
    public long atRisk(int time) {
        return persons()
                - steps.stream()
                        .filter(step -> step.time() < time)
                        .mapToLong(Step::all)
                        .sum();
    }

    /** How many have had an event of a cause at or before a time. */
    public long eventsThrough(int time, int cause) {
        return steps.stream()
                .filter(step -> step.time() <= time)
                .mapToLong(step -> step.of(cause))
                .sum();
    }

    /** How many have been censored before a time. */
    public long censoredBefore(int time) {
        return eventsThrough(time - 1, 0);
    }
}
