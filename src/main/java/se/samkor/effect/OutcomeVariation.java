package se.samkor.effect;

import java.util.HashMap;
import java.util.Map;
import se.samkor.estimate.Panel;
import se.samkor.estimate.UnusableData;

/** Whether the outcome moves differently in different units; where it does not, every effect is 0 and means nothing. */
final class OutcomeVariation {
    private static final double ROUNDING = 1e-13;

    private OutcomeVariation() {}

    /** Stops when every unit's outcome changes alike, or not at all, from each of its times to the next. */
    static void require(Panel panel) {
        double largest = 0;
        for (int row = 0; row < panel.rows(); row++) {
            largest = Math.max(largest, Math.abs(panel.outcome(row)));
        }
        Map<Integer, Double> changes = new HashMap<>();
        for (int unit = 0; unit < panel.units(); unit++) {
            for (int row = panel.firstRow(unit) + 1; row < panel.firstRow(unit + 1); row++) {
                double change = panel.outcome(row) - panel.outcome(row - 1);
                int times = panel.period(row - 1) * panel.periods() + panel.period(row);
                Double known = changes.putIfAbsent(times, change);
                if (known != null && Math.abs(known - change) > ROUNDING * largest) {
                    return;
                }
            }
        }
        if (panel.units() > 1 && !changes.isEmpty()) {
            throw new UnusableData("The outcome " + panel.outcomeName()
                    + " has the same value in every row, or changes alike in every unit; there is nothing to compare.");
        }
    }
}
