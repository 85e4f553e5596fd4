package se.samkor.estimate.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import se.samkor.estimate.Estimate;
import se.samkor.estimate.Panel;
import se.samkor.estimate.UnusableData;

/**
 * Two-way fixed effects with one coefficient per event time: all event times in the data but the reference, the never
 * treated in the reference. When nobody is never treated one more event time is not determined: the last that the others
 * determine is left out and named, as fixest does, and all others are then relative to it as well.
 */
public final class EventStudy {
    private EventStudy() {}

    /** The regression; coefficients are the covariates, then the event times in order. */
    public static RegressionResult fit(Panel panel, int reference, VarianceRule rule) {
        UsableRows usable = UsableRows.of(panel, row -> true);
        usable.requireTreatedAndUntreated(panel);
        RowIndex rows = usable.rows();
        CellTable cells = cells(panel, rows, reference);
        Design design = new Design(panel.covariateNames(), rows.covariates(panel), cells);
        WithinFit fit = WithinFit.of(new TwoWayEffects(rows), design, rows.outcome(panel));
        List<String> notes = new ArrayList<>(usable.notesOnTreated(panel));
        if (panel.cohortSize(Panel.NEVER) == 0) {
            notes.add("nobody is never treated: event times are determined up to a straight trend only");
        }
        return Results.of(fit, Covariance.of(fit, panel, rule), notes);
    }

    /** The lines of all event times; the reference has none. */
    public static List<Estimate> estimates(Panel panel, int reference, VarianceRule rule) {
        RegressionResult result = fit(panel, reference, rule);
        List<Estimate> lines = new ArrayList<>();
        for (Coefficient coefficient : result.coefficients()) {
            eventTime(coefficient.name())
                    .ifPresent(at -> lines.add(Results.line("event-study", "dynamic", coefficient, result)
                            .withEventTime(at)));
        }
        return lines;
    }

    private static final String NAME = "event::";

    /** The name of the coefficient of an event time. */
    public static String name(int eventTime) {
        return NAME + eventTime;
    }

    /** The event time that a coefficient of this class belongs to; empty for a covariate. */
    public static OptionalInt eventTime(String coefficientName) {
        return coefficientName.startsWith(NAME)
                ? OptionalInt.of(Integer.parseInt(coefficientName.substring(NAME.length())))
                : OptionalInt.empty();
    }

    private static CellTable cells(Panel panel, RowIndex rows, int reference) {
        TreeSet<Integer> eventTimes = new TreeSet<>();
        for (int row = 0; row < rows.rows(); row++) {
            if (!panel.neverTreated(rows.panelUnit(rows.unit(row)))) {
                eventTimes.add(panel.eventTime(rows.panelRow(row)));
            }
        }
        if (!eventTimes.remove(reference)) {
            throw new UnusableData("No treated unit has a row at event time " + reference
                    + ", which effects are relative to; event times in the data: " + eventTimes + ".");
        }
        Map<Integer, Integer> columns = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (int eventTime : eventTimes) {
            columns.put(eventTime, names.size());
            names.add(name(eventTime));
        }
        int[] cohorts = panel.cohorts();
        int[][] cell = new int[cohorts.length + 1][panel.periods()];
        Arrays.fill(cell[cohorts.length], -1);
        for (int group = 0; group < cohorts.length; group++) {
            for (int period = 0; period < panel.periods(); period++) {
                cell[group][period] = columns.getOrDefault(panel.time(period) - cohorts[group], -1);
            }
        }
        return new CellTable(Cohorts.groups(panel, rows, cohorts), cell, names);
    }
}
