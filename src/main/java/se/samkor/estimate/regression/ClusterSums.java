package se.samkor.estimate.regression;

/**
 * All that the wild cluster bootstrap needs of the data: for residuals of the form outcome - effect x treatment, both net
 * of everything else, the score of each cluster and how a cluster's residuals move every cluster's score. Those moves are
 * tabled once when that is cheaper than finding the scores of every draw from its rows.
 */
final class ClusterSums {
    /** Work per row of taking out effects, in multiplications, about. */
    private static final double WORK = 12;
    /** More clusters than this and their table does not fit. */
    private static final int LARGEST_TABLE = 3000;

    private final WithinFit fit;
    private final double[] treatment;
    private final Grouping clusters;
    private final double[] own;
    private final double[] outcomeScore;
    private final boolean tabled;
    private final double[][] outcomeMoves;
    private final double[][] treatmentMoves;

    private ClusterSums(WithinFit fit, double[] treatment, Grouping clusters, int draws) {
        this.fit = fit;
        this.treatment = treatment;
        this.clusters = clusters;
        int groups = clusters.groups();
        own = new double[groups];
        outcomeScore = new double[groups];
        for (int row = 0; row < treatment.length; row++) {
            double score = fit.rows().weight(row) * treatment[row];
            own[clusters.of(row)] += score * treatment[row];
            outcomeScore[clusters.of(row)] += score * fit.residuals()[row];
        }
        double table = WORK * groups * treatment.length + (double) draws * groups * groups;
        tabled = groups <= LARGEST_TABLE && table < WORK * draws * treatment.length;
        int size = tabled ? groups : 0;
        outcomeMoves = new double[size][size];
        treatmentMoves = new double[size][size];
        for (int cluster = 0; cluster < size; cluster++) {
            addMoves(fit.residuals(), cluster, outcomeMoves);
            addMoves(treatment, cluster, treatmentMoves);
        }
    }

    /** The sums for a treatment net of everything else; the outcome is that of the fit. */
    static ClusterSums of(WithinFit fit, double[] treatment, Grouping clusters, int draws) {
        return new ClusterSums(fit, treatment, clusters, draws);
    }

    private void addMoves(double[] column, int cluster, double[][] moves) {
        double[] only = new double[clusters.groups()];
        only[cluster] = 1;
        double[] scores = scores(column, only);
        for (int other = 0; other < scores.length; other++) {
            moves[other][cluster] = scores[other];
        }
    }

    /** Each cluster's product of treatment with a column times a factor by cluster, after taking out everything else. */
    private double[] scores(double[] column, double[] factors) {
        double[] scaled = new double[column.length];
        for (int row = 0; row < scaled.length; row++) {
            scaled[row] = column[row] * factors[clusters.of(row)];
        }
        double[] left = fit.residualise(scaled);
        double[] scores = new double[clusters.groups()];
        for (int row = 0; row < left.length; row++) {
            scores[clusters.of(row)] += fit.rows().weight(row) * treatment[row] * left[row];
        }
        return scores;
    }

    private double[] moves(double[][] table, double[] column, double[] factors) {
        if (!tabled) {
            return scores(column, factors);
        }
        double[] moves = new double[factors.length];
        for (int cluster = 0; cluster < moves.length; cluster++) {
            moves[cluster] = CellProducts.dot(table[cluster], factors);
        }
        return moves;
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
        double[] outcomeMoved = moves(outcomeMoves, fit.residuals(), factors);
        double[] treatmentMoved = moves(treatmentMoves, treatment, factors);
        double square = 0;
        double cross = 0;
        double treatmentSquare = 0;
        for (int cluster = 0; cluster < own.length; cluster++) {
            double first = outcomeMoved[cluster] - ofOutcome * own[cluster];
            double second = treatmentMoved[cluster] - ofTreatment * own[cluster];
            square += first * first;
            cross += first * second;
            treatmentSquare += second * second;
        }
        double scale = variation * variation;
        return new double[] {ofOutcome, ofTreatment, square / scale, cross / scale, treatmentSquare / scale};
    }
}
