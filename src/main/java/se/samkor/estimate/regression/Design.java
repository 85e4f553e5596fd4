package se.samkor.estimate.regression;

import java.util.ArrayList;
import java.util.List;

/**
 * The regressors beside unit and period effects: dense columns first, then indicator cells.
 *
 * @param denseNames the names of the dense columns
 * @param dense one array per column, in row order
 * @param cells the indicator columns
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity only
record Design(List<String> denseNames, double[][] dense, CellTable cells) {
    static Design of(List<String> names, double[][] columns, RowIndex rows) {
        return new Design(names, columns, CellTable.none(rows));
    }

    int columns() {
        return dense.length + cells.columns();
    }

    List<String> names() {
        List<String> names = new ArrayList<>(denseNames);
        names.addAll(cells.names());
        return names;
    }
}
