package se.samkor.estimate.regression;

import java.util.Arrays;

/**
 * Weighted projection on unit and period effects, exact also for unbalanced panels: the units are eliminated in closed
 * form and the periods solve a system as large as the number of periods.
 */
final class TwoWayEffects {
    /** A pivot below this share of its diagonal is a period that the other periods of its connected part determine. */
    private static final double DEPENDENT = 1e-11;

    private final RowIndex rows;
    private final double[] unitWeight;
    private final SymmetricFactor periodFactor;

    TwoWayEffects(RowIndex rows) {
        this.rows = rows;
        unitWeight = new double[rows.units()];
        double[][] periodMatrix = new double[rows.periods()][rows.periods()];
        double[] periodWeight = new double[rows.periods()];
        for (int unit = 0; unit < rows.units(); unit++) {
            eliminate(unit, periodMatrix, periodWeight);
        }
        double[] floor = Arrays.stream(periodWeight).map(w -> w * DEPENDENT).toArray();
        periodFactor = SymmetricFactor.of(periodMatrix, floor);
    }

    private void eliminate(int unit, double[][] matrix, double[] periodWeight) {
        int from = rows.firstRow(unit);
        int to = rows.firstRow(unit + 1);
        double total = 0;
        for (int row = from; row < to; row++) {
            total += rows.weight(row);
        }
        unitWeight[unit] = total;
        for (int row = from; row < to; row++) {
            double weight = rows.weight(row);
            int period = rows.period(row);
            double[] target = matrix[period];
            target[period] += weight;
            periodWeight[period] += weight;
            double share = weight / total;
            for (int other = from; other < to; other++) {
                target[rows.period(other)] -= share * rows.weight(other);
            }
        }
    }

    RowIndex rows() {
        return rows;
    }

    double unitWeight(int unit) {
        return unitWeight[unit];
    }

    /** The factor of the period system after the units are eliminated. */
    SymmetricFactor periodFactor() {
        return periodFactor;
    }

    /** What is left of a column after unit and period effects. */
    double[] residualise(double[] column) {
        Effects effects = project(column);
        double[] result = new double[column.length];
        for (int unit = 0; unit < rows.units(); unit++) {
            for (int row = rows.firstRow(unit); row < rows.firstRow(unit + 1); row++) {
                result[row] = column[row] - effects.unit[unit] - effects.period[rows.period(row)];
            }
        }
        return result;
    }

    /** The weighted least squares fit of a column on unit and period effects. */
    Effects project(double[] column) {
        double[] unitTotal = new double[rows.units()];
        double[] periodTotal = new double[rows.periods()];
        for (int unit = 0; unit < rows.units(); unit++) {
            for (int row = rows.firstRow(unit); row < rows.firstRow(unit + 1); row++) {
                double value = rows.weight(row) * column[row];
                unitTotal[unit] += value;
                periodTotal[rows.period(row)] += value;
            }
        }
        return solve(unitTotal, periodTotal);
    }

    /** Solves the normal equations of the effects for the given totals by unit and by period. */
    Effects solve(double[] unitTotal, double[] periodTotal) {
        double[] right = periodTotal.clone();
        for (int unit = 0; unit < rows.units(); unit++) {
            double mean = unitTotal[unit] / unitWeight[unit];
            for (int row = rows.firstRow(unit); row < rows.firstRow(unit + 1); row++) {
                right[rows.period(row)] -= rows.weight(row) * mean;
            }
        }
        double[] period = periodFactor.solve(right);
        double[] unitEffect = new double[rows.units()];
        for (int unit = 0; unit < rows.units(); unit++) {
            double sum = unitTotal[unit];
            for (int row = rows.firstRow(unit); row < rows.firstRow(unit + 1); row++) {
                sum -= rows.weight(row) * period[rows.period(row)];
            }
            unitEffect[unit] = sum / unitWeight[unit];
        }
        return new Effects(unitEffect, period);
    }

    /** Effects by unit and by period; only sums of the two are determined. */
    static final class Effects {
        private final double[] unit;
        private final double[] period;

        Effects(double[] unit, double[] period) {
            this.unit = unit;
            this.period = period;
        }

        double unit(int index) {
            return unit[index];
        }

        double period(int index) {
            return period[index];
        }
    }
}
