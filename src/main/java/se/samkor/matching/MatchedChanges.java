package se.samkor.matching;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Days before and after of matched participants and their comparison persons. Unit: days. A comparison person's days
 * after depend on the participant whose duration was borrowed, hence one number for each pair.
 *
 * @param person of each participant
 * @param before days of each participant
 * @param after days of each participant
 * @param covariates of each participant
 * @param controls the comparison persons of each participant: at least one for each
 */
@SuppressWarnings("ArrayRecordComponent") // numbers by row, as numerical code has them
public record MatchedChanges(
        long[] person, double[] before, double[] after, double[][] covariates, Controls[] controls) {
    /**
     * The comparison persons of one participant, the nearest first.
     *
     * @param person who
     * @param before days
     * @param after days
     * @param exposure the share of the window after that follows an insats of their own
     * @param covariates covariates
     */
    @SuppressWarnings("ArrayRecordComponent") // numbers by row, as numerical code has them
    public record Controls(long[] person, double[] before, double[] after, double[] exposure, double[][] covariates) {
        int size() {
            return person.length;
        }

        double change(int control) {
            return after[control] - before[control];
        }

        double meanChange() {
            return IntStream.range(0, size())
                    .mapToDouble(this::change)
                    .average()
                    .orElse(Double.NaN);
        }
    }

    /** Matched participants. */
    public int size() {
        return person.length;
    }

    double change(int participant) {
        return after[participant] - before[participant];
    }

    /** The change of each participant less the mean change of the matched set. */
    double[] differences() {
        return IntStream.range(0, size())
                .mapToDouble(i -> change(i) - controls[i].meanChange())
                .toArray();
    }

    /** The days before as an outcome of their own: as if there were none before and these after. */
    MatchedChanges beforeAlone() {
        Controls[] alone = new Controls[size()];
        for (int i = 0; i < alone.length; i++) {
            Controls some = controls[i];
            alone[i] = new Controls(
                    some.person(), new double[some.size()], some.before(), new double[some.size()], some.covariates());
        }
        return new MatchedChanges(person, new double[size()], before, covariates, alone);
    }

    /** Positions of all participants. */
    int[] all() {
        return IntStream.range(0, size()).toArray();
    }

    /** What is expected without an insats, from the pairs: each pair weighs one over the pairs of its participant. */
    public Expectation expected() {
        int pairs = 0;
        for (Controls some : controls) {
            pairs += some.size();
        }
        double[][] rows = new double[pairs][];
        double[] first = new double[pairs];
        double[] last = new double[pairs];
        double[] weight = new double[pairs];
        int at = 0;
        for (Controls some : controls) {
            for (int k = 0; k < some.size(); k++) {
                rows[at] = some.covariates()[k];
                first[at] = some.before()[k];
                last[at] = some.after()[k];
                weight[at++] = 1.0 / some.size();
            }
        }
        int persons = (int) Arrays.stream(controls)
                .flatMapToLong(some -> Arrays.stream(some.person()))
                .distinct()
                .count();
        OutcomeModel earlier = OutcomeModel.fit(rows, first, weight);
        OutcomeModel later = OutcomeModel.fit(rows, last, weight);
        double[][] departures = new double[controls.length][];
        for (int i = 0; i < controls.length; i++) {
            Controls some = controls[i];
            departures[i] = IntStream.range(0, some.size())
                    .mapToDouble(k -> some.change(k)
                            - later.expected(some.covariates()[k])
                            + earlier.expected(some.covariates()[k]))
                    .toArray();
        }
        return new Expectation(earlier, later, persons, departures);
    }
}
