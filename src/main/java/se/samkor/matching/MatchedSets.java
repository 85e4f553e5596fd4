package se.samkor.matching;

import java.util.stream.IntStream;

/**
 * Participants and the comparison units that were found for each.
 *
 * @param treated row numbers of the participants, ascending
 * @param controls row numbers of the comparison units of each, the nearest first; empty where none was found
 */
@SuppressWarnings("ArrayRecordComponent") // numbers by row, as numerical code has them
public record MatchedSets(int[] treated, int[][] controls) {
    /**
     * The weight of each of {@code rows} rows: 1 for a matched participant; for a comparison unit the sum over its sets of
     * 1 / (units in the set), scaled so that the weights of all comparison units add up to the number of different ones.
     */
    public double[] weights(int rows) {
        double[] weight = new double[rows];
        for (int i = 0; i < treated.length; i++) {
            for (int control : controls[i]) {
                weight[control] += 1.0 / controls[i].length;
            }
        }
        double total = 0;
        int used = 0;
        for (double w : weight) {
            total += w;
            used += w > 0 ? 1 : 0;
        }
        for (int row = 0; row < rows; row++) {
            weight[row] *= total == 0 ? 0 : used / total;
        }
        for (int i = 0; i < treated.length; i++) {
            weight[treated[i]] = controls[i].length > 0 ? 1 : 0;
        }
        return weight;
    }

    /** Positions of the participants with at least one comparison unit. */
    public int[] matched() {
        return IntStream.range(0, treated.length)
                .filter(i -> controls[i].length > 0)
                .toArray();
    }
}
