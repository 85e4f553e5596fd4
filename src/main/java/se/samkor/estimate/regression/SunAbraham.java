package se.samkor.estimate.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import se.samkor.estimate.Estimate;
import se.samkor.estimate.Panel;
import se.samkor.estimate.UnusableData;

/**
 * Sun and Abraham (2021): two-way fixed effects with one coefficient per cohort and event time (relative to the event
 * time before treatment), averaged with each cohort's share of rows at that event time; shares are taken as known. The
 * never treated are the controls; when there are none the last treated cohort is, up to the reference before its treatment.
 * Cohorts treated from the first period on, or not observed at the reference, are left out and named.
 */
public final class SunAbraham {
    private final Panel panel;
    private final int reference;
    private final int[] cohorts;
    private final RowIndex rows;
    private final List<CellName> cells = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final String control;
    private final WithinFit fit;
    private final Covariance covariance;

    /** A cohort at an event time. */
    private record CellName(int cohort, int eventTime) {
        String text() {
            return "event::" + eventTime + ":cohort::" + cohort;
        }
    }

    private SunAbraham(Panel panel, int reference, VarianceRule rule) {
        this.panel = panel;
        this.reference = reference;
        int[] all = panel.cohorts();
        if (all.length == 0) {
            throw new UnusableData("No unit is treated within the panel; there is no effect to estimate.");
        }
        boolean never = panel.cohortSize(Panel.NEVER) > 0;
        int last = never ? Panel.NEVER : all[all.length - 1];
        control = never ? "never" : "last";
        if (!never) {
            notes.add("nobody is never treated: cohort " + last + " is the control up to event time " + reference
                    + " of its own");
        }
        cohorts = Arrays.stream(all)
                .filter(cohort -> cohort != last && canBeCompared(cohort))
                .toArray();
        if (cohorts.length == 0) {
            throw new UnusableData(
                    "No cohort can be compared: " + String.join("; ", notes) + (never ? "" : "; no other cohort"));
        }
        IntPredicate used = row -> {
            int cohort = panel.firstTreated(panel.unit(row));
            boolean known = cohort == last || Arrays.binarySearch(cohorts, cohort) >= 0;
            return known && (never || panel.time(panel.period(row)) < last + reference + 1);
        };
        UsableRows usable = UsableRows.of(panel, used);
        notes.addAll(usable.notesOnTreated(panel));
        rows = usable.rows();
        Design design = new Design(panel.covariateNames(), rows.covariates(panel), table());
        fit = WithinFit.of(new TwoWayEffects(rows), design, rows.outcome(panel));
        covariance = Covariance.of(fit, panel, rule);
    }

    /** The estimator with the event time that effects are relative to, usually -1. */
    public static SunAbraham of(Panel panel, int reference, VarianceRule rule) {
        return new SunAbraham(panel, reference, rule);
    }

    private boolean canBeCompared(int cohort) {
        boolean atReference = false;
        boolean before = false;
        for (int unit = 0; unit < panel.units(); unit++) {
            if (panel.firstTreated(unit) == cohort) {
                for (int row = panel.firstRow(unit); row < panel.firstRow(unit + 1); row++) {
                    boolean used = panel.weight(row) > 0;
                    atReference |= used && panel.eventTime(row) == reference;
                    before |= used && panel.eventTime(row) < 0;
                }
            }
        }
        if (!atReference) {
            notes.add(
                    before
                            ? "cohort " + cohort + " has no row at event time " + reference + " and was left out"
                            : "cohort " + cohort + " is treated in every period and was left out");
        }
        return atReference;
    }

    private CellTable table() {
        int[] group = Cohorts.groups(panel, rows, cohorts);
        boolean[][] seen = new boolean[cohorts.length + 1][panel.periods()];
        for (int row = 0; row < rows.rows(); row++) {
            seen[group[rows.unit(row)]][rows.period(row)] = true;
        }
        int[][] cell = new int[cohorts.length + 1][panel.periods()];
        for (int[] line : cell) {
            Arrays.fill(line, -1);
        }
        List<String> names = new ArrayList<>();
        for (int eventTime : eventTimes(seen)) {
            for (int place = 0; place < cohorts.length; place++) {
                int period = panel.periodAt(cohorts[place] + eventTime);
                if (period >= 0 && seen[place][period]) {
                    cell[place][period] = names.size();
                    cells.add(new CellName(cohorts[place], eventTime));
                    names.add(cells.get(cells.size() - 1).text());
                }
            }
        }
        return new CellTable(group, cell, names);
    }

    private Set<Integer> eventTimes(boolean[][] seen) {
        TreeSet<Integer> times = new TreeSet<>();
        for (int place = 0; place < cohorts.length; place++) {
            for (int period = 0; period < panel.periods(); period++) {
                if (seen[place][period]) {
                    times.add(panel.time(period) - cohorts[place]);
                }
            }
        }
        times.remove(reference);
        return times;
    }

    /** The regression: covariates, then cohorts by event time, named {@code event::e:cohort::g}. */
    public RegressionResult regression() {
        return Results.of(fit, covariance, notes);
    }

    /** One effect per event time: the cohorts' coefficients weighted by their rows. */
    public List<Coefficient> byEventTime() {
        TreeSet<Integer> times = new TreeSet<>();
        cells.forEach(cell -> times.add(cell.eventTime()));
        return times.stream()
                .map(time -> average("event::" + time, cell -> cells.get(cell).eventTime() == time))
                .toList();
    }

    /** One effect per cohort: its coefficients from treatment on, weighted by their rows. */
    public List<Coefficient> byCohort() {
        return Arrays.stream(cohorts)
                .mapToObj(cohort -> average(
                        "cohort::" + cohort,
                        cell -> cells.get(cell).cohort() == cohort
                                && cells.get(cell).eventTime() >= 0))
                .toList();
    }

    /** The effect on the treated: all coefficients from treatment on, weighted by their rows. */
    public Coefficient overall() {
        return average("ATT", cell -> cells.get(cell).eventTime() >= 0);
    }

    private Coefficient average(String name, IntPredicate chosen) {
        double[] weights = new double[fit.design().columns()];
        double total = 0;
        for (int cell = 0; cell < cells.size(); cell++) {
            if (chosen.test(cell)) {
                weights[fit.denseColumns() + cell] = fit.cells().weightInCell(cell);
                total += fit.cells().weightInCell(cell);
            }
        }
        if (total == 0) {
            return Coefficient.missing(name, "no treated row");
        }
        for (int column = 0; column < weights.length; column++) {
            weights[column] /= total;
        }
        return covariance.combination(name, weights);
    }

    /** All lines: overall, by cohort, by event time, by cohort and time. */
    public List<Estimate> estimates() {
        RegressionResult result = regression();
        List<Estimate> lines = new ArrayList<>();
        lines.add(line("simple", overall(), result));
        for (Coefficient coefficient : byCohort()) {
            int cohort = last(coefficient.name());
            lines.add(line("group", coefficient, result).withGroup(cohort).withWarning(single(cohort)));
        }
        for (Coefficient coefficient : byEventTime()) {
            lines.add(line("dynamic", coefficient, result).withEventTime(last(coefficient.name())));
        }
        for (int cell = 0; cell < cells.size(); cell++) {
            CellName name = cells.get(cell);
            lines.add(line("group_time", result.coefficients().get(fit.denseColumns() + cell), result)
                    .withGroup(name.cohort())
                    .withTime(name.cohort() + name.eventTime())
                    .withEventTime(name.eventTime())
                    .withWarning(single(name.cohort())));
        }
        return lines;
    }

    private String single(int cohort) {
        return panel.cohortSize(cohort) == 1
                ? "one unit in the cohort: its standard error is too small to be of use"
                : "";
    }

    private Estimate line(String aggregation, Coefficient coefficient, RegressionResult result) {
        return Results.line("sunab", aggregation, coefficient, result).withControl(control, "");
    }

    private static int last(String name) {
        return Integer.parseInt(name.substring(name.lastIndexOf(':') + 1));
    }
}
