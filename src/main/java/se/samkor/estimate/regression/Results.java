package se.samkor.estimate.regression;

import java.util.ArrayList;
import java.util.List;
import se.samkor.estimate.Estimate;

/** From fits to results and lines. */
final class Results {
    private Results() {}

    static RegressionResult of(WithinFit fit, Covariance covariance, List<String> notes) {
        List<String> all = new ArrayList<>(notes);
        if (!fit.dropped().isEmpty()) {
            all.add("determined by fixed effects or other columns and left out: " + String.join(", ", fit.dropped()));
        }
        return new RegressionResult(
                covariance.coefficients(),
                covariance.matrix(),
                fit.rows().rows(),
                fit.rows().units(),
                covariance.groups(),
                all);
    }

    /** A line with the number, its error and interval, the counts, and what there is to say about it. */
    static Estimate line(String estimator, String aggregation, Coefficient coefficient, RegressionResult result) {
        return Estimate.of(estimator, aggregation)
                .withNumber(coefficient.estimate(), coefficient.stdError(), coefficient.quantile())
                .withCounts(result.units(), result.observations())
                .withWarning(coefficient.warning())
                .withWarning(result.warning());
    }
}
