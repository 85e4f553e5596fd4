package se.samkor.estimate.grouptime;

import java.util.ArrayList;
import java.util.List;
import se.samkor.estimate.Panel;

/**
 * Which cells a sample has. From {@code group - anticipation} on, the base is the last period before that; earlier
 * periods are compared with the period just before them, or with the same base, as chosen.
 */
final class CellSchedule {
    private CellSchedule() {}

    static List<Cell> cells(Sample sample, GroupTimeOptions options) {
        Panel panel = sample.panel();
        boolean universal = options.base() == BasePeriod.UNIVERSAL;
        List<Cell> cells = new ArrayList<>();
        for (int group : sample.cohorts()) {
            int lastBefore = lastBefore(panel, group - options.anticipation());
            for (int period = universal ? 0 : 1; period < panel.periods(); period++) {
                int base = universal || period > lastBefore ? lastBefore : period - 1;
                int time = panel.time(period);
                long latest = (long) Math.max(time, panel.time(base)) + options.anticipation();
                cells.add(new Cell(group, period, base, time, latest));
            }
        }
        return cells;
    }

    private static int lastBefore(Panel panel, int time) {
        int period = panel.periods() - 1;
        while (panel.time(period) >= time) {
            period--;
        }
        return period;
    }
}
