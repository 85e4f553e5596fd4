package se.samkor.estimate.grouptime;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import se.samkor.estimate.Panel;
import se.samkor.estimate.UnusableData;

/**
 * Effects of a staggered, lasting treatment by cohort and time, ATT(g,t).
 *
 * <p>Callaway, B. and Sant'Anna, P. H. C. (2021): Difference-in-differences with multiple time periods. Journal of
 * Econometrics 225(2). Sant'Anna, P. H. C. and Zhao, J. (2020): Doubly robust difference-in-differences estimators.
 * Journal of Econometrics 219(1).
 */
public final class GroupTimeEffects {
    private static final double NEGLIGIBLE = 1e-9;

    private GroupTimeEffects() {}

    /**
     * The effects and their averages.
     *
     * @throws UnusableData when the panel has no cohort, no control, or an outcome that never varies
     */
    public static GroupTimeResult estimate(Panel panel, GroupTimeOptions options) {
        requireNestedClusters(panel);
        Sample sample = Sample.of(panel, options);
        List<CellEffect> effects = new CohortCells(sample, options).estimate();
        if (effects.stream().allMatch(effect -> Double.isNaN(effect.estimate()))) {
            throw new UnusableData("No group-time effect could be estimated: "
                    + effects.get(effects.size() - 1).warning() + ".");
        }
        return result(sample, options, effects);
    }

    private static void requireNestedClusters(Panel panel) {
        if (!panel.clustersNested()) {
            throw new UnusableData(
                    "A unit is in more than one cluster; group-time effects need clusters of whole units.");
        }
    }

    private static GroupTimeResult result(Sample sample, GroupTimeOptions options, List<CellEffect> effects) {
        int[] cohorts = sample.cohorts();
        ErrorColumns columns = new ErrorColumns(sample.clusters());
        int[] cellColumn = new int[effects.size()];
        int[] sizeColumn = new int[cohorts.length];
        double[] size = new double[cohorts.length];
        int next = 0;
        for (int g = 0; g < cohorts.length; g++) {
            while (next < effects.size() && effects.get(next).cell().group() == cohorts[g]) {
                cellColumn[next] = columns.add(effects.get(next).errors());
                next++;
            }
            double[] sizes = cohortSize(sample, cohorts[g]);
            size[g] = Sums.of(sizes);
            sizeColumn[g] = columns.add(sizes);
        }
        double negligible = NEGLIGIBLE * spread(sample.panel());
        Averaging averaging = new Averaging(columns, negligible, cohorts, size, sizeColumn);
        List<Average> cells = new ArrayList<>();
        for (int i = 0; i < effects.size(); i++) {
            CellEffect effect = effects.get(i);
            cells.add(averaging.single(
                    Average.Place.cell(effect.cell()), effect.estimate(), cellColumn[i], effect.warning()));
        }
        Panel panel = sample.panel();
        CellAverages averages = new CellAverages(averaging, cells, panel.time(0), panel.time(panel.periods() - 1));
        return new GroupTimeResult(sample, options, cells, averages, columns);
    }

    private static double[] cohortSize(Sample sample, int cohort) {
        Panel panel = sample.panel();
        double[] size = new double[sample.clusters()];
        for (int row = 0; row < panel.rows(); row++) {
            if (sample.cohort(panel.unit(row)) == cohort) {
                size[sample.cluster(row)] += sample.sizeWeight(row);
            }
        }
        return size;
    }

    private static double spread(Panel panel) {
        double mean = 0;
        for (int row = 0; row < panel.rows(); row++) {
            mean += panel.outcome(row) / panel.rows();
        }
        double variance = 0;
        for (int row = 0; row < panel.rows(); row++) {
            variance += Math.pow(panel.outcome(row) - mean, 2) / panel.rows();
        }
        return Math.sqrt(variance);
    }

    /** Bands of every aggregation that has lines. */
    static Map<Aggregation, UniformBand> bands(
            Map<Aggregation, List<Average>> lines, ErrorColumns columns, GroupTimeOptions options) {
        Map<Aggregation, UniformBand> bands = new EnumMap<>(Aggregation.class);
        if (options.draws() > 0) {
            double[][] draws =
                    new MultiplierBootstrap(columns, options.multiplier(), options.seed()).draw(options.draws());
            lines.forEach((aggregation, averages) -> bands.put(aggregation, UniformBand.of(averages, draws)));
        }
        return bands;
    }
}
