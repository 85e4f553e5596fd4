package se.samkor.estimate.regression;

import se.samkor.estimate.Panel;

/** Units and periods that rows connect: only within a part are differences of unit effects and of period effects determined. */
final class ConnectedParts {
    private final int[] parent;
    private final boolean[] used;
    private final int units;

    private ConnectedParts(int units, int periods) {
        this.units = units;
        parent = new int[units + periods];
        used = new boolean[units + periods];
        for (int node = 0; node < parent.length; node++) {
            parent[node] = node;
        }
    }

    static ConnectedParts of(Panel panel, RowIndex rows) {
        ConnectedParts parts = new ConnectedParts(panel.units(), panel.periods());
        for (int row = 0; row < rows.rows(); row++) {
            int unit = panel.unit(rows.panelRow(row));
            int period = panel.units() + rows.period(row);
            parts.used[unit] = true;
            parts.used[period] = true;
            parts.parent[parts.root(unit)] = parts.root(period);
        }
        return parts;
    }

    private int root(int node) {
        int at = node;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** Whether a unit (of the panel) and a period both have rows and lie in the same part. */
    boolean connected(int unit, int period) {
        return used[unit] && used[units + period] && root(unit) == root(units + period);
    }
}
