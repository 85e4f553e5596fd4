package se.samkor.estimate.grouptime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.samkor.estimate.Panel;

/** Estimates every cell of a sample, keeping what cells of a cohort have in common. */
final class CohortCells {
    private final Sample sample;
    private final GroupTimeOptions options;
    private final boolean constantCovariates;
    private final Map<Long, Comparison> prepared = new HashMap<>();
    private int preparedGroup = Panel.NEVER;

    CohortCells(Sample sample, GroupTimeOptions options) {
        this.sample = sample;
        this.options = options;
        constantCovariates = constantCovariates(sample.panel());
    }

    List<CellEffect> estimate() {
        List<CellEffect> effects = new ArrayList<>();
        for (Cell cell : CellSchedule.cells(sample, options)) {
            effects.add(estimate(cell));
        }
        return effects;
    }

    private CellEffect estimate(Cell cell) {
        double[] errors = new double[sample.clusters()];
        if (cell.period() == cell.base()) {
            return new CellEffect(cell, 0, errors, "");
        }
        try {
            double effect = comparison(cell).effect(cell, errors);
            return new CellEffect(cell, effect, errors, "");
        } catch (NoEstimate none) {
            return new CellEffect(cell, Double.NaN, new double[errors.length], String.valueOf(none.getMessage()));
        }
    }

    private Comparison comparison(Cell cell) {
        if (sample.crossSections()) {
            return CrossSectionComparison.of(sample, cell, options.control(), options.method());
        }
        if (cell.group() != preparedGroup) {
            prepared.clear();
            preparedGroup = cell.group();
        }
        long controls = Controls.key(sample, cell, options.control());
        long key = controls * (sample.panel().periods() + 1L) + (constantCovariates ? 0 : cell.earlierPeriod());
        return prepared.computeIfAbsent(
                key, missing -> ChangeComparison.of(sample, cell, options.control(), options.method()));
    }

    private static boolean constantCovariates(Panel panel) {
        int columns = panel.covariateNames().size();
        for (int row = 0; row < panel.rows(); row++) {
            int first = panel.firstRow(panel.unit(row));
            if (panel.weight(row) != panel.weight(first)) {
                return false;
            }
            for (int column = 0; column < columns; column++) {
                if (panel.covariate(column, row) != panel.covariate(column, first)) {
                    return false;
                }
            }
        }
        return true;
    }
}
