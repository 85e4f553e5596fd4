package se.samkor.estimate.regression;

/**
 * Cross products of indicator cells after unit and period effects, from tables of weights by group and period instead of
 * full columns. Also keeps, for each cell, its coefficients on the periods: what the periods explain of it.
 */
final class CellProducts {
    private final double[][] gram;
    private final double[][] periodCoefficients;
    private final double[] weightInCell;

    private CellProducts(double[][] gram, double[][] periodCoefficients, double[] weightInCell) {
        this.gram = gram;
        this.periodCoefficients = periodCoefficients;
        this.weightInCell = weightInCell;
    }

    static CellProducts of(TwoWayEffects effects, CellTable cells) {
        int columns = cells.columns();
        double[][] gram = new double[columns][columns];
        double[][] onPeriods = new double[columns][effects.rows().periods()];
        double[] weight = new double[columns];
        if (columns == 0) {
            return new CellProducts(gram, onPeriods, weight);
        }
        double[][][] within = withinUnits(effects, cells);
        for (int group = 0; group < cells.groups(); group++) {
            addGroup(cells.cell()[group], within[group], gram, onPeriods);
        }
        countWeight(effects.rows(), cells, weight);
        double[][] forward = new double[columns][];
        double[][] coefficients = new double[columns][];
        for (int column = 0; column < columns; column++) {
            forward[column] = effects.periodFactor().forward(onPeriods[column]);
            coefficients[column] = effects.periodFactor().solve(onPeriods[column]);
        }
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j <= i; j++) {
                gram[i][j] -= dot(forward[i], forward[j]);
                gram[j][i] = gram[i][j];
            }
        }
        return new CellProducts(gram, coefficients, weight);
    }

    /** For each group, the period by period products of the group's rows after unit effects. */
    private static double[][][] withinUnits(TwoWayEffects effects, CellTable cells) {
        RowIndex rows = effects.rows();
        double[][][] within = new double[cells.groups()][rows.periods()][rows.periods()];
        for (int unit = 0; unit < rows.units(); unit++) {
            double[][] target = within[cells.groupOfUnit()[unit]];
            for (int row = rows.firstRow(unit); row < rows.firstRow(unit + 1); row++) {
                double weight = rows.weight(row);
                double[] line = target[rows.period(row)];
                line[rows.period(row)] += weight;
                double share = weight / effects.unitWeight(unit);
                for (int other = rows.firstRow(unit); other < rows.firstRow(unit + 1); other++) {
                    line[rows.period(other)] -= share * rows.weight(other);
                }
            }
        }
        return within;
    }

    private static void addGroup(int[] cell, double[][] within, double[][] gram, double[][] onPeriods) {
        for (int period = 0; period < cell.length; period++) {
            int column = cell[period];
            if (column < 0) {
                continue;
            }
            for (int other = 0; other < cell.length; other++) {
                onPeriods[column][other] += within[period][other];
                if (cell[other] >= 0) {
                    gram[column][cell[other]] += within[period][other];
                }
            }
        }
    }

    private static void countWeight(RowIndex rows, CellTable cells, double[] weight) {
        for (int unit = 0; unit < rows.units(); unit++) {
            for (int row = rows.firstRow(unit); row < rows.firstRow(unit + 1); row++) {
                int column = cells.at(unit, rows.period(row));
                if (column >= 0) {
                    weight[column] += rows.weight(row);
                }
            }
        }
    }

    double gram(int i, int j) {
        return gram[i][j];
    }

    /** The coefficients of a cell, after unit effects, on the periods. */
    double[] periodCoefficients(int column) {
        return periodCoefficients[column];
    }

    double weightInCell(int column) {
        return weightInCell[column];
    }

    static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}
