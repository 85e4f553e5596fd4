package se.samkor.matching;

import static se.samkor.matching.ComparisonRows.known;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import se.samkor.schema.ComparisonTable;

/**
 * The effect on all matched participants by several methods ({@link ComparisonTable#ESTIMATES}), and what is left to doubt
 * ({@link ComparisonTable#SENSITIVITY}).
 */
final class CheckRows {
    /** Windows are moved back so far for the placebo; the history that is matched on reaches as far. */
    private static final int EARLIER = Covariates.HISTORY_DAYS;

    private static final double[] GAMMAS = {1, 1.25, 1.5, 2, 3};

    private final MatchedComparison comparison;
    private final int year;
    private final int windowDays;
    private final int observedFrom;
    private final List<Row> estimates = new ArrayList<>();
    private final List<Row> sensitivity = new ArrayList<>();

    CheckRows(MatchedComparison comparison, int year, int windowDays, int observedFrom) {
        this.comparison = comparison;
        this.year = year;
        this.windowDays = windowDays;
        this.observedFrom = observedFrom;
    }

    List<Row> estimates() {
        return estimates;
    }

    List<Row> sensitivity() {
        return sensitivity;
    }

    void add(String benefit, boolean net, MatchedChanges data, Expectation expected) {
        ChangeEffect effect = ChangeEffect.of(data, data.all(), expected);
        addEstimates(benefit, net, data, effect);
        double half = effect.halfWidth();
        value(benefit, "share_explained", data.size(), effect.shareExplained());
        value(benefit, "exposure_of_controls", data.size(), effect.exposure());
        placebo(benefit, net);
        double[] differences = data.differences();
        value(benefit, "rosenbaum_gamma", data.size(), Sensitivity.gamma(differences));
        for (double gamma : GAMMAS) {
            value(benefit, "rosenbaum_p_gamma_" + gamma, data.size(), Sensitivity.largestP(differences, gamma));
        }
        double deviation = NearestNeighbour.standardDeviation(differences);
        value(benefit, "e_value", data.size(), Sensitivity.eValue(effect.effect() / deviation));
        double nearest = Math.max(0, Math.abs(effect.effect()) - half);
        value(benefit, "e_value_interval", data.size(), Sensitivity.eValue(nearest / deviation));
    }

    private void addEstimates(String benefit, boolean net, MatchedChanges data, ChangeEffect effect) {
        double[] change = IntStream.of(data.all()).mapToDouble(data::change).toArray();
        double rawError = NearestNeighbour.standardDeviation(change) / Math.sqrt(change.length);
        double quantile = change.length < 2 ? Double.NaN : ChangeEffect.quantile(change.length - 1.0);
        DoublyRobust robust = comparison.doublyRobust(benefit, net);
        estimate(benefit, "raw", effect.rawChange(), rawError, quantile);
        estimate(benefit, "matched", effect.effect(), effect.stdError(), quantile);
        estimate(benefit, "matched_uncorrected", effect.uncorrected(), effect.stdError(), quantile);
        estimate(benefit, "doubly_robust", robust.effect(), robust.stdError(), quantile);
        estimate(benefit, "as_treated", effect.asTreated(), effect.stdError() / (1 - effect.exposure()), quantile);
    }

    private void estimate(String benefit, String method, double effect, double error, double quantile) {
        double half = error * quantile;
        estimates.add(RowFactory.create(
                year, benefit, method, known(effect), known(error), known(effect - half), known(effect + half)));
    }

    /**
     * Two differences that should be zero, since no insats had begun: in the days of the third year before the start, which
     * the matching does not know of, and in the change between windows laid two years before the true ones. Of the second
     * only those whose insats was shorter than a window, or the window after would reach into it.
     */
    private void placebo(String benefit, boolean net) {
        MatchedChanges moved = comparison.changes(new Windows(benefit, net, windowDays, EARLIER));
        List<Subject> persons = comparison.participants();
        int[] observed = IntStream.range(0, moved.size())
                .filter(i -> persons.get(i).start() - EARLIER - windowDays >= observedFrom)
                .toArray();
        int[] shortOnes = IntStream.of(observed)
                .filter(i -> persons.get(i).duration() + windowDays < EARLIER)
                .toArray();
        check(benefit, "negative_control_third_year_before", moved.beforeAlone(), observed);
        check(benefit, "placebo_start_two_years_earlier", moved, shortOnes);
    }

    private void check(String benefit, String name, MatchedChanges data, int[] some) {
        if (some.length == 0) {
            return;
        }
        ChangeEffect effect = ChangeEffect.of(data, some, data.expected());
        double half = effect.halfWidth();
        sensitivity.add(RowFactory.create(
                year,
                benefit,
                name,
                (long) some.length,
                known(effect.effect()),
                known(effect.stdError()),
                known(effect.effect() - half),
                known(effect.effect() + half)));
    }

    private void value(String benefit, String name, int participants, double value) {
        sensitivity.add(RowFactory.create(year, benefit, name, (long) participants, known(value), null, null, null));
    }
}
