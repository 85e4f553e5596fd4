package se.samkor.estimate.regression;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import se.samkor.estimate.Panel;
import se.samkor.estimate.UnusableData;

/**
 * The rows that an estimator can use, and in words what was left out.
 *
 * @param rows the rows
 * @param notes one sentence for each reason to leave rows out
 */
record UsableRows(RowIndex rows, List<String> notes) {
    /** The rows that satisfy a condition, without singletons (Correia 2015); stops when they cannot carry a regression. */
    static UsableRows of(Panel panel, IntPredicate keep) {
        RowIndex chosen = RowIndex.of(panel, keep);
        RowIndex rows = chosen.withoutSingletons(panel);
        List<String> notes = new ArrayList<>();
        if (rows.rows() < chosen.rows()) {
            notes.add((chosen.rows() - rows.rows()) + " rows alone in their unit or period were left out");
        }
        requireVariation(panel, rows);
        return new UsableRows(rows, notes);
    }

    static void requireVariation(Panel panel, RowIndex rows) {
        if (rows.rows() == 0) {
            throw new UnusableData("No row of the panel can be used: every unit has one row only, or weight 0.");
        }
        double first = panel.outcome(rows.panelRow(0));
        for (int row = 1; row < rows.rows(); row++) {
            if (panel.outcome(rows.panelRow(row)) != first) {
                return;
            }
        }
        throw new UnusableData("The outcome " + panel.outcomeName() + " has the same value in every usable row; "
                + "there is nothing to compare.");
    }

    /** The notes, with one more when treatment touches one cluster only. */
    List<String> notesOnTreated(Panel panel) {
        Set<Integer> treated = new HashSet<>();
        for (int row = 0; row < rows.rows(); row++) {
            if (panel.treated(rows.panelRow(row))) {
                treated.add(panel.cluster(rows.panelRow(row)));
            }
        }
        List<String> all = new ArrayList<>(notes);
        if (treated.size() == 1) {
            all.add("one treated cluster: standard errors are too small to be of use");
        }
        return all;
    }

    /** Stops unless some rows used are treated and some are not. */
    void requireTreatedAndUntreated(Panel panel) {
        boolean treated = false;
        boolean untreated = false;
        for (int row = 0; row < rows.rows(); row++) {
            boolean now = panel.treated(rows.panelRow(row));
            treated |= now;
            untreated |= !now;
        }
        if (!treated || !untreated) {
            throw new UnusableData(
                    treated
                            ? "Every usable row is treated; an effect needs rows before treatment or never treated."
                            : "No usable row is treated; first treated times are empty, 0 or after the last time.");
        }
    }
}
