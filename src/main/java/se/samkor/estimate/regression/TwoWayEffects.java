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
        double[] rest = new double[column.length];
        double[] mean = unitMeans(column);
        for (int unit = 0; unit < rows.units(); unit++) {
            for (int row = rows.firstRow(unit); row < rows.firstRow(unit + 1); row++) {
                rest[row] = column[row] - mean[unit];
            }
        }
        Effects effects = solve(new double[rows.units()], periodTotals(rest));
        for (int unit = 0; unit < rows.units(); unit++) {
            for (int row = rows.firstRow(unit); row < rows.firstRow(unit + 1); row++) {
                rest[row] -= effects.unit[unit] + effects.period[rows.period(row)];
            }
        }
        return rest;
    }

    /** The weighted least squares fit of a column on unit and period effects. */
    Effects project(double[] column) {
        double[] rest = new double[column.length];
        double[] mean = unitMeans(column);
        for (int row = 0; row < column.length; row++) {
            rest[row] = column[row] - mean[rows.unit(row)];
        }
        Effects effects = solve(new double[rows.units()], periodTotals(rest));
        for (int unit = 0; unit < rows.units(); unit++) {
            effects.unit[unit] += mean[unit];
        }
        return effects;
    }

    /** Weighted means by unit: taken out first, because large levels would cost the period effects their last digits. */
    private double[] unitMeans(double[] column) {
        double[] mean = new double[rows.units()];
        for (int unit = 0; unit < rows.units(); unit++) {
            double start = column[rows.firstRow(unit)];
            double sum = 0;
            for (int row = rows.firstRow(unit); row < rows.firstRow(unit + 1); row++) {
                sum += rows.weight(row) * (column[row] - start);
            }
            mean[unit] = start + sum / unitWeight[unit];
        }
        return mean;
    }

    private double[] periodTotals(double[] column) {
        double[] total = new double[rows.periods()];
        for (int row = 0; row < column.length; row++) {
            total[rows.period(row)] += rows.weight(row) * column[row];
        }
        return total;
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
