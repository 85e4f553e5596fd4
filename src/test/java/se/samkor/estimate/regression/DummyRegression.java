package se.samkor.estimate.regression;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import se.samkor.estimate.Panel;

/** The slow way: weighted least squares with one dummy per unit and period, for comparison. */
final class DummyRegression {
    private final Panel panel;
    private final RealMatrix design;
    /** One row per coefficient: how it weighs the (weighted) outcomes. */
    private final RealMatrix influence;

    private final double[] coefficients;
    private final double[] residual;

    /** The regressors, one array of panel rows each, before the dummies. */
    DummyRegression(Panel panel, List<double[]> regressors) {
        this.panel = panel;
        int n = panel.rows();
        int k = regressors.size();
        design = MatrixUtils.createRealMatrix(n, k + panel.units() + panel.periods() - 1);
        double[] outcome = new double[n];
        for (int row = 0; row < n; row++) {
            double root = Math.sqrt(panel.weight(row));
            for (int column = 0; column < k; column++) {
                design.setEntry(row, column, root * regressors.get(column)[row]);
            }
            design.setEntry(row, k + panel.unit(row), root);
            if (panel.period(row) > 0) {
                design.setEntry(row, k + panel.units() + panel.period(row) - 1, root);
            }
            outcome[row] = root * panel.outcome(row);
        }
        RealMatrix transposed = design.transpose();
        influence = MatrixUtils.inverse(transposed.multiply(design)).multiply(transposed);
        coefficients = influence.operate(outcome);
        double[] fitted = design.operate(coefficients);
        residual =
                IntStream.range(0, n).mapToDouble(i -> outcome[i] - fitted[i]).toArray();
    }

    double coefficient(int column) {
        return coefficients[column];
    }

    /** The clustered standard error without small-sample factor. */
    double clusteredError(int column) {
        double[] score = new double[panel.clusters()];
        for (int row = 0; row < residual.length; row++) {
            score[panel.cluster(row)] += influence.getEntry(column, row) * residual[row];
        }
        return MatrixUtils.createRealVector(score).getNorm();
    }

    /** The CR2 standard error and its Satterthwaite degrees of freedom, from the full hat matrix. */
    double[] biasReduced(int column) {
        int n = residual.length;
        RealMatrix left = MatrixUtils.createRealIdentityMatrix(n).subtract(design.multiply(influence));
        RealMatrix vectors = MatrixUtils.createRealMatrix(n, panel.clusters());
        double variance = 0;
        for (int cluster = 0; cluster < panel.clusters(); cluster++) {
            int at = cluster;
            int[] member = IntStream.range(0, n)
                    .filter(row -> panel.cluster(row) == at)
                    .toArray();
            RealMatrix root = inverseRoot(left.getSubMatrix(member, member));
            double score = 0;
            for (int i = 0; i < member.length; i++) {
                double adjusted = 0;
                for (int j = 0; j < member.length; j++) {
                    adjusted += root.getEntry(i, j) * influence.getEntry(column, member[j]);
                }
                vectors.setEntry(member[i], cluster, adjusted);
                score += adjusted * residual[member[i]];
            }
            variance += score * score;
        }
        RealMatrix cross = vectors.transpose().multiply(left).multiply(vectors);
        double squares = Math.pow(cross.getFrobeniusNorm(), 2);
        return new double[] {Math.sqrt(variance), cross.getTrace() * cross.getTrace() / squares};
    }

    private static RealMatrix inverseRoot(RealMatrix block) {
        EigenDecomposition eigen =
                new EigenDecomposition(block.add(block.transpose()).scalarMultiply(0.5));
        RealMatrix root = MatrixUtils.createRealMatrix(block.getRowDimension(), block.getRowDimension());
        for (int i = 0; i < block.getRowDimension(); i++) {
            if (eigen.getRealEigenvalue(i) > 1e-8) {
                RealVector vector = eigen.getEigenvector(i);
                root = root.add(vector.outerProduct(vector).scalarMultiply(1 / Math.sqrt(eigen.getRealEigenvalue(i))));
            }
        }
        return root;
    }
}
