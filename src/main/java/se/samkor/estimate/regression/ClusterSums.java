package se.samkor.estimate.regression;

/**
 * All that the wild cluster bootstrap needs of the data: for residuals of the form outcome - effect x treatment, both net
 * of everything else, the score of each cluster and how a cluster's residuals move every cluster's score.
 */
final class ClusterSums {
    private final double[] own;
    private final double[] outcomeScore;
    private final double[][] outcomeMoves;
    private final double[][] treatmentMoves;

    private ClusterSums(int clusters) {
        own = new double[clusters];
        outcomeScore = new double[clusters];
        outcomeMoves = new double[clusters][clusters];
        treatmentMoves = new double[clusters][clusters];
    }

    static ClusterSums of(WithinFit fit, double[] treatment, Grouping clusters) {
        ClusterSums sums = new ClusterSums(clusters.groups());
        double[] outcome = fit.residuals();
        for (int row = 0; row < outcome.length; row++) {
            double score = fit.rows().weight(row) * treatment[row];
            sums.own[clusters.of(row)] += score * treatment[row];
            sums.outcomeScore[clusters.of(row)] += score * outcome[row];
        }
        for (int cluster = 0; cluster < clusters.groups(); cluster++) {
            sums.addMoves(fit, treatment, outcome, clusters, cluster, sums.outcomeMoves);
            sums.addMoves(fit, treatment, treatment, clusters, cluster, sums.treatmentMoves);
        }
        return sums;
    }

    private void addMoves(
            WithinFit fit, double[] treatment, double[] column, Grouping clusters, int cluster, double[][] moves) {
        double[] part = new double[column.length];
        for (int row = 0; row < part.length; row++) {
            part[row] = clusters.of(row) == cluster ? column[row] : 0;
        }
        double[] left = fit.residualise(part);
        for (int row = 0; row < part.length; row++) {
            moves[clusters.of(row)][cluster] += fit.rows().weight(row) * treatment[row] * left[row];
        }
    }

    int clusters() {
        return own.length;
    }

    /** The sum of squares of the treatment net of everything else. */
    double variation() {
        double sum = 0;
        for (double value : own) {
            sum += value;
        }
        return sum;
    }

    double estimate() {
        double sum = 0;
        for (double score : outcomeScore) {
            sum += score;
        }
        return sum / variation();
    }

    /** The standard error without small-sample factor of residuals outcome - effect x treatment at the estimate. */
    double standardError() {
        double estimate = estimate();
        double sum = 0;
        for (int cluster = 0; cluster < own.length; cluster++) {
            double score = outcomeScore[cluster] - estimate * own[cluster];
            sum += score * score;
        }
        return Math.sqrt(sum) / variation();
    }

    /**
     * The bootstrap distribution under a vector of factors as polynomials in the effect b that residuals are net of: the
     * estimate's move is (r0 - b r1) and its squared error (r2 - 2 b r3 + b^2 r4), without small-sample factor.
     */
    double[] polynomial(double[] factors) {
        double variation = variation();
        double outcomeMove = 0;
        double treatmentMove = 0;
        for (int cluster = 0; cluster < own.length; cluster++) {
            outcomeMove += outcomeScore[cluster] * factors[cluster];
            treatmentMove += own[cluster] * factors[cluster];
        }
        double ofOutcome = outcomeMove / variation;
        double ofTreatment = treatmentMove / variation;
        double square = 0;
        double cross = 0;
        double treatmentSquare = 0;
        for (int cluster = 0; cluster < own.length; cluster++) {
            double first = CellProducts.dot(outcomeMoves[cluster], factors) - ofOutcome * own[cluster];
            double second = CellProducts.dot(treatmentMoves[cluster], factors) - ofTreatment * own[cluster];
            square += first * first;
            cross += first * second;
            treatmentSquare += second * second;
        }
        double scale = variation * variation;
        return new double[] {ofOutcome, ofTreatment, square / scale, cross / scale, treatmentSquare / scale};
    }
}
