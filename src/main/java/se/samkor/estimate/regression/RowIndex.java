package se.samkor.estimate.regression;

import java.util.Arrays;
import java.util.function.IntPredicate;
import se.samkor.estimate.Panel;

/**
 * The rows of a panel that a regression uses, sorted by unit, with their weights. Units without a row are left out and
 * renumbered; periods keep the panel's numbers. Rows with weight 0 are never used.
 */
final class RowIndex {
    private final int[] panelRow;
    private final int[] firstRow;
    private final int[] panelUnit;
    private final int[] period;
    private final int[] unitOfRow;
    private final double[] weight;
    private final int periods;

    private RowIndex(Panel panel, int[] panelRow) {
        this.panelRow = panelRow;
        periods = panel.periods();
        period = Arrays.stream(panelRow).map(panel::period).toArray();
        weight = Arrays.stream(panelRow).mapToDouble(panel::weight).toArray();
        unitOfRow = new int[panelRow.length];
        int[] first = new int[panelRow.length + 1];
        int[] unitLabel = new int[panelRow.length];
        int count = 0;
        for (int row = 0; row < panelRow.length; row++) {
            int unit = panel.unit(panelRow[row]);
            if (count == 0 || unitLabel[count - 1] != unit) {
                unitLabel[count] = unit;
                first[count] = row;
                count++;
            }
            unitOfRow[row] = count - 1;
        }
        first[count] = panelRow.length;
        firstRow = Arrays.copyOf(first, count + 1);
        panelUnit = Arrays.copyOf(unitLabel, count);
    }

    /** The rows of a panel that satisfy a condition on the panel's row. */
    static RowIndex of(Panel panel, IntPredicate keep) {
        int[] kept = new int[panel.rows()];
        int count = 0;
        for (int row = 0; row < kept.length; row++) {
            if (panel.weight(row) > 0 && keep.test(row)) {
                kept[count++] = row;
            }
        }
        return new RowIndex(panel, Arrays.copyOf(kept, count));
    }

    /** The rows without units and periods that have a single row left; such rows carry no information within units. */
    RowIndex withoutSingletons(Panel panel) {
        boolean[] keep = new boolean[panel.rows()];
        for (int row : panelRow) {
            keep[row] = true;
        }
        RowIndex current = this;
        while (true) {
            int[] inPeriod = current.rowsInPeriod();
            int before = current.rows();
            for (int row = 0; row < before; row++) {
                int unit = current.unitOfRow[row];
                boolean alone = current.firstRow(unit + 1) - current.firstRow(unit) == 1;
                keep[current.panelRow[row]] = !alone && inPeriod[current.period[row]] > 1;
            }
            RowIndex next = of(panel, row -> keep[row]);
            if (next.rows() == before) {
                return next;
            }
            current = next;
        }
    }

    int rows() {
        return panelRow.length;
    }

    int units() {
        return panelUnit.length;
    }

    /** The number of periods of the panel, used or not. */
    int periods() {
        return periods;
    }

    /** The number of periods with at least one row. */
    int periodsUsed() {
        return (int) Arrays.stream(rowsInPeriod()).filter(count -> count > 0).count();
    }

    int[] rowsInPeriod() {
        int[] count = new int[periods];
        for (int at : period) {
            count[at]++;
        }
        return count;
    }

    int firstRow(int unit) {
        return firstRow[unit];
    }

    int period(int row) {
        return period[row];
    }

    int unit(int row) {
        return unitOfRow[row];
    }

    double weight(int row) {
        return weight[row];
    }

    int panelRow(int row) {
        return panelRow[row];
    }

    int panelUnit(int unit) {
        return panelUnit[unit];
    }

    /** The panel's outcome in these rows. */
    double[] outcome(Panel panel) {
        return Arrays.stream(panelRow).mapToDouble(panel::outcome).toArray();
    }

    /** The panel's covariate columns in these rows. */
    double[][] covariates(Panel panel) {
        double[][] columns = new double[panel.covariateNames().size()][];
        for (int column = 0; column < columns.length; column++) {
            int chosen = column;
            columns[column] = Arrays.stream(panelRow)
                    .mapToDouble(row -> panel.covariate(chosen, row))
                    .toArray();
        }
        return columns;
    }

    /** The clusters of the rows, numbered from 0 in the order they appear. */
    Grouping clusters(Panel panel) {
        return Grouping.of(Arrays.stream(panelRow).map(panel::cluster).toArray());
    }
}
