package se.samkor.estimate.regression;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import se.samkor.estimate.Panel;

/** The fit to untreated rows, the effects of treated rows, and averages of them with their standard errors. */
final class ImputationFit {
    private final Panel panel;
    private final RowIndex untreated;
    private final RowIndex treated;
    private final WithinFit fit;
    private final double[][] inverseGram;
    private final double[] effect;
    private final int[] unitPlace;
    private final int[] cell;
    private final int cells;
    private final TreatedResiduals residuals;
    private final int clusters;
    private final double largestOutcome;

    ImputationFit(Panel panel, RowIndex untreated, RowIndex treated, ImputationError rule) {
        this.panel = panel;
        this.untreated = untreated;
        this.treated = treated;
        Design design = Design.of(panel.covariateNames(), untreated.covariates(panel), untreated);
        fit = WithinFit.of(new TwoWayEffects(untreated), design, untreated.outcome(panel));
        inverseGram = fit.inverseGram();
        unitPlace = new int[panel.units()];
        Arrays.fill(unitPlace, -1);
        for (int unit = 0; unit < untreated.units(); unit++) {
            unitPlace[untreated.panelUnit(unit)] = unit;
        }
        effect = effects();
        Map<Long, Integer> places = new HashMap<>();
        cell = new int[treated.rows()];
        for (int row = 0; row < cell.length; row++) {
            long key = (long) panel.firstTreated(treatedUnit(row)) * Integer.MAX_VALUE + treated.period(row);
            Integer place = places.get(key);
            if (place == null) {
                place = places.size();
                places.put(key, place);
            }
            cell[row] = place;
        }
        cells = places.size();
        int[] cluster = new int[cell.length];
        Arrays.setAll(cluster, row -> panel.cluster(treated.panelRow(row)));
        residuals = new TreatedResiduals(effect, cell, cells, cluster, rule);
        RowIndex used = RowIndex.of(panel, row -> true);
        clusters = used.clusters(panel).groups();
        largestOutcome = Arrays.stream(used.outcome(panel)).map(Math::abs).max().orElse(0);
    }

    private int treatedUnit(int row) {
        return treated.panelUnit(treated.unit(row));
    }

    private double[] effects() {
        double[] net = untreated.outcome(panel);
        for (int row = 0; row < net.length; row++) {
            net[row] -= predicted(untreated.panelRow(row));
        }
        TwoWayEffects.Effects fixed = fit.effects().project(net);
        double[] result = new double[treated.rows()];
        for (int row = 0; row < result.length; row++) {
            int panelRow = treated.panelRow(row);
            result[row] = panel.outcome(panelRow)
                    - predicted(panelRow)
                    - fixed.unit(unitPlace[treatedUnit(row)])
                    - fixed.period(treated.period(row));
        }
        return result;
    }

    private double predicted(int panelRow) {
        double sum = 0;
        for (int column = 0; column < fit.denseColumns(); column++) {
            sum += fit.kept(column) ? fit.coefficient(column) * panel.covariate(column, panelRow) : 0;
        }
        return sum;
    }

    List<String> notes() {
        return fit.dropped().isEmpty()
                ? List.of()
                : List.of("covariates left out because the untreated rows do not determine them: "
                        + String.join(", ", fit.dropped()));
    }

    int observations() {
        return untreated.rows() + treated.rows();
    }

    int units() {
        Set<Integer> units = new HashSet<>();
        for (int unit = 0; unit < untreated.units(); unit++) {
            units.add(untreated.panelUnit(unit));
        }
        for (int unit = 0; unit < treated.units(); unit++) {
            units.add(treated.panelUnit(unit));
        }
        return units.size();
    }

    void copyEffects(double[] byPanelRow) {
        for (int row = 0; row < effect.length; row++) {
            byPanelRow[treated.panelRow(row)] = effect[row];
        }
    }

    /** The weighted mean effect of the treated rows that satisfy a condition on the panel's row. */
    Coefficient average(String name, IntPredicate chosen) {
        double[] weight = new double[treated.rows()];
        double total = 0;
        for (int row = 0; row < weight.length; row++) {
            weight[row] = chosen.test(treated.panelRow(row)) ? treated.weight(row) : 0;
            total += weight[row];
        }
        if (total == 0) {
            return Coefficient.missing(name, "no treated row that can be imputed");
        }
        double estimate = 0;
        for (int row = 0; row < weight.length; row++) {
            weight[row] /= total;
            estimate += weight[row] * effect[row];
        }
        double error = Math.sqrt(variance(weight));
        if (Double.isNaN(error)) {
            return new Coefficient(
                    name,
                    estimate,
                    Double.NaN,
                    Double.POSITIVE_INFINITY,
                    "standard error missing: a cohort and time has treated units of one cluster only");
        }
        if (error <= WithinFit.ROUNDING * largestOutcome || clusters == 1) {
            String why = clusters == 1 ? "it needs at least two clusters, found one" : "nothing varies around the fit";
            return new Coefficient(
                    name, estimate, Double.NaN, Double.POSITIVE_INFINITY, "standard error missing: " + why);
        }
        String warning = singleUnits(weight)
                ? "one treated unit in each cohort and time: the standard error reflects untreated rows only"
                : "";
        return new Coefficient(name, estimate, error, Double.POSITIVE_INFINITY, warning);
    }

    private boolean singleUnits(double[] weight) {
        int[] count = new int[cells];
        for (int row = 0; row < weight.length; row++) {
            count[cell[row]] += weight[row] > 0 ? 1 : 0;
        }
        return Arrays.stream(count).allMatch(n -> n <= 1);
    }

    private double variance(double[] weight) {
        double[] clusterSum = new double[panel.clusters()];
        addTreated(weight, clusterSum);
        double[] onUntreated = untreatedWeights(weight);
        for (int row = 0; row < onUntreated.length; row++) {
            clusterSum[panel.cluster(untreated.panelRow(row))] += onUntreated[row] * fit.residuals()[row];
        }
        return Arrays.stream(clusterSum).map(sum -> sum * sum).sum();
    }

    private void addTreated(double[] weight, double[] clusterSum) {
        double[] around = residuals.of(weight);
        for (int row = 0; row < weight.length; row++) {
            clusterSum[panel.cluster(treated.panelRow(row))] += weight[row] * around[row];
        }
    }

    /** The weights that the average gives to the outcomes of untreated rows. */
    private double[] untreatedWeights(double[] weight) {
        double[] unitTotal = new double[untreated.units()];
        double[] periodTotal = new double[untreated.periods()];
        double[] gap = new double[fit.denseColumns()];
        for (int row = 0; row < weight.length; row++) {
            if (weight[row] != 0) {
                unitTotal[unitPlace[treatedUnit(row)]] += weight[row];
                periodTotal[treated.period(row)] += weight[row];
                for (int column = 0; column < gap.length; column++) {
                    gap[column] += weight[row] * panel.covariate(column, treated.panelRow(row));
                }
            }
        }
        TwoWayEffects.Effects projected = fit.effects().solve(unitTotal, periodTotal);
        double[] result = new double[untreated.rows()];
        for (int row = 0; row < result.length; row++) {
            double onEffects = untreated.weight(row)
                    * (projected.unit(untreated.unit(row)) + projected.period(untreated.period(row)));
            result[row] = -onEffects;
            for (int column = 0; column < gap.length; column++) {
                gap[column] -= onEffects * fit.design().dense()[column][row];
            }
        }
        addCovariates(result, gap);
        return result;
    }

    private void addCovariates(double[] result, double[] gap) {
        for (int column = 0; column < gap.length; column++) {
            double coefficient = CellProducts.dot(inverseGram[column], gap);
            if (fit.kept(column)) {
                for (int row = 0; row < result.length; row++) {
                    result[row] -= untreated.weight(row) * fit.dense(column)[row] * coefficient;
                }
            }
        }
    }
}
