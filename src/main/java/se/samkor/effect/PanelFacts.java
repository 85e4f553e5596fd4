package se.samkor.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import se.samkor.estimate.Panel;

/** What the panel itself says about the comparison: who is compared, how alike they were, and how change follows the level. */
final class PanelFacts {
    private static final double STRONG = 0.5;
    private static final double ALIKE = 0.25;
    private static final int FEW = 4;

    private final Panel panel;

    PanelFacts(Panel panel) {
        this.panel = panel;
    }

    List<CheckLine> lines() {
        List<CheckLine> lines = new ArrayList<>();
        int never = panel.cohortSize(Panel.NEVER);
        lines.add(CheckLine.of("", "cohort", "never", never, "units never treated"));
        for (int cohort : panel.cohorts()) {
            int before = periodsBefore(cohort);
            String compared = before == 0
                    ? "treated from the first period: no effect can be estimated"
                    : before + " periods before and " + (panel.periods() - before)
                            + " from treatment on; compared with " + never + " never treated and "
                            + treatedLater(cohort) + " treated later";
            lines.add(CheckLine.of("", "cohort", String.valueOf(cohort), panel.cohortSize(cohort), compared));
        }
        lines.add(balance(panel.outcomeName() + " at first", panel::outcome));
        for (int k = 0; k < panel.covariateNames().size(); k++) {
            int column = k;
            lines.add(balance(panel.covariateNames().get(k), row -> panel.covariate(column, row)));
        }
        lines.add(reversion());
        return lines;
    }

    private int periodsBefore(int cohort) {
        int before = 0;
        while (before < panel.periods() && panel.time(before) < cohort) {
            before++;
        }
        return before;
    }

    private int treatedLater(int cohort) {
        int later = 0;
        for (int other : panel.cohorts()) {
            later += other > cohort ? panel.cohortSize(other) : 0;
        }
        return later;
    }

    /** The standardised difference between those ever and never treated in the first period of each unit. */
    private CheckLine balance(String name, IntToDoubleFunction value) {
        double[] treated = moments(unit -> !panel.neverTreated(unit), value);
        double[] never = moments(panel::neverTreated, value);
        double pooled = Math.sqrt((treated[1] + never[1]) / 2);
        double difference = pooled > 0 ? (treated[0] - never[0]) / pooled : Double.NaN;
        return CheckLine.of(
                "",
                "balance",
                name,
                difference,
                "standardised difference between units ever and never treated, in their first period");
    }

    private double[] moments(IntPredicate units, IntToDoubleFunction value) {
        double sum = 0;
        double squares = 0;
        int n = 0;
        for (int unit = 0; unit < panel.units(); unit++) {
            if (units.test(unit)) {
                double at = value.applyAsDouble(panel.firstRow(unit));
                sum += at;
                squares += at * at;
                n++;
            }
        }
        double mean = n == 0 ? Double.NaN : sum / n;
        return new double[] {mean, n < 2 ? Double.NaN : Math.max(0, squares - n * mean * mean) / (n - 1)};
    }

    /** The correlation of each unit's change, first to last, with where it started. */
    CheckLine reversion() {
        double[] level = new double[panel.units()];
        double[] change = new double[panel.units()];
        for (int unit = 0; unit < panel.units(); unit++) {
            level[unit] = panel.outcome(panel.firstRow(unit));
            change[unit] = panel.outcome(panel.firstRow(unit + 1) - 1) - level[unit];
        }
        double correlation = panel.units() < FEW ? Double.NaN : new PearsonsCorrelation().correlation(level, change);
        return CheckLine.of(
                "",
                "mean_reversion",
                "",
                correlation,
                "correlation of the change, first to last, with the first value");
    }

    /** Whether high values fall and low ones rise while treated and untreated units are not known to have started alike. */
    boolean reverts() {
        double started = Math.abs(balance("", panel::outcome).statistic());
        return reversion().statistic() < -STRONG && !(started < ALIKE);
    }
}
