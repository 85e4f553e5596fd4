package se.samkor.estimate;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Units observed over time with a staggered, lasting treatment; immutable. One row is one unit in one period; rows are
 * sorted by unit label, then time, so that the rows of a unit are contiguous. Units, periods and clusters are numbered
 * from 0 in label order, and their labels are kept. There are no missing numbers: rows without an outcome, a covariate
 * or a weight were left out by whoever built the panel, which shows as an unbalanced panel.
 */
public final class Panel {
    /** The first treated time of a unit that is never treated within the panel. */
    public static final int NEVER = Integer.MAX_VALUE;

    private final PanelNames names;
    private final int[] times;
    private final int[] firstRow;
    private final int[] unitOfRow;
    private final int[] periodOfRow;
    private final int[] rowOfUnitPeriod;
    private final double[] outcome;
    private final double[][] covariates;
    private final double[] weights;
    private final int[] announced;
    private final int[] firstTreated;
    private final int[] clusterOfRow;
    private final boolean clustersNested;

    Panel(
            PanelNames names,
            int[] times,
            int[] firstRow,
            int[] periodOfRow,
            double[] outcome,
            double[][] covariates,
            double[] weights,
            int[] announced,
            int[] clusterOfRow) {
        this.names = names;
        this.times = times;
        this.firstRow = firstRow;
        this.periodOfRow = periodOfRow;
        this.outcome = outcome;
        this.covariates = covariates;
        this.weights = weights;
        this.announced = announced;
        int last = times[times.length - 1];
        firstTreated = Arrays.stream(announced)
                .map(first -> first > last ? NEVER : first)
                .toArray();
        this.clusterOfRow = clusterOfRow;
        unitOfRow = new int[outcome.length];
        rowOfUnitPeriod = new int[firstTreated.length * times.length];
        Arrays.fill(rowOfUnitPeriod, -1);
        boolean nested = true;
        for (int unit = 0; unit < firstTreated.length; unit++) {
            for (int row = firstRow[unit]; row < firstRow[unit + 1]; row++) {
                unitOfRow[row] = unit;
                rowOfUnitPeriod[unit * times.length + periodOfRow[row]] = row;
                nested &= clusterOfRow[row] == clusterOfRow[firstRow[unit]];
            }
        }
        clustersNested = nested;
    }

    /** A builder for an outcome of that name. */
    public static PanelBuilder of(String outcomeName) {
        return new PanelBuilder(outcomeName);
    }

    /** The name of the outcome column. */
    public String outcomeName() {
        return names.outcome();
    }

    /** The names of the covariates, in column order. */
    public List<String> covariateNames() {
        return names.covariates();
    }

    public int rows() {
        return outcome.length;
    }

    public int units() {
        return firstTreated.length;
    }

    public int periods() {
        return times.length;
    }

    public int clusters() {
        return names.clusters().size();
    }

    /** Whether every unit has a row in every period. */
    public boolean balanced() {
        return rows() == units() * periods();
    }

    /** Whether clusters other than the units themselves were given. */
    public boolean clustered() {
        return names.clustered();
    }

    /** Whether weights were given; otherwise every weight is 1. */
    public boolean weighted() {
        return names.weighted();
    }

    /** Whether every unit stays in one cluster. */
    public boolean clustersNested() {
        return clustersNested;
    }

    /** The label of a unit as it was read. */
    public String unitLabel(int unit) {
        return names.units().get(unit);
    }

    /** The label of a cluster as it was read. */
    public String clusterLabel(int cluster) {
        return names.clusters().get(cluster);
    }

    /** The time (a year or other whole number) of a period. */
    public int time(int period) {
        return times[period];
    }

    /** The period with that time, or -1. */
    public int periodAt(int time) {
        int found = Arrays.binarySearch(times, time);
        return found < 0 ? -1 : found;
    }

    public int unit(int row) {
        return unitOfRow[row];
    }

    public int period(int row) {
        return periodOfRow[row];
    }

    /** The row of a unit in a period, or -1 when the unit was not observed then. */
    public int row(int unit, int period) {
        return rowOfUnitPeriod[unit * times.length + period];
    }

    /** The first row of a unit; its last row is one less than the first row of the next; {@code firstRow(units())} is the number of rows. */
    public int firstRow(int unit) {
        return firstRow[unit];
    }

    public double outcome(int row) {
        return outcome[row];
    }

    public double covariate(int column, int row) {
        return covariates[column][row];
    }

    public double weight(int row) {
        return weights[row];
    }

    /** The cluster of a row; the unit itself unless clusters were given. */
    public int cluster(int row) {
        return clusterOfRow[row];
    }

    /** The cluster of a unit's first row: its only cluster when clusters are nested. */
    public int clusterOfUnit(int unit) {
        return clusterOfRow[firstRow[unit]];
    }

    /** The time of first treatment, or {@link #NEVER}. */
    public int firstTreated(int unit) {
        return firstTreated[unit];
    }

    /**
     * The time of first treatment even when it lies after the last time of the panel, or {@link #NEVER}: such a unit
     * counts as never treated, but may already anticipate.
     */
    public int announced(int unit) {
        return announced[unit];
    }

    public boolean neverTreated(int unit) {
        return firstTreated[unit] == NEVER;
    }

    /** Whether the row is at or after its unit's first treatment. */
    public boolean treated(int row) {
        return times[periodOfRow[row]] >= firstTreated[unitOfRow[row]];
    }

    /** Time since first treatment; meaningless for a unit that is never treated. */
    public int eventTime(int row) {
        return times[periodOfRow[row]] - firstTreated[unitOfRow[row]];
    }

    /** The distinct times of first treatment, ascending, without the never treated. */
    public int[] cohorts() {
        return Arrays.stream(firstTreated)
                .filter(first -> first != NEVER)
                .distinct()
                .sorted()
                .toArray();
    }

    /** The number of units first treated at that time. */
    public int cohortSize(int cohort) {
        return (int)
                Arrays.stream(firstTreated).filter(first -> first == cohort).count();
    }

    /** The panel of the chosen rows only; units and periods without a row are left out. */
    public Panel keepingRows(IntPredicate chosen) {
        return PanelBuilder.subset(this, chosen);
    }
}
