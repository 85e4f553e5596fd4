package se.samkor.estimate.regression;

import java.util.Arrays;
import se.samkor.estimate.Panel;
import se.samkor.estimate.UnusableData;

/**
 * Wild cluster bootstrap of a coefficient in a regression with unit and period effects (Cameron, Gelbach and Miller 2008;
 * computed from sums by cluster as in Roodman, MacKinnon, Nielsen and Webb 2019). The t statistic has the factor
 * G/(G-1) x (N-1)/(N-K), K without fixed effects.
 *
 * @param estimate the coefficient
 * @param t its t statistic against the hypothesis
 * @param pValue the share of draws with a t statistic strictly larger in absolute value
 * @param low lower end of the interval of effects that the bootstrap does not reject
 * @param high upper end
 * @param clusters how many clusters
 * @param draws how many sign vectors were used
 * @param enumerated whether these were all there are, so that the result has no chance in it
 */
public record WildClusterBootstrap(
        double estimate,
        double t,
        double pValue,
        double low,
        double high,
        int clusters,
        int draws,
        boolean enumerated) {

    /** The bootstrap of the coefficient of being treated, clustered by the panel's clusters. */
    public static WildClusterBootstrap of(Panel panel, WildBootstrapOptions options) {
        double[] treatment = new double[panel.rows()];
        Arrays.setAll(treatment, row -> panel.treated(row) ? 1 : 0);
        return of(panel, TwoWayFixedEffects.TREATED, treatment, options);
    }

    /** The bootstrap of the coefficient of any treatment, one value per row of the panel. */
    public static WildClusterBootstrap of(Panel panel, String name, double[] treatment, WildBootstrapOptions options) {
        RowIndex rows = UsableRows.of(panel, row -> true).rows();
        double[] column = new double[rows.rows()];
        Arrays.setAll(column, row -> treatment[rows.panelRow(row)]);
        Design others = Design.of(panel.covariateNames(), rows.covariates(panel), rows);
        WithinFit fit = WithinFit.of(new TwoWayEffects(rows), others, rows.outcome(panel));
        double[] within = fit.residualise(column);
        ClusterSums sums = ClusterSums.of(fit, within, rows.clusters(panel), options.draws());
        if (sums.clusters() < 2) {
            throw new UnusableData("The wild cluster bootstrap needs at least two clusters; found one.");
        }
        if (sums.variation() <= 1e-20 * rows.rows()) {
            throw new UnusableData("Fixed effects and covariates determine " + name + "; it has no coefficient.");
        }
        double error = sums.standardError() * Math.sqrt(sums.variation());
        if (!(error > WithinFit.ROUNDING * fit.largestOutcome())) {
            throw new UnusableData("The regression fits exactly; the wild cluster bootstrap has no residuals to draw.");
        }
        int parameters = 1 + fit.rank();
        double factor =
                sums.clusters() / (sums.clusters() - 1.0) * (rows.rows() - 1) / (double) (rows.rows() - parameters);
        return new WildDraws(sums, factor, options).test();
    }
}
