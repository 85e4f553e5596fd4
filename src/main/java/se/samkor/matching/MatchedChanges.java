package se.samkor.matching;

/**
 * Days before and after of matched participants and their comparison persons. Unit: days. A comparison person's days
 * after depend on the participant whose duration was borrowed, hence one number for each pair.
 *
 * @param person of each participant
 * @param before days of each participant
 * @param after days of each participant
 * @param covariates of each participant
 * @param controlPerson of each comparison person of each participant: at least one for each
 * @param controlBefore days
 * @param controlAfter days
 * @param controlCovariates covariates
 */
@SuppressWarnings("ArrayRecordComponent") // numbers by row, as numerical code has them
public record MatchedChanges(
        long[] person,
        double[] before,
        double[] after,
        double[][] covariates,
        long[][] controlPerson,
        double[][] controlBefore,
        double[][] controlAfter,
        double[][][] controlCovariates) {
    /** Matched participants. */
    public int size() {
        return person.length;
    }

    double change(int participant) {
        return after[participant] - before[participant];
    }

    double controlChange(int participant, int control) {
        return controlAfter[participant][control] - controlBefore[participant][control];
    }

    /** The change of each participant less the mean change of the matched set. */
    double[] differences() {
        double[] differences = new double[size()];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = change(i);
            for (int k = 0; k < controlPerson[i].length; k++) {
                differences[i] -= controlChange(i, k) / controlPerson[i].length;
            }
        }
        return differences;
    }

    /** The change expected without an insats, from the pairs: each pair weighs one over the pairs of its participant. */
    public OutcomeModel expectedChange() {
        int pairs = 0;
        for (long[] controls : controlPerson) {
            pairs += controls.length;
        }
        double[][] rows = new double[pairs][];
        double[] changes = new double[pairs];
        double[] weight = new double[pairs];
        int at = 0;
        for (int i = 0; i < size(); i++) {
            for (int k = 0; k < controlPerson[i].length; k++) {
                rows[at] = controlCovariates[i][k];
                changes[at] = controlChange(i, k);
                weight[at++] = 1.0 / controlPerson[i].length;
            }
        }
        return OutcomeModel.fit(rows, changes, weight);
    }
}
