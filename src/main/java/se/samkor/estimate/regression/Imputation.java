package se.samkor.estimate.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import se.samkor.estimate.Estimate;
import se.samkor.estimate.Panel;
import se.samkor.estimate.UnusableData;

/**
 * Borusyak, Jaravel and Spiess (2024): unit effects, period effects and covariates are fitted to untreated rows only; a
 * treated row's effect is its outcome less what the fit says it would have been; effects are averaged with the panel's
 * weights. Standard errors are the paper's conservative ones: untreated residuals, and treated effects around their mean
 * by cohort and event time, by default with squared weights; no small-sample factor, normal distribution. Treated rows whose unit or
 * period the untreated rows do not determine are left out and counted in a note.
 */
public final class Imputation {
    private final Panel panel;
    private final ImputationFit fit;
    private final boolean[] imputed;
    private final List<String> notes = new ArrayList<>();

    private Imputation(Panel panel, int anticipation, ImputationError rule) {
        this.panel = panel;
        UsableRows.of(panel, row -> true).requireTreatedAndUntreated(panel);
        RowIndex untreated = RowIndex.of(panel, row -> !affected(row, anticipation));
        RowIndex treated = RowIndex.of(panel, row -> affected(row, anticipation));
        if (untreated.rows() == 0) {
            throw new UnusableData("No row is untreated; nothing tells what would have been without treatment.");
        }
        UsableRows.requireVariation(panel, RowIndex.of(panel, row -> true));
        ConnectedParts parts = ConnectedParts.of(panel, untreated);
        imputed = new boolean[panel.rows()];
        int left = 0;
        for (int row = 0; row < treated.rows(); row++) {
            int panelRow = treated.panelRow(row);
            imputed[panelRow] = parts.connected(panel.unit(panelRow), panel.period(panelRow));
            left += imputed[panelRow] ? 0 : 1;
        }
        if (left == treated.rows()) {
            throw new UnusableData("No treated row can be imputed: no treated unit has an untreated row, "
                    + "or no untreated row in the periods of treatment.");
        }
        if (left > 0) {
            notes.add(left + " treated rows were left out: untreated rows do not determine their unit or period");
        }
        fit = new ImputationFit(panel, untreated, RowIndex.of(panel, row -> imputed[row]), rule);
        notes.addAll(fit.notes());
    }

    /** The estimator; rows up to {@code anticipation} periods before treatment count as treated in the fit. */
    public static Imputation of(Panel panel, int anticipation) {
        return new Imputation(panel, anticipation, ImputationError.ROWS);
    }

    /** The same with another rule for standard errors. */
    public static Imputation of(Panel panel, int anticipation, ImputationError rule) {
        return new Imputation(panel, anticipation, rule);
    }

    private boolean affected(int row, int anticipation) {
        int unit = panel.unit(row);
        return !panel.neverTreated(unit) && panel.eventTime(row) >= -anticipation;
    }

    /** What was left out and why. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** The mean effect over all treated rows. */
    public Coefficient overall() {
        return fit.average("overall", row -> panel.eventTime(row) >= 0);
    }

    /** The mean effect by event time, for every event time with a treated row. */
    public List<Coefficient> byEventTime() {
        return distinct(row -> panel.eventTime(row)).stream()
                .map(time -> fit.average("event::" + time, row -> panel.eventTime(row) == time))
                .toList();
    }

    /** The mean effect by cohort, from treatment on. */
    public List<Coefficient> byCohort() {
        return distinct(row -> panel.firstTreated(panel.unit(row))).stream()
                .map(cohort -> fit.average(
                        "cohort::" + cohort,
                        row -> panel.firstTreated(panel.unit(row)) == cohort && panel.eventTime(row) >= 0))
                .toList();
    }

    /** The mean effect by calendar time. */
    public List<Coefficient> byTime() {
        IntPredicate after = row -> imputed[row] && panel.eventTime(row) >= 0;
        return distinct(row -> panel.time(panel.period(row))).stream()
                .filter(time -> anyRow(row -> after.test(row) && panel.time(panel.period(row)) == time))
                .map(time -> fit.average(
                        "time::" + time, row -> panel.time(panel.period(row)) == time && panel.eventTime(row) >= 0))
                .toList();
    }

    private boolean anyRow(IntPredicate condition) {
        for (int row = 0; row < panel.rows(); row++) {
            if (condition.test(row)) {
                return true;
            }
        }
        return false;
    }

    private Set<Integer> distinct(IntUnaryOperator key) {
        TreeSet<Integer> keys = new TreeSet<>();
        for (int row = 0; row < panel.rows(); row++) {
            if (imputed[row]) {
                keys.add(key.applyAsInt(row));
            }
        }
        return keys;
    }

    /** The effect of every imputed row, NaN elsewhere. */
    public double[] effects() {
        double[] effects = new double[panel.rows()];
        Arrays.fill(effects, Double.NaN);
        fit.copyEffects(effects);
        return effects;
    }

    /**
     * Test of the time before treatment: least squares on untreated rows with one coefficient for each of the last
     * {@code leads} event times; earlier event times and the never treated are the reference.
     */
    public static RegressionResult pretrends(Panel panel, int leads, VarianceRule rule) {
        return pretrends(panel, 0, leads, rule);
    }

    /** The same when effects may start some periods before treatment: those rows are left out, leads end before them. */
    public static RegressionResult pretrends(Panel panel, int anticipation, int leads, VarianceRule rule) {
        RowIndex untreated =
                RowIndex.of(panel, row -> panel.neverTreated(panel.unit(row)) || panel.eventTime(row) < -anticipation);
        UsableRows.requireVariation(panel, untreated);
        int[] cohorts = panel.cohorts();
        int[][] cell = new int[cohorts.length + 1][panel.periods()];
        List<String> names = new ArrayList<>();
        for (int lead = leads; lead > 0; lead--) {
            names.add(EventStudy.name(-lead - anticipation));
        }
        for (int group = 0; group <= cohorts.length; group++) {
            for (int period = 0; period < panel.periods(); period++) {
                int eventTime = group == cohorts.length ? 0 : panel.time(period) - cohorts[group] + anticipation;
                cell[group][period] = eventTime < 0 && eventTime >= -leads ? eventTime + leads : -1;
            }
        }
        CellTable cells = new CellTable(Cohorts.groups(panel, untreated, cohorts), cell, names);
        Design design = new Design(panel.covariateNames(), untreated.covariates(panel), cells);
        WithinFit fit = WithinFit.of(new TwoWayEffects(untreated), design, untreated.outcome(panel));
        return Results.of(fit, Covariance.of(fit, panel, rule), List.of());
    }

    /** All lines: overall, by cohort, by event time, by calendar time. */
    public List<Estimate> estimates() {
        RegressionResult counts = new RegressionResult(
                List.of(), new double[0][], fit.observations(), fit.units(), panel.clusters(), notes);
        List<Estimate> lines = new ArrayList<>();
        lines.add(Results.line("imputation", "simple", overall(), counts));
        byCohort()
                .forEach(c ->
                        lines.add(Results.line("imputation", "group", c, counts).withGroup(number(c))));
        byEventTime()
                .forEach(c -> lines.add(
                        Results.line("imputation", "dynamic", c, counts).withEventTime(number(c))));
        byTime().forEach(c ->
                lines.add(Results.line("imputation", "calendar", c, counts).withTime(number(c))));
        return lines;
    }

    private static int number(Coefficient coefficient) {
        return Integer.parseInt(coefficient.name().substring(coefficient.name().lastIndexOf(':') + 1));
    }
}
