package se.samkor.estimate.regression;

import java.util.ArrayList;
import java.util.List;

/**
 * Weighted least squares of an outcome on a design after unit and period effects. Columns that the effects or earlier
 * columns determine are left out and named; their coefficient is NaN.
 */
final class WithinFit {
    /** A pivot below this share of the column's own variation after effects is a column that earlier columns determine. */
    private static final double DEPENDENT = 1e-10;
    /** Rounding in what is left of a dense column, as a share of its squared deviations. */
    private static final double DENSE_NOISE = 1e-20;
    /** Rounding in what is left of a cell, as a share of its weight. */
    private static final double CELL_NOISE = 1e-11;

    /** Rounding in residuals, as a share of the largest outcome. */
    static final double ROUNDING = 1e-13;

    private final TwoWayEffects effects;
    private final Design design;
    private final CellProducts cells;
    private final double[][] dense;
    private final SymmetricFactor factor;
    private final double[] coefficients;
    private final double[] residuals;
    private final double largestOutcome;
    private final boolean exact;

    private WithinFit(TwoWayEffects effects, Design design, double[] outcome) {
        this.effects = effects;
        this.design = design;
        cells = CellProducts.of(effects, design.cells());
        dense = new double[design.dense().length][];
        for (int column = 0; column < dense.length; column++) {
            dense[column] = effects.residualise(design.dense()[column]);
        }
        factor = SymmetricFactor.of(gram(), noise());
        double[] within = effects.residualise(outcome);
        coefficients = factor.solve(products(within));
        residuals = residuals(outcome, coefficients);
        largestOutcome = largest(outcome);
        exact = largest(residuals) <= ROUNDING * largestOutcome;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    static WithinFit of(TwoWayEffects effects, Design design, double[] outcome) {
        return new WithinFit(effects, design, outcome);
    }

    private double[][] gram() {
        int size = design.columns();
        double[][] gram = new double[size][size];
        for (int i = 0; i < dense.length; i++) {
            double[] row = products(dense[i]);
            for (int j = 0; j < size; j++) {
                gram[i][j] = row[j];
                gram[j][i] = row[j];
            }
        }
        for (int i = dense.length; i < size; i++) {
            for (int j = dense.length; j < size; j++) {
                gram[i][j] = cells.gram(i - dense.length, j - dense.length);
            }
        }
        return gram;
    }

    private double[] noise() {
        double[] floor = new double[design.columns()];
        for (int column = 0; column < floor.length; column++) {
            if (column < dense.length) {
                double left = weightedProduct(dense[column], dense[column]);
                floor[column] = Math.max(DEPENDENT * left, DENSE_NOISE * squaredDeviations(design.dense()[column]));
            } else {
                int cell = column - dense.length;
                floor[column] = Math.max(DEPENDENT * cells.gram(cell, cell), CELL_NOISE * cells.weightInCell(cell));
            }
        }
        return floor;
    }

    private double squaredDeviations(double[] column) {
        RowIndex rows = effects.rows();
        double total = 0;
        double sum = 0;
        for (int row = 0; row < column.length; row++) {
            total += rows.weight(row);
            sum += rows.weight(row) * column[row];
        }
        double mean = sum / total;
        double squares = 0;
        for (int row = 0; row < column.length; row++) {
            squares += rows.weight(row) * (column[row] - mean) * (column[row] - mean);
        }
        return squares + Double.MIN_NORMAL + 1e-10 * mean * mean * total;
    }

    /** Weighted products of all columns, after effects, with a column that is already free of effects. */
    private double[] products(double[] within) {
        double[] result = new double[design.columns()];
        for (int column = 0; column < dense.length; column++) {
            result[column] = weightedProduct(dense[column], within);
        }
        RowIndex rows = effects.rows();
        if (design.cells().columns() > 0) {
            for (int row = 0; row < within.length; row++) {
                int cell = design.cells().at(rows.unit(row), rows.period(row));
                if (cell >= 0) {
                    result[dense.length + cell] += rows.weight(row) * within[row];
                }
            }
        }
        return result;
    }

    private double weightedProduct(double[] left, double[] right) {
        double sum = 0;
        for (int row = 0; row < left.length; row++) {
            sum += effects.rows().weight(row) * left[row] * right[row];
        }
        return sum;
    }

    /** What is left of another column after effects and the design. */
    double[] residualise(double[] column) {
        return residuals(column, factor.solve(products(effects.residualise(column))));
    }

    private double[] residuals(double[] outcome, double[] coefficients) {
        double[] rest = outcome.clone();
        RowIndex rows = effects.rows();
        for (int row = 0; row < rest.length; row++) {
            for (int column = 0; column < dense.length; column++) {
                rest[row] -= coefficients[column] * design.dense()[column][row];
            }
            int cell = design.cells().at(rows.unit(row), rows.period(row));
            rest[row] -= cell >= 0 ? coefficients[dense.length + cell] : 0;
        }
        return effects.residualise(rest);
    }

    TwoWayEffects effects() {
        return effects;
    }

    SymmetricFactor factor() {
        return factor;
    }

    RowIndex rows() {
        return effects.rows();
    }

    Design design() {
        return design;
    }

    CellProducts cells() {
        return cells;
    }

    /** A dense column after unit and period effects. */
    double[] dense(int column) {
        return dense[column];
    }

    int denseColumns() {
        return dense.length;
    }

    boolean kept(int column) {
        return factor.kept(column);
    }

    /** The coefficient, or NaN for a column left out. */
    double coefficient(int column) {
        return kept(column) ? coefficients[column] : Double.NaN;
    }

    double[] residuals() {
        return residuals;
    }

    /** The largest outcome in absolute value. */
    double largestOutcome() {
        return largestOutcome;
    }

    /** Whether the residuals are nothing but rounding. */
    boolean exact() {
        return exact;
    }

    /** The inverse of the cross products, with 0 for columns left out. */
    double[][] inverseGram() {
        return factor.inverse();
    }

    /** The number of columns kept. */
    int rank() {
        return factor.rank();
    }

    /** The names of the columns left out because others determine them. */
    List<String> dropped() {
        List<String> dropped = new ArrayList<>();
        for (int column = 0; column < design.columns(); column++) {
            if (!kept(column)) {
                dropped.add(design.names().get(column));
            }
        }
        return dropped;
    }
}
