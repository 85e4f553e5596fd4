package se.samkor.estimate.grouptime;

import java.util.OptionalInt;

/** An effect, or a weighted average of effects, with the influence function that gives its standard error. */
public final class Average {
    private final Aggregation aggregation;
    private final OptionalInt group;
    private final OptionalInt time;
    private final OptionalInt eventTime;
    private final double estimate;
    private final double[] onColumns;
    private final double[] errors;
    private final double stdError;
    private final String warning;

    Average(Place place, double estimate, double[] onColumns, double[] errors, double negligible, String warning) {
        aggregation = place.aggregation();
        group = place.group();
        time = place.time();
        eventTime = place.eventTime();
        this.estimate = estimate;
        this.onColumns = onColumns;
        this.errors = errors;
        double root = Math.sqrt(Sums.ofSquares(errors));
        stdError = root > negligible ? root : Double.NaN;
        this.warning = warning;
    }

    /** Where an average stands in the results. */
    record Place(Aggregation aggregation, OptionalInt group, OptionalInt time, OptionalInt eventTime) {
        static Place overall(Aggregation aggregation) {
            return new Place(aggregation, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
        }

        static Place group(int cohort) {
            return new Place(Aggregation.GROUP, OptionalInt.of(cohort), OptionalInt.empty(), OptionalInt.empty());
        }

        static Place eventTime(int at) {
            return new Place(Aggregation.DYNAMIC, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(at));
        }

        static Place time(int at) {
            return new Place(Aggregation.CALENDAR, OptionalInt.empty(), OptionalInt.of(at), OptionalInt.empty());
        }

        static Place cell(Cell cell) {
            return new Place(
                    Aggregation.GROUP_TIME,
                    OptionalInt.of(cell.group()),
                    OptionalInt.of(cell.time()),
                    OptionalInt.of(cell.eventTime()));
        }
    }

    public Aggregation aggregation() {
        return aggregation;
    }

    public OptionalInt group() {
        return group;
    }

    public OptionalInt time() {
        return time;
    }

    public OptionalInt eventTime() {
        return eventTime;
    }

    /** Whether this is the one-number summary of its aggregation. */
    public boolean overall() {
        return group.isEmpty() && time.isEmpty() && eventTime.isEmpty();
    }

    /** NaN when there is none; the warning then says why. */
    public double estimate() {
        return estimate;
    }

    /** NaN when the estimate has none, as the base period's 0. */
    public double stdError() {
        return stdError;
    }

    /** Plain words, empty when there is nothing to say. */
    public String warning() {
        return warning;
    }

    /** The covariance with another average of the same result. */
    public double covariance(Average other) {
        return Sums.ofProducts(errors, other.errors);
    }

    double[] onColumns() {
        return onColumns;
    }
}
