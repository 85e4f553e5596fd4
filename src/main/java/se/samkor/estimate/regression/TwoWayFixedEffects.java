package se.samkor.estimate.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import se.samkor.estimate.Estimate;
import se.samkor.estimate.Panel;

/**
 * Least squares of the outcome on a treatment, the panel's covariates, unit effects and period effects. With staggered
 * treatment and effects that differ, the coefficient is a weighted mean of effects with weights that may be negative:
 * see {@link GoodmanBacon}.
 */
public final class TwoWayFixedEffects {
    /** The name of the treatment: 1 from the first treated time on. */
    public static final String TREATED = "treated";

    private TwoWayFixedEffects() {}

    /** The regression on being treated and the panel's covariates. */
    public static RegressionResult fit(Panel panel, VarianceRule rule) {
        double[] treatment = new double[panel.rows()];
        Arrays.setAll(treatment, row -> panel.treated(row) ? 1 : 0);
        UsableRows.of(panel, row -> true).requireTreatedAndUntreated(panel);
        return fit(panel, TREATED, treatment, rule);
    }

    /** The regression on any treatment, one value per row of the panel, and the panel's covariates. */
    public static RegressionResult fit(Panel panel, String name, double[] treatment, VarianceRule rule) {
        UsableRows usable = UsableRows.of(panel, row -> true);
        RowIndex rows = usable.rows();
        List<String> names = new ArrayList<>(List.of(name));
        names.addAll(panel.covariateNames());
        double[][] covariates = rows.covariates(panel);
        double[][] columns = new double[names.size()][];
        columns[0] = new double[rows.rows()];
        Arrays.setAll(columns[0], row -> treatment[rows.panelRow(row)]);
        System.arraycopy(covariates, 0, columns, 1, covariates.length);
        WithinFit fit = WithinFit.of(new TwoWayEffects(rows), Design.of(names, columns, rows), rows.outcome(panel));
        return Results.of(fit, Covariance.of(fit, panel, rule), usable.notesOnTreated(panel));
    }

    /** The line of the coefficient of being treated. */
    public static List<Estimate> estimates(Panel panel, VarianceRule rule) {
        RegressionResult result = fit(panel, rule);
        Coefficient treated = result.coefficients().get(0);
        return List.of(Results.line("twfe", "coefficient", treated, result));
    }
}
