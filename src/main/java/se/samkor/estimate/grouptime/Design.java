package se.samkor.estimate.grouptime;

/**
 * Covariates of the observations in one comparison: an intercept, then each covariate centred and scaled. All three
 * methods give the same numbers for any scaling; this one keeps the normal equations well conditioned.
 */
final class Design {
    private final double[][] rows;
    private final int width;

    private Design(double[][] rows, int width) {
        this.rows = rows;
        this.width = width;
    }

    /** The value of covariate {@code column} for the observation {@code index} of the comparison. */
    interface Covariate {
        double value(int column, int index);
    }

    static Design of(int observations, int covariates, Covariate source) {
        double[][] rows = new double[observations][covariates + 1];
        for (double[] row : rows) {
            row[0] = 1;
        }
        for (int column = 0; column < covariates; column++) {
            double mean = 0;
            for (int i = 0; i < observations; i++) {
                rows[i][column + 1] = source.value(column, i);
                mean += rows[i][column + 1] / observations;
            }
            double variance = 0;
            for (double[] row : rows) {
                row[column + 1] -= mean;
                variance += row[column + 1] * row[column + 1] / observations;
            }
            boolean varies = variance > 1e-24 * (mean * mean + 1e-280);
            for (double[] row : rows) {
                row[column + 1] = varies ? row[column + 1] / Math.sqrt(variance) : 0;
            }
        }
        return new Design(rows, covariates + 1);
    }

    int observations() {
        return rows.length;
    }

    int width() {
        return width;
    }

    double dot(int index, double[] coefficients) {
        double[] row = rows[index];
        double sum = 0;
        for (int k = 0; k < width; k++) {
            sum += row[k] * coefficients[k];
        }
        return sum;
    }

    /** The sum of weight times covariates. */
    double[] weightedSum(double[] weights) {
        double[] sum = new double[width];
        for (int i = 0; i < rows.length; i++) {
            double weight = weights[i];
            if (weight != 0) {
                double[] row = rows[i];
                for (int k = 0; k < width; k++) {
                    sum[k] += weight * row[k];
                }
            }
        }
        return sum;
    }

    /** The sum of weight times the outer product of covariates. */
    double[][] weightedGram(double[] weights) {
        double[][] gram = new double[width][width];
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            if (weights[i] != 0) {
                for (int a = 0; a < width; a++) {
                    double scaled = weights[i] * row[a];
                    for (int b = 0; b <= a; b++) {
                        gram[a][b] += scaled * row[b];
                    }
                }
            }
        }
        for (int a = 0; a < width; a++) {
            for (int b = 0; b < a; b++) {
                gram[b][a] = gram[a][b];
            }
        }
        return gram;
    }
}
