package se.samkor.estimate.grouptime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import se.samkor.estimate.Panel;
import se.samkor.estimate.UnusableData;

/**
 * The part of a panel that group-time effects can use, and what was left out. Units treated from the first period on
 * have no period before treatment. When nobody is never treated and not-yet-treated controls are used, the periods from
 * the last cohort's treatment on have no controls; that cohort then serves as control only.
 */
final class Sample {
    private final Panel panel;
    private final int[] cohortOfUnit;
    private final int[] cohorts;
    private final boolean crossSections;
    private final boolean rowsIndependent;
    private final List<String> notices;

    private Sample(Panel panel, GroupTimeOptions options, List<String> notices) {
        this.panel = panel;
        this.notices = List.copyOf(notices);
        rowsIndependent = options.incomplete() == IncompleteUnits.INDEPENDENT_ROWS;
        crossSections = rowsIndependent || !panel.balanced();
        cohortOfUnit = effectiveCohorts(panel, options.anticipation());
        cohorts = Arrays.stream(cohortOfUnit)
                .filter(cohort -> cohort != Panel.NEVER)
                .distinct()
                .sorted()
                .toArray();
    }

    static Sample of(Panel whole, GroupTimeOptions options) {
        List<String> notices = new ArrayList<>();
        Panel panel = withoutConstantOutcome(whole);
        panel = withoutIncomplete(panel, options, notices);
        int rows;
        do { // leaving units out can make the panel start later, and leave out more
            rows = panel.rows();
            panel = withoutAlreadyTreated(panel, options.anticipation(), notices);
            panel = withoutUncontrolledPeriods(panel, options, notices);
        } while (panel.rows() < rows);
        Sample sample = new Sample(panel, options, notices);
        if (sample.cohorts.length == 0) {
            if (whole.cohortSize(Panel.NEVER) == 0 && whole.cohorts().length == 1) {
                throw new UnusableData("All units are first treated at the same time and none is never treated;"
                        + " there is nobody to compare with.");
            }
            throw new UnusableData(
                    "No cohort is first treated within the panel after a period without treatment and anticipation.");
        }
        if (options.control() == ControlGroup.NEVER && sample.size(Panel.NEVER) == 0) {
            throw new UnusableData("No unit is never treated; not-yet-treated controls are the alternative.");
        }
        return sample;
    }

    private static Panel withoutConstantOutcome(Panel panel) {
        for (int row = 1; row < panel.rows(); row++) {
            if (panel.outcome(row) != panel.outcome(0)) {
                return panel;
            }
        }
        throw new UnusableData(
                "Outcome " + panel.outcomeName() + " has the same value in every row; there is nothing to estimate.");
    }

    private static Panel withoutIncomplete(Panel panel, GroupTimeOptions options, List<String> notices) {
        if (panel.balanced() || options.incomplete() == IncompleteUnits.INDEPENDENT_ROWS) {
            return panel;
        }
        int incomplete = 0;
        boolean[] complete = new boolean[panel.units()];
        for (int unit = 0; unit < complete.length; unit++) {
            complete[unit] = panel.firstRow(unit + 1) - panel.firstRow(unit) == panel.periods();
            incomplete += complete[unit] ? 0 : 1;
        }
        String count = incomplete + " of " + panel.units() + " units are not observed in every period";
        if (options.incomplete() == IncompleteUnits.KEEP) {
            notices.add(count + ": compared as repeated cross sections");
            return panel;
        }
        if (incomplete == panel.units()) {
            throw new UnusableData("No unit is observed in every period.");
        }
        notices.add(count + " and were left out");
        return panel.keepingRows(row -> complete[panel.unit(row)]);
    }

    private static Panel withoutAlreadyTreated(Panel panel, int anticipation, List<String> notices) {
        long earliest = (long) panel.time(0) + anticipation;
        int treated = 0;
        for (int unit = 0; unit < panel.units(); unit++) {
            treated += panel.announced(unit) <= earliest ? 1 : 0;
        }
        if (treated == 0) {
            return panel;
        }
        if (treated == panel.units()) {
            throw new UnusableData("Every unit is treated from the first period on; there is nothing to compare with.");
        }
        notices.add(treated + (anticipation == 0 ? " units treated" : " units treated or anticipating")
                + " from the first period on were left out");
        return panel.keepingRows(row -> panel.announced(panel.unit(row)) > earliest);
    }

    private static Panel withoutUncontrolledPeriods(Panel panel, GroupTimeOptions options, List<String> notices) {
        int[] cohort = effectiveCohorts(panel, options.anticipation());
        int last = Arrays.stream(cohort).max().orElse(Panel.NEVER);
        if (options.control() == ControlGroup.NEVER || last == Panel.NEVER) {
            return panel;
        }
        int end = last - options.anticipation();
        if (panel.time(0) >= end) {
            throw new UnusableData("No unit is never treated, and no period lies before the last cohort's treatment.");
        }
        notices.add("no unit is never treated: cohort " + last + " serves as control only, periods from " + end
                + " on were left out");
        return panel.keepingRows(row -> panel.time(panel.period(row)) < end);
    }

    /** Cohorts, where treatment announced for after the panel counts when it can already be anticipated. */
    private static int[] effectiveCohorts(Panel panel, int anticipation) {
        long horizon = (long) panel.time(panel.periods() - 1) + anticipation;
        int[] cohorts = new int[panel.units()];
        Arrays.setAll(cohorts, unit -> panel.announced(unit) <= horizon ? panel.announced(unit) : Panel.NEVER);
        return cohorts;
    }

    Panel panel() {
        return panel;
    }

    int cohort(int unit) {
        return cohortOfUnit[unit];
    }

    /** Cohorts with effects to estimate, ascending. */
    int[] cohorts() {
        return cohorts;
    }

    int size(int cohort) {
        return (int) Arrays.stream(cohortOfUnit).filter(own -> own == cohort).count();
    }

    /** Whether rows are compared as repeated cross sections rather than changes within units. */
    boolean crossSections() {
        return crossSections;
    }

    List<String> notices() {
        return notices;
    }

    /** The independent group that a row's error belongs to. */
    int cluster(int row) {
        return rowsIndependent && !panel.clustered() ? row : panel.cluster(row);
    }

    int clusters() {
        return rowsIndependent && !panel.clustered() ? panel.rows() : panel.clusters();
    }

    /** Weight of a row in the estimated size of its cohort: first period in a panel, mean over rows otherwise. */
    double sizeWeight(int row) {
        int unit = panel.unit(row);
        if (rowsIndependent) {
            return panel.weight(row);
        }
        if (crossSections) {
            return panel.weight(row) / (panel.firstRow(unit + 1) - panel.firstRow(unit));
        }
        return row == panel.firstRow(unit) ? panel.weight(row) : 0;
    }
}
