package se.samkor.estimate.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import se.samkor.estimate.UnusableData;

/**
 * The CR2 covariance matrix of Bell and McCaffrey (2002) for regressions with absorbed effects, with Satterthwaite degrees
 * of freedom (Pustejovsky and Tipton 2018). The working model is independence with variances inverse to the weights, under
 * which unit effects nested in clusters can be left out of the adjustment. Residuals of a cluster are multiplied by the
 * inverse root of (identity - its block of the hat matrix); directions that the cluster alone determines get factor 0.
 */
final class BiasReduced {
    private static final double DETERMINED = 1e-8;

    private final WithinFit fit;
    private final RowIndex rows;
    private final ScoreProducts scores;
    private final int periods;
    private final int columns;
    private final List<Block> blocks = new ArrayList<>();

    /** A cluster: its rows of the orthonormal regressors (periods first), and the adjustment of its residuals. */
    @SuppressWarnings("ArrayRecordComponent") // compared by identity only
    private record Block(DMatrixRMaj hatRoot, DMatrixRMaj adjusted, double[] score) {}

    BiasReduced(WithinFit fit, Grouping clusters) {
        this.fit = fit;
        rows = fit.rows();
        scores = new ScoreProducts(fit);
        periods = rows.periods();
        columns = fit.design().columns();
        if (!clusters.holdsWholeUnits(rows)) {
            throw new UnusableData("The bias-reduced covariance needs clusters that hold whole units.");
        }
        List<List<Integer>> unitsOfCluster = new ArrayList<>();
        for (int cluster = 0; cluster < clusters.groups(); cluster++) {
            unitsOfCluster.add(new ArrayList<>());
        }
        for (int unit = 0; unit < rows.units(); unit++) {
            unitsOfCluster.get(clusters.of(rows.firstRow(unit))).add(unit);
        }
        unitsOfCluster.forEach(units -> blocks.add(block(units)));
    }

    private Block block(List<Integer> units) {
        int size = units.stream()
                .mapToInt(unit -> rows.firstRow(unit + 1) - rows.firstRow(unit))
                .sum();
        DMatrixRMaj root = new DMatrixRMaj(size, periods + columns);
        double[] residual = new double[size];
        int next = 0;
        for (int unit : units) {
            double[][] regressors = scores.regressors(unit);
            double[] share = new double[periods];
            for (int row = rows.firstRow(unit); row < rows.firstRow(unit + 1); row++) {
                share[rows.period(row)] = rows.weight(row) / fit.effects().unitWeight(unit);
            }
            for (int row = rows.firstRow(unit); row < rows.firstRow(unit + 1); row++) {
                double weight = Math.sqrt(rows.weight(row));
                double[] period = Arrays.stream(share).map(s -> -s).toArray();
                period[rows.period(row)] += 1;
                fill(root, next, 0, fit.effects().periodFactor().forward(period), weight);
                fill(root, next, periods, fit.factor().forward(regressors[row - rows.firstRow(unit)]), weight);
                residual[next] = weight * fit.residuals()[row];
                next++;
            }
        }
        DMatrixRMaj own = CommonOps_DDRM.extract(root, 0, size, periods, periods + columns);
        DMatrixRMaj adjusted = adjust(root, own);
        double[] score = new double[columns];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < columns; column++) {
                score[column] += adjusted.get(row, column) * residual[row];
            }
        }
        return new Block(root, adjusted, score);
    }

    private static void fill(DMatrixRMaj target, int row, int from, double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            target.set(row, from + i, factor * values[i]);
        }
    }

    /** The inverse root of (identity - root root') times a matrix, by the smaller of two eigenvalue problems. */
    private static DMatrixRMaj adjust(DMatrixRMaj root, DMatrixRMaj matrix) {
        boolean wide = root.numRows <= root.numCols;
        DMatrixRMaj square =
                new DMatrixRMaj(Math.min(root.numRows, root.numCols), Math.min(root.numRows, root.numCols));
        if (wide) {
            CommonOps_DDRM.multOuter(root, square);
        } else {
            CommonOps_DDRM.multInner(root, square);
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(square.numRows, true, true);
        eigen.decompose(square);
        DMatrixRMaj result = new DMatrixRMaj(matrix);
        for (int i = 0; i < square.numRows; i++) {
            double share = eigen.getEigenvalue(i).getReal();
            DMatrixRMaj vector = eigen.getEigenVector(i);
            if (share < 1e-14 || vector == null) {
                continue;
            }
            double factor = (1 - share < DETERMINED ? 0 : 1 / Math.sqrt(1 - share)) - 1;
            DMatrixRMaj direction = vector;
            if (!wide) {
                direction = new DMatrixRMaj(root.numRows, 1);
                CommonOps_DDRM.mult(root, vector, direction);
                factor /= share;
            }
            DMatrixRMaj along = new DMatrixRMaj(1, matrix.numCols);
            CommonOps_DDRM.multTransA(direction, matrix, along);
            CommonOps_DDRM.multAdd(factor, direction, along, result);
        }
        return result;
    }

    /** The covariance matrix of the coefficients. */
    double[][] matrix() {
        double[][] middle = new double[columns][columns];
        for (Block block : blocks) {
            for (int i = 0; i < columns; i++) {
                for (int j = 0; j < columns; j++) {
                    middle[i][j] += block.score()[i] * block.score()[j];
                }
            }
        }
        double[][] half = new double[columns][];
        for (int i = 0; i < columns; i++) {
            double[] unit = new double[columns];
            unit[i] = fit.kept(i) ? 1 : 0;
            half[i] = fit.factor().forward(unit);
        }
        return Covariance.multiply(Covariance.multiply(half, middle), transposed(half));
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] result = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                result[j][i] = matrix[i][j];
            }
        }
        return result;
    }

    /** The Satterthwaite degrees of freedom of a weighted sum of coefficients. */
    double degrees(double[] weights) {
        double[] z = fit.factor().forward(weights);
        int size = periods + columns;
        double[][] cross = new double[size][size];
        double trace = 0;
        double squares = 0;
        for (Block block : blocks) {
            double[] direction = times(block.adjusted(), z);
            double own = CellProducts.dot(direction, direction);
            double[] explained = transposedTimes(block.hatRoot(), direction);
            double shared = CellProducts.dot(explained, explained);
            trace += own - shared;
            squares += own * own - 2 * own * shared;
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    cross[i][j] += explained[i] * explained[j];
                }
            }
        }
        for (double[] line : cross) {
            squares += CellProducts.dot(line, line);
        }
        return trace * trace / squares;
    }

    private static double[] times(DMatrixRMaj matrix, double[] vector) {
        double[] result = new double[matrix.numRows];
        for (int i = 0; i < matrix.numRows; i++) {
            for (int j = 0; j < matrix.numCols; j++) {
                result[i] += matrix.get(i, j) * vector[j];
            }
        }
        return result;
    }

    private static double[] transposedTimes(DMatrixRMaj matrix, double[] vector) {
        double[] result = new double[matrix.numCols];
        for (int i = 0; i < matrix.numRows; i++) {
            for (int j = 0; j < matrix.numCols; j++) {
                result[j] += matrix.get(i, j) * vector[i];
            }
        }
        return result;
    }
}
