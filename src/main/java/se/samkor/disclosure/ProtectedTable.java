package se.samkor.disclosure;

import java.util.List;
import java.util.OptionalDouble;
import se.samkor.table.CellSpace;
import se.samkor.table.Dimension;
import se.samkor.table.StatisticalTable;

/**
 * A table as it may be published. Only this package can make one, after its audit: what a withheld cell held cannot be
 * reached from here. Means, differences and intervals that depend on a withheld count are withheld with it.
 */
public final class ProtectedTable {
    private final StatisticalTable table;
    private final CellStatus[] statuses;
    private final double[] counts;
    private final boolean exact;

    /** @param counts what is shown as count, cell by cell; exact: whether that is the true count */
    ProtectedTable(StatisticalTable table, CellStatus[] statuses, double[] counts, boolean exact) {
        this.table = table;
        this.statuses = statuses.clone();
        this.counts = counts.clone();
        this.exact = exact;
    }

    public String name() {
        return table.name();
    }

    public CellSpace cells() {
        return table.cells();
    }

    public List<Dimension> dimensions() {
        return table.dimensions();
    }

    public String countName() {
        return table.countName();
    }

    /** Name of the magnitude that is shown; empty when there is none, or when the counts are not exact. */
    public String magnitudeName() {
        return exact ? table.magnitudeName() : "";
    }

    /** Columns beside count and magnitude; none when the counts are not exact, because they would give the counts away. */
    public List<String> dependentColumns() {
        return exact ? table.dependentColumns() : List.of();
    }

    public CellStatus status(int cell) {
        return statuses[cell];
    }

    private boolean shown(int cell) {
        return statuses[cell] == CellStatus.PUBLISHED;
    }

    /** Units in the cell; empty when withheld. */
    public OptionalDouble count(int cell) {
        return shown(cell) ? OptionalDouble.of(counts[cell]) : OptionalDouble.empty();
    }

    /** The magnitude; empty when withheld or when the table has none. */
    public OptionalDouble magnitude(int cell) {
        return shown(cell) && exact && table.hasMagnitude()
                ? OptionalDouble.of(table.magnitude(cell))
                : OptionalDouble.empty();
    }

    /** Whether a dependent column of a cell is withheld, with the cell or by itself. */
    public boolean withholds(String column, int cell) {
        return !shown(cell) || table.withholds(column);
    }

    /** A dependent column; empty when withheld or missing. */
    public OptionalDouble dependent(String column, int cell) {
        double value = exact ? table.dependent(column, cell) : Double.NaN;
        return !withholds(column, cell) && !Double.isNaN(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
