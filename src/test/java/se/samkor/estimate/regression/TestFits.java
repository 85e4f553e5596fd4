package se.samkor.estimate.regression;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import se.samkor.estimate.Panel;

/** Fits and products that tests look into. */
final class TestFits {
    private TestFits() {}

    /** A fit with the covariates and one cell per cohort and period but the first. */
    static WithinFit sunAbraham(Panel panel, RowIndex rows) {
        int[] cohorts = panel.cohorts();
        int[][] cell = new int[cohorts.length + 1][panel.periods()];
        Arrays.fill(cell[cohorts.length], -1);
        for (int group = 0; group < cohorts.length; group++) {
            for (int period = 0; period < panel.periods(); period++) {
                cell[group][period] = period == 0 ? -1 : group * (panel.periods() - 1) + period - 1;
            }
        }
        List<String> names = IntStream.range(0, cohorts.length * (panel.periods() - 1))
                .mapToObj(i -> "cell " + i)
                .toList();
        CellTable cells = new CellTable(Cohorts.groups(panel, rows, cohorts), cell, names);
        return WithinFit.of(
                new TwoWayEffects(rows),
                new Design(panel.covariateNames(), rows.covariates(panel), cells),
                rows.outcome(panel));
    }

    /** Sums of score times score over groups, row by row. */
    static double[][] scoreProducts(WithinFit fit, int[] groupOfRow) {
        RowIndex rows = fit.rows();
        int groups = Arrays.stream(groupOfRow).max().orElse(0) + 1;
        int columns = fit.design().columns();
        double[][] sums = new double[groups][columns];
        for (int unit = 0; unit < rows.units(); unit++) {
            double[][] regressors = new ScoreProducts(fit).regressors(unit);
            for (int row = rows.firstRow(unit); row < rows.firstRow(unit + 1); row++) {
                for (int column = 0; column < columns; column++) {
                    sums[groupOfRow[row]][column] +=
                            regressors[row - rows.firstRow(unit)][column] * rows.weight(row) * fit.residuals()[row];
                }
            }
        }
        double[][] products = new double[columns][columns];
        for (double[] sum : sums) {
            for (int i = 0; i < columns; i++) {
                for (int j = 0; j < columns; j++) {
                    products[i][j] += sum[i] * sum[j];
                }
            }
        }
        return products;
    }
}
