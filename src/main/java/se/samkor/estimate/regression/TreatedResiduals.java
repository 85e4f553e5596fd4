package se.samkor.estimate.regression;

import java.util.HashMap;
import java.util.Map;

/** The effects of treated rows less the mean of their cohort and time, under a rule for that mean. */
final class TreatedResiduals {
    private final double[] effect;
    private final int[] cell;
    private final int cells;
    private final ImputationError rule;
    private final int[] place;
    private final int[] cellOfPlace;

    /**
     * The residuals of any average.
     *
     * @param effect of each treated row
     * @param cell its cohort and time, numbered from 0
     * @param cluster its cluster
     */
    TreatedResiduals(double[] effect, int[] cell, int cells, int[] cluster, ImputationError rule) {
        this.effect = effect;
        this.cell = cell;
        this.cells = cells;
        this.rule = rule;
        boolean byCluster = rule != ImputationError.ROWS;
        place = new int[byCluster ? cell.length : 0];
        Map<Long, Integer> places = new HashMap<>();
        for (int row = 0; row < place.length; row++) {
            long key = (long) cluster[row] * cells + cell[row];
            Integer known = places.putIfAbsent(key, places.size());
            place[row] = known == null ? places.size() - 1 : known;
        }
        cellOfPlace = new int[places.size()];
        for (int row = 0; row < place.length; row++) {
            cellOfPlace[place[row]] = cell[row];
        }
    }

    /** For an average with these weights; NaN where no other cluster is left to make a mean of. */
    double[] of(double[] weight) {
        double[] means = rule == ImputationError.ROWS ? ofRows(weight) : ofClusters(weight);
        double[] residuals = new double[effect.length];
        for (int row = 0; row < residuals.length; row++) {
            residuals[row] =
                    weight[row] == 0 ? 0 : effect[row] - means[rule == ImputationError.ROWS ? cell[row] : place[row]];
        }
        return residuals;
    }

    private double[] ofRows(double[] weight) {
        double[] squares = new double[cells];
        double[] sums = new double[cells];
        for (int row = 0; row < weight.length; row++) {
            double square = weight[row] * weight[row];
            squares[cell[row]] += square;
            sums[cell[row]] += square * effect[row];
        }
        for (int i = 0; i < cells; i++) {
            sums[i] /= squares[i];
        }
        return sums;
    }

    private double[] ofClusters(double[] weight) {
        double[] own = new double[cellOfPlace.length];
        double[] ownSum = new double[own.length];
        for (int row = 0; row < weight.length; row++) {
            own[place[row]] += weight[row];
            ownSum[place[row]] += weight[row] * effect[row];
        }
        double[] squares = new double[cells];
        double[] sums = new double[cells];
        for (int i = 0; i < own.length; i++) {
            squares[cellOfPlace[i]] += own[i] * own[i];
            sums[cellOfPlace[i]] += own[i] * ownSum[i];
        }
        double[] means = new double[own.length];
        for (int i = 0; i < own.length; i++) {
            boolean without = rule == ImputationError.LEAVE_OUT;
            double rest = squares[cellOfPlace[i]] - (without ? own[i] * own[i] : 0);
            double sum = sums[cellOfPlace[i]] - (without ? own[i] * ownSum[i] : 0);
            means[i] = rest > 1e-12 * squares[cellOfPlace[i]] ? sum / rest : Double.NaN;
        }
        return means;
    }
}
