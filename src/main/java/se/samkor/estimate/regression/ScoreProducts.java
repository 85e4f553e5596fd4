package se.samkor.estimate.regression;

import java.util.Arrays;

/**
 * Sums over groups of rows of score times score, the middle of a robust covariance matrix. The score of a row is its
 * regressors, free of unit and period effects, times weight and residual.
 */
final class ScoreProducts {
    private final WithinFit fit;
    private final RowIndex rows;
    private final CellTable table;
    private final int dense;
    private final int columns;

    ScoreProducts(WithinFit fit) {
        this.fit = fit;
        rows = fit.rows();
        table = fit.design().cells();
        dense = fit.denseColumns();
        columns = fit.design().columns();
    }

    double[][] over(Grouping groups) {
        if (groups.holdsWholeUnits(rows)) {
            return groupsShareCells(groups) ? byCellGroup(groups) : ofSums(wholeUnitSums(groups));
        }
        return ofSums(rowSums(groups));
    }

    private boolean groupsShareCells(Grouping groups) {
        int[] known = new int[groups.groups()];
        Arrays.fill(known, -1);
        for (int unit = 0; unit < rows.units(); unit++) {
            int group = groups.of(rows.firstRow(unit));
            int cells = table.groupOfUnit()[unit];
            if (known[group] >= 0 && known[group] != cells) {
                return false;
            }
            known[group] = cells;
        }
        return true;
    }

    /**
     * When all units of a cluster have the same cells, a cluster's score is a fixed linear map of its residual sums by
     * period and its dense scores, so only products of those (as many as periods and dense columns) are summed.
     */
    private double[][] byCellGroup(Grouping clusters) {
        int periods = rows.periods();
        double[][] sums = periodSums(clusters);
        double[][][] products = new double[table.groups()][periods + dense][periods + dense];
        int[] groupOfCluster = new int[clusters.groups()];
        for (int unit = 0; unit < rows.units(); unit++) {
            groupOfCluster[clusters.of(rows.firstRow(unit))] = table.groupOfUnit()[unit];
        }
        for (int cluster = 0; cluster < sums.length; cluster++) {
            addOuter(products[groupOfCluster[cluster]], sums[cluster]);
        }
        double[][] all = new double[periods + dense][periods + dense];
        double[][] selected = new double[columns][periods + dense];
        double[][] result = new double[columns][columns];
        for (int group = 0; group < table.groups(); group++) {
            mirror(products[group]);
            int[] cell = table.cell()[group];
            for (int period = 0; period < periods + dense; period++) {
                add(all[period], products[group][period], 1);
                int column = period < periods ? cell[period] + dense : -1;
                if (column >= dense) {
                    add(selected[column], products[group][period], 1);
                    for (int other = 0; other < periods; other++) {
                        if (cell[other] >= 0) {
                            result[column][dense + cell[other]] += products[group][period][other];
                        }
                    }
                }
            }
        }
        return completed(result, selected, all);
    }

    private double[][] completed(double[][] result, double[][] selected, double[][] all) {
        int periods = rows.periods();
        double[][] explained = new double[columns][periods + dense];
        for (int column = dense; column < columns; column++) {
            double[] coefficients = fit.cells().periodCoefficients(column - dense);
            for (int period = 0; period < periods; period++) {
                add(explained[column], all[period], coefficients[period]);
            }
        }
        for (int i = dense; i < columns; i++) {
            double[] ofI = fit.cells().periodCoefficients(i - dense);
            for (int j = dense; j <= i; j++) {
                double[] ofJ = fit.cells().periodCoefficients(j - dense);
                double cross = 0;
                for (int period = 0; period < periods; period++) {
                    cross += ofJ[period] * (explained[i][period] - selected[i][period])
                            - ofI[period] * selected[j][period];
                }
                result[i][j] += cross;
                result[j][i] = result[i][j];
            }
            for (int j = 0; j < dense; j++) {
                result[i][j] = selected[i][periods + j] - explained[i][periods + j];
                result[j][i] = result[i][j];
            }
        }
        for (int i = 0; i < dense; i++) {
            for (int j = 0; j < dense; j++) {
                result[i][j] = all[periods + i][periods + j];
            }
        }
        return result;
    }

    /** For each cluster, the weighted residuals summed by period, then the sums of the dense scores. */
    private double[][] periodSums(Grouping clusters) {
        double[][] sums = new double[clusters.groups()][rows.periods() + dense];
        for (int row = 0; row < rows.rows(); row++) {
            double[] target = sums[clusters.of(row)];
            double value = rows.weight(row) * fit.residuals()[row];
            target[rows.period(row)] += value;
            for (int column = 0; column < dense; column++) {
                target[rows.periods() + column] += value * fit.dense(column)[row];
            }
        }
        return sums;
    }

    /** Scores by cluster when clusters hold whole units: residuals sum to 0 within a unit, so unit effects do not matter. */
    private double[][] wholeUnitSums(Grouping clusters) {
        double[][] sums = periodSums(clusters);
        double[][] scores = new double[clusters.groups()][columns];
        for (int cluster = 0; cluster < scores.length; cluster++) {
            System.arraycopy(sums[cluster], rows.periods(), scores[cluster], 0, dense);
            for (int column = dense; column < columns; column++) {
                double[] coefficients = fit.cells().periodCoefficients(column - dense);
                for (int period = 0; period < rows.periods(); period++) {
                    scores[cluster][column] -= coefficients[period] * sums[cluster][period];
                }
            }
        }
        for (int row = 0; row < rows.rows(); row++) {
            int cell = table.at(rows.unit(row), rows.period(row));
            if (cell >= 0) {
                scores[clusters.of(row)][dense + cell] += rows.weight(row) * fit.residuals()[row];
            }
        }
        return scores;
    }

    /** The sum over single rows. */
    double[][] overRows() {
        double[][] result = new double[columns][columns];
        for (int unit = 0; unit < rows.units(); unit++) {
            double[][] regressors = regressors(unit);
            for (int i = 0; i < regressors.length; i++) {
                int row = rows.firstRow(unit) + i;
                double factor = rows.weight(row) * fit.residuals()[row];
                for (int column = 0; column < columns; column++) {
                    regressors[i][column] *= factor;
                }
                addOuter(result, regressors[i]);
            }
        }
        mirror(result);
        return result;
    }

    private double[][] rowSums(Grouping groups) {
        double[][] scores = new double[groups.groups()][columns];
        for (int unit = 0; unit < rows.units(); unit++) {
            double[][] regressors = regressors(unit);
            for (int row = rows.firstRow(unit); row < rows.firstRow(unit + 1); row++) {
                add(
                        scores[groups.of(row)],
                        regressors[row - rows.firstRow(unit)],
                        rows.weight(row) * fit.residuals()[row]);
            }
        }
        return scores;
    }

    /** The regressors of a unit's rows after unit and period effects. */
    double[][] regressors(int unit) {
        int from = rows.firstRow(unit);
        int count = rows.firstRow(unit + 1) - from;
        double[][] result = new double[count][columns];
        double[] mean = new double[columns];
        for (int i = 0; i < count; i++) {
            int row = from + i;
            for (int column = 0; column < dense; column++) {
                result[i][column] = fit.dense(column)[row];
            }
            for (int column = dense; column < columns; column++) {
                result[i][column] = -fit.cells().periodCoefficients(column - dense)[rows.period(row)];
            }
            int cell = table.at(unit, rows.period(row));
            if (cell >= 0) {
                result[i][dense + cell] += 1;
            }
            add(mean, result[i], rows.weight(row) / fit.effects().unitWeight(unit));
        }
        for (double[] line : result) {
            for (int column = dense; column < columns; column++) {
                line[column] -= mean[column];
            }
        }
        return result;
    }

    private double[][] ofSums(double[][] sums) {
        double[][] result = new double[columns][columns];
        for (double[] sum : sums) {
            addOuter(result, sum);
        }
        mirror(result);
        return result;
    }

    /** Adds the lower half of a vector times itself. */
    private static void addOuter(double[][] target, double[] vector) {
        for (int i = 0; i < vector.length; i++) {
            double factor = vector[i];
            if (factor != 0) {
                double[] line = target[i];
                for (int j = 0; j <= i; j++) {
                    line[j] += factor * vector[j];
                }
            }
        }
    }

    private static void mirror(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < i; j++) {
                matrix[j][i] = matrix[i][j];
            }
        }
    }

    private static void add(double[] target, double[] source, double factor) {
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * source[i];
        }
    }
}
