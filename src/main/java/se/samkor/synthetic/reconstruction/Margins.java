package se.samkor.synthetic.reconstruction;

import java.util.EnumMap;
import java.util.Map;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.optimisation.integer.IntegerStrategy;

/**
 * Whole sums of days behind the printed means of one measure: one for each sex, banding and band, such that every row of
 * each sex and of both together is printed as published and the five bands of each banding add to the same total.
 */
final class Margins {
    private final Map<Sex, long[][]> sums;

    private Margins(Map<Sex, long[][]> sums) {
        this.sums = sums;
    }

    /** The days of all persons of a sex in a band. */
    long days(Sex sex, Banding banding, int band) {
        return sums.getOrDefault(sex, new long[0][0])[banding.index()][band];
    }

    /** The days of all persons of a sex in a column; without long-term benefit before is what the others leave. */
    long days(Sex sex, Column column) {
        if (!column.none()) {
            return days(sex, column.group(), column.band());
        }
        return total(sex)
                - Column.all().stream()
                        .filter(other -> !other.none())
                        .mapToLong(other -> days(sex, other.group(), other.band()))
                        .sum();
    }

    /** The days of all persons of a sex. */
    long total(Sex sex) {
        long total = 0;
        for (int band = 0; band < Banding.BANDS; band++) {
            total += days(sex, Banding.SJP, band);
        }
        return total;
    }

    static Margins of(PublishedTable table, Measure measure) {
        ExpressionsBasedModel model = deterministicModel();
        Map<Sex, Variable[][]> cells = new EnumMap<>(Sex.class);
        Map<Sex, Variable> totals = new EnumMap<>(Sex.class);
        for (Sex sex : Sex.values()) {
            PublishedTable.Row all = table.all(sex.printed());
            Variable total = rowVariable(model, all.fewestDays(measure), all.mostDays(measure));
            totals.put(sex, total);
            Variable[][] own = new Variable[Banding.values().length][Banding.BANDS];
            for (Banding banding : Banding.values()) {
                Expression sum = model.newExpression("sum" + sex + banding).level(0);
                sum.set(total, -1);
                for (int band = 0; band < Banding.BANDS; band++) {
                    Variable cell =
                            bandVariable(model, table.band(sex.printed(), banding, band), banding, band, measure);
                    own[banding.index()][band] = cell;
                    sum.set(cell, 1);
                }
            }
            cells.put(sex, own);
        }
        bothSexes(model, table.all(PublishedTable.TOTAL), measure, totals.values());
        for (Banding banding : Banding.values()) {
            for (int band = 0; band < Banding.BANDS; band++) {
                int b = band;
                bothSexes(
                        model,
                        table.band(PublishedTable.TOTAL, banding, band),
                        measure,
                        cells.values().stream()
                                .map(own -> own[banding.index()][b])
                                .toList());
            }
        }
        solve(model, "sums of " + measure);
        return new Margins(values(cells));
    }

    /** The days of a band in its own banding lie within the band; AE and SE before never meet in one person. */
    private static Variable bandVariable(
            ExpressionsBasedModel model, PublishedTable.Row row, Banding banding, int band, Measure measure) {
        long low = row.fewestDays(measure);
        long high = row.mostDays(measure);
        if (measure.before() && measure.group() == banding) {
            low = Math.max(low, (long) Banding.lowest(band) * row.persons());
            high = Math.min(high, (long) Banding.highest(band) * row.persons());
        }
        boolean otherPension = (measure.group() == Banding.AE && banding == Banding.SE)
                || (measure == Measure.SE_BEFORE && banding == Banding.AE);
        return rowVariable(model, low, otherPension && band > 0 ? 0 : high);
    }

    /** A day sum inside the rounding interval of its row, held near the middle of the interval. */
    private static Variable rowVariable(ExpressionsBasedModel model, long fewest, long high) {
        long low = Math.max(0, fewest);
        Variable cell = model.newVariable("v" + model.countVariables())
                .lower(low)
                .upper(high)
                .integer(true);
        if (high > low) {
            JointCounts.near(model, cell, Math.rint((low + high) / 2.0), 1);
        }
        return cell;
    }

    private static void bothSexes(
            ExpressionsBasedModel model, PublishedTable.Row row, Measure measure, Iterable<Variable> parts) {
        Expression sum = model.newExpression("both" + model.countExpressions())
                .lower(row.fewestDays(measure))
                .upper(row.mostDays(measure));
        parts.forEach(part -> sum.set(part, 1));
    }

    private static Map<Sex, long[][]> values(Map<Sex, Variable[][]> cells) {
        Map<Sex, long[][]> values = new EnumMap<>(Sex.class);
        cells.forEach((sex, own) -> {
            long[][] sums = new long[own.length][Banding.BANDS];
            for (int banding = 0; banding < own.length; banding++) {
                for (int band = 0; band < Banding.BANDS; band++) {
                    sums[banding][band] = wholeValue(own[banding][band]);
                }
            }
            values.put(sex, sums);
        });
        return values;
    }

    static long wholeValue(Variable variable) {
        return Math.round(variable.getValue().doubleValue());
    }

    /** One worker: with several, the branch that ends first decides which of many solutions is returned. */
    static ExpressionsBasedModel deterministicModel() {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        model.options.integer(IntegerStrategy.DEFAULT.withParallelism(() -> 1));
        return model;
    }

    static void solve(ExpressionsBasedModel model, String what) {
        Optimisation.Result result = model.minimise();
        if (!result.getState().isFeasible()) {
            throw new IllegalStateException("No whole numbers fit the published table: " + what);
        }
    }
}
