package se.samkor.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An unprotected table: a count for every cell, totals included, perhaps a magnitude (a sum over the same units, never
 * negative), and columns that depend on the count such as means and intervals. Built by {@link TableBuilder}.
 */
public final class StatisticalTable {
    private final String name;
    private final String population;
    private final CellSpace cells;
    private final String countName;
    private final double[] counts;
    private final @Nullable Magnitude magnitude;
    private final Contributions[] contributions;
    private final Map<String, double[]> dependents;
    private final Set<String> withheldColumns;

    /** A sum over the units of a cell, such as days or kronor; never negative. */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    record Magnitude(String name, double[] values) {}

    StatisticalTable(
            String name,
            String population,
            CellSpace cells,
            String countName,
            double[] counts,
            @Nullable Magnitude magnitude,
            Contributions[] contributions,
            Map<String, double[]> dependents,
            Set<String> withheldColumns) {
        this.name = name;
        this.population = population;
        this.cells = cells;
        this.countName = countName;
        this.counts = counts;
        this.magnitude = magnitude;
        this.contributions = contributions;
        this.dependents = new LinkedHashMap<>(dependents);
        this.withheldColumns = Set.copyOf(withheldColumns);
    }

    /** The table's name, for messages and file names. */
    public String name() {
        return name;
    }

    /** Who is counted. Cells of tables with the same population and the same codes are the same cell. */
    public String population() {
        return population;
    }

    public CellSpace cells() {
        return cells;
    }

    public List<Dimension> dimensions() {
        return cells.dimensions();
    }

    public String countName() {
        return countName;
    }

    /** Units in the cell. */
    public double count(int cell) {
        return counts[cell];
    }

    public boolean hasMagnitude() {
        return magnitude != null;
    }

    /** The magnitude's column name; empty without a magnitude. */
    public String magnitudeName() {
        return magnitude == null ? "" : magnitude.name();
    }

    /** The magnitude of a cell; 0 without a magnitude. */
    public double magnitude(int cell) {
        return magnitude == null ? 0 : magnitude.values()[cell];
    }

    public Contributions contributions(int cell) {
        return contributions[cell];
    }

    /** Columns that must be withheld wherever the count is: means, differences, shares, intervals. */
    public List<String> dependentColumns() {
        return new ArrayList<>(dependents.keySet());
    }

    /** Whether a dependent column is withheld in every cell. */
    public boolean withholds(String column) {
        return withheldColumns.contains(column);
    }

    /** Value of a dependent column; NaN is missing. */
    public double dependent(String column, int cell) {
        double[] values = dependents.get(column);
        if (values == null) {
            throw new IllegalArgumentException("Table " + name + " has no column " + column + ".");
        }
        return values[cell];
    }
}
