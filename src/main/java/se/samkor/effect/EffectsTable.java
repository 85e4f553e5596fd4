package se.samkor.effect;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import se.samkor.estimate.Estimate;

/** The lines of {@code effects.csv}, unrounded; missing numbers are empty. */
public final class EffectsTable {
    private final List<EffectLine> lines;

    private EffectsTable(List<EffectLine> lines) {
        this.lines = lines;
    }

    /** The table of several outcomes or sexes: estimators in the order given, sorted within. */
    public static EffectsTable of(List<EffectLine> lines) {
        List<String> order = lines.stream()
                .map(line -> line.estimate().estimator())
                .distinct()
                .toList();
        Comparator<Estimate> within = Comparator.<Estimate>comparingInt(line -> order.indexOf(line.estimator()))
                .thenComparing(Estimate::controlGroup)
                .thenComparing(Estimate::method)
                .thenComparing(Estimate::aggregation)
                .thenComparing(Estimate::group, missingFirst())
                .thenComparing(Estimate::time, missingFirst())
                .thenComparing(Estimate::eventTime, missingFirst());
        return new EffectsTable(lines.stream()
                .sorted(Comparator.comparing(EffectLine::outcome)
                        .thenComparing(EffectLine::sex)
                        .thenComparing(EffectLine::estimate, within))
                .toList());
    }

    /** The table of one outcome and sex (K, M or ALL). */
    public static EffectsTable of(String outcome, String sex, List<Estimate> estimates) {
        return of(estimates.stream()
                .map(estimate -> new EffectLine(outcome, sex, estimate))
                .toList());
    }

    private static Comparator<OptionalInt> missingFirst() {
        return Comparator.comparingLong(value -> value.isPresent() ? value.getAsInt() : Long.MIN_VALUE);
    }

    public List<EffectLine> lines() {
        return lines;
    }

    /** The lines as rows of the result table. */
    public List<Row> rows() {
        return lines.stream().map(EffectsTable::row).toList();
    }

    private static Row row(EffectLine of) {
        Estimate line = of.estimate();
        return RowFactory.create(
                of.outcome(),
                of.sex(),
                line.estimator(),
                line.controlGroup(),
                line.method(),
                line.aggregation(),
                Cells.of(line.group()),
                Cells.of(line.time()),
                Cells.of(line.eventTime()),
                Cells.of(line.estimate()),
                Cells.of(line.stdError()),
                Cells.of(line.ciLow()),
                Cells.of(line.ciHigh()),
                Cells.of(line.bandLow()),
                Cells.of(line.bandHigh()),
                line.units(),
                line.observations(),
                line.warning());
    }
}
