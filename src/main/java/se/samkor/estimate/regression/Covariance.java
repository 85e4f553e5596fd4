package se.samkor.estimate.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.samkor.estimate.Panel;
import se.samkor.estimate.regression.VarianceRule.FixedEffectCount;
import se.samkor.estimate.regression.VarianceRule.Kind;

/**
 * The covariance matrix of a regression with unit and period effects under a rule, with the small-sample factors of
 * fixest 0.14 (Berge 2018). Cameron, Gelbach and Miller (2011) for two sets of clusters.
 */
final class Covariance {
    private final WithinFit fit;
    private final VarianceRule rule;
    private final Grouping clusters;
    private final double[][] bread;
    private final double[][] matrix;
    private final int groups;
    private final double degrees;
    private final Optional<BiasReduced> reduced;
    private final Optional<String> noError;

    private Covariance(WithinFit fit, Panel panel, VarianceRule rule) {
        this.fit = fit;
        this.rule = rule;
        clusters = fit.rows().clusters(panel);
        bread = fit.inverseGram();
        groups = switch (rule.kind()) {
            case IID, HETEROSKEDASTIC -> 0;
            case CLUSTER, BIAS_REDUCED -> clusters.groups();
            case CLUSTER_AND_PERIOD -> Math.min(clusters.groups(), fit.rows().periodsUsed());
        };
        noError = noError();
        boolean usable = noError.isEmpty();
        reduced = usable && rule.kind() == Kind.BIAS_REDUCED
                ? Optional.of(new BiasReduced(fit, clusters))
                : Optional.empty();
        matrix = usable ? compute() : scaled(bread, Double.NaN);
        degrees = groups == 0 ? residualDegrees() : groups - 1.0;
    }

    /** Why no standard error means anything; empty when one does. */
    private Optional<String> noError() {
        if (groups == 1) {
            return Optional.of("standard error missing: it needs at least two clusters, found one");
        }
        if (residualDegrees() < 1) {
            return Optional.of("standard error missing: as many parameters as rows");
        }
        return fit.exact() ? Optional.of("standard error missing: the fit is exact") : Optional.empty();
    }

    private double[][] compute() {
        return switch (rule.kind()) {
            case IID -> scaled(bread, sumOfSquares() / residualDegrees());
            case HETEROSKEDASTIC -> sandwich(
                    new ScoreProducts(fit).overRows(), fit.rows().rows() / residualDegrees());
            case CLUSTER -> sandwich(new ScoreProducts(fit).over(clusters), clusterFactor(clusters));
            case CLUSTER_AND_PERIOD -> twoWay();
            case BIAS_REDUCED -> reduced.orElseThrow().matrix();
        };
    }

    static Covariance of(WithinFit fit, Panel panel, VarianceRule rule) {
        return new Covariance(fit, panel, rule);
    }

    int groups() {
        return groups;
    }

    double[][] matrix() {
        return matrix;
    }

    /** The coefficients of the fit with standard errors. */
    List<Coefficient> coefficients() {
        List<Coefficient> result = new ArrayList<>();
        List<String> names = fit.design().names();
        for (int column = 0; column < names.size(); column++) {
            double[] weights = new double[names.size()];
            weights[column] = 1;
            result.add(
                    fit.kept(column)
                            ? combination(names.get(column), weights)
                            : Coefficient.missing(
                                    names.get(column), "left out: determined by fixed effects and other columns"));
        }
        return result;
    }

    /** A weighted sum of coefficients; missing when it gives weight to a coefficient that was left out. */
    Coefficient combination(String name, double[] weights) {
        double estimate = 0;
        double variance = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] == 0) {
                continue;
            }
            if (!fit.kept(i)) {
                return Coefficient.missing(
                        name,
                        "not determined by the data: " + fit.design().names().get(i) + " was left out");
            }
            estimate += weights[i] * fit.coefficient(i);
            for (int j = 0; j < weights.length; j++) {
                variance += weights[j] == 0 ? 0 : weights[i] * weights[j] * matrix[i][j];
            }
        }
        // where clusters and treatment coincide, the scores of each cluster add up to 0 but for rounding
        boolean rounding = Math.sqrt(Math.max(variance, 0)) <= WithinFit.ROUNDING * fit.largestOutcome();
        double error = variance > 0 && !rounding ? Math.sqrt(variance) : Double.NaN;
        String warning = noError.orElse(
                variance > 0
                        ? (rounding ? "standard error missing: clusters leave no variation" : "")
                        : "standard error missing: its variance is not positive");
        double freedom = reduced.map(adjusted -> adjusted.degrees(weights)).orElse(degrees);
        return new Coefficient(name, estimate, error, freedom, warning);
    }

    private double[][] twoWay() {
        Grouping periods = Grouping.of(periodOfRow());
        double[][] first = new ScoreProducts(fit).over(clusters);
        double[][] second = new ScoreProducts(fit).over(periods);
        double[][] both = new ScoreProducts(fit).over(clusters.cross(periods));
        double[][] middle = new double[first.length][first.length];
        for (int i = 0; i < first.length; i++) {
            for (int j = 0; j < first.length; j++) {
                middle[i][j] = first[i][j] + second[i][j] - both[i][j];
            }
        }
        return sandwich(middle, clusterFactor(clusters, periods));
    }

    private int[] periodOfRow() {
        int[] period = new int[fit.rows().rows()];
        for (int row = 0; row < period.length; row++) {
            period[row] = fit.rows().period(row);
        }
        return period;
    }

    private double clusterFactor(Grouping... groupings) {
        double factor = rule.adjustClusters() ? groups / (groups - 1.0) : 1;
        int rows = fit.rows().rows();
        return rule.adjustParameters() ? factor * (rows - 1) / (rows - parameters(groupings)) : factor;
    }

    /** K: regressors and the fixed effects that count under the rule. */
    private double parameters(Grouping... groupings) {
        RowIndex rows = fit.rows();
        int all = fit.rank() + rows.units() + rows.periodsUsed() - 1;
        if (rule.count() == FixedEffectCount.FULL || rule.kind() == Kind.IID) {
            return all;
        }
        if (rule.count() == FixedEffectCount.NONE) {
            return fit.rank();
        }
        boolean unitsNested = false;
        boolean periodsNested = false;
        for (Grouping grouping : groupings) {
            unitsNested |= grouping.holdsWholeUnits(rows);
            periodsNested |= grouping.holdsWholePeriods(rows);
        }
        return all - (unitsNested ? rows.units() - 1 : 0) - (periodsNested ? rows.periodsUsed() - 1 : 0);
    }

    private double residualDegrees() {
        RowIndex rows = fit.rows();
        return rows.rows() - (fit.rank() + rows.units() + rows.periodsUsed() - 1.0);
    }

    private double sumOfSquares() {
        double sum = 0;
        for (int row = 0; row < fit.residuals().length; row++) {
            sum += fit.rows().weight(row) * fit.residuals()[row] * fit.residuals()[row];
        }
        return sum;
    }

    private double[][] sandwich(double[][] middle, double factor) {
        return scaled(multiply(multiply(bread, middle), bread), factor);
    }

    private static double[][] scaled(double[][] matrix, double factor) {
        double[][] result = new double[matrix.length][];
        for (int i = 0; i < matrix.length; i++) {
            result[i] = matrix[i].clone();
            for (int j = 0; j < matrix.length; j++) {
                result[i][j] *= factor;
            }
        }
        return result;
    }

    static double[][] multiply(double[][] left, double[][] right) {
        int size = left.length;
        double[][] result = new double[size][right.length == 0 ? 0 : right[0].length];
        for (int i = 0; i < size; i++) {
            double[] target = result[i];
            for (int k = 0; k < right.length; k++) {
                double factor = left[i][k];
                if (factor != 0) {
                    double[] line = right[k];
                    for (int j = 0; j < target.length; j++) {
                        target[j] += factor * line[j];
                    }
                }
            }
        }
        return result;
    }
}
