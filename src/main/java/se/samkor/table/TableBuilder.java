package se.samkor.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.Stop;

/**
 * Builds a {@link StatisticalTable} from inner rows: single persons, spells or already counted inner cells. Totals are
 * computed here; totals known from elsewhere can be checked against them.
 */
public final class TableBuilder {
    private static final double TOLERANCE = 1e-6;

    private final String name;
    private final CellSpace cells;
    private String population = "";
    private String countName = "count";
    private @Nullable String magnitudeName;
    private final List<Row> rows = new ArrayList<>();
    private final Map<Integer, Row> stated = new LinkedHashMap<>();
    private final Map<Integer, Contributions> statedContributions = new LinkedHashMap<>();
    private final Map<String, double[]> dependents = new LinkedHashMap<>();
    private final Set<String> withheldColumns = new HashSet<>();
    private boolean rowsArePersons = true;

    /** An inner row, or a stated total; contributor -1: not known. */
    record Row(int cell, double count, double magnitude, int contributor) {}

    public TableBuilder(String name, List<Dimension> dimensions) {
        this.name = name;
        this.cells = new CellSpace(dimensions);
    }

    /** Who is counted; equal cells of tables with equal populations get equal status. Default: the table alone. */
    public TableBuilder population(String label) {
        this.population = label;
        return this;
    }

    public TableBuilder countName(String column) {
        this.countName = column;
        return this;
    }

    /** Makes the table one with a magnitude as well. */
    public TableBuilder magnitudeName(String column) {
        this.magnitudeName = column;
        return this;
    }

    /** Says that a row may stand for several contributors: without identities only their number is known. */
    public TableBuilder countedRows() {
        this.rowsArePersons = false;
        return this;
    }

    /** Adds an inner row. Contributor: a number per respondent, or -1 when it is not known. */
    public TableBuilder add(List<String> codes, double count, double magnitude, int contributor) {
        rows.add(new Row(cellOf(codes), count, magnitude, contributor));
        return this;
    }

    /** States what a cell (mostly a total) must be; {@link #build} refuses the table when it is not. */
    public TableBuilder expect(List<String> codes, double count, double magnitude) {
        int cell = cellOf(codes);
        if (stated.put(cell, new Row(cell, count, magnitude, -1)) != null) {
            throw new Stop.UnreadableInput("Cannot read table " + name + ": " + codes + " is there twice.");
        }
        return this;
    }

    /** States who is behind a cell, when the inner rows cannot tell. */
    public TableBuilder contributions(List<String> codes, Contributions contributions) {
        statedContributions.put(cellOf(codes), contributions);
        return this;
    }

    /** Adds a column that must be withheld with the count; one value a cell in the order of {@link CellSpace}. */
    public TableBuilder dependent(String column, double[] values) {
        dependents.put(column, values.clone());
        return this;
    }

    /** Says that a dependent column is withheld in every cell. */
    public TableBuilder withhold(String column) {
        withheldColumns.add(column);
        return this;
    }

    public CellSpace cells() {
        return cells;
    }

    public boolean isInner(List<String> codes) {
        return cells.isInner(cellOf(codes));
    }

    /** The table with all its totals. */
    public StatisticalTable build() {
        double[] counts = new double[cells.size()];
        double[] magnitudes = new double[cells.size()];
        for (Row row : rows) {
            for (int cell : cells.cellsAbove(row.cell())) {
                counts[cell] += row.count();
                magnitudes[cell] += row.magnitude();
            }
        }
        stated.values().forEach(total -> check(total, counts, magnitudes));
        StatisticalTable.Magnitude magnitude =
                magnitudeName == null ? null : new StatisticalTable.Magnitude(magnitudeName, magnitudes);
        String who = population.isEmpty() ? name : population;
        return new StatisticalTable(
                name,
                who,
                cells,
                countName,
                counts,
                magnitude,
                contributions(counts, magnitudes),
                dependents,
                withheldColumns);
    }

    private int cellOf(List<String> codes) {
        int[] positions = new int[codes.size()];
        for (int dim = 0; dim < positions.length; dim++) {
            positions[dim] = cells.dimensions().get(dim).indexOf(codes.get(dim));
            if (positions[dim] < 0) {
                throw new Stop.UnreadableInput("Cannot read table " + name + ": the code " + codes.get(dim)
                        + " is not in the hierarchy of "
                        + cells.dimensions().get(dim).name() + ".");
            }
        }
        return cells.cell(positions);
    }

    private void check(Row total, double[] counts, double[] magnitudes) {
        check(total.cell(), "count", total.count(), counts[total.cell()]);
        if (magnitudeName != null) {
            check(total.cell(), magnitudeName, total.magnitude(), magnitudes[total.cell()]);
        }
    }

    private void check(int cell, String column, double stated, double summed) {
        if (Math.abs(stated - summed) > TOLERANCE * Math.max(1, Math.abs(stated))) {
            throw new Stop.UnreadableInput(String.format(
                    Locale.ROOT,
                    "Cannot read table %s: the %s of %s is %s but its parts add up to %s.",
                    name,
                    column,
                    cells.codes(cell),
                    stated,
                    summed));
        }
    }

    private Contributions[] contributions(double[] counts, double[] magnitudes) {
        Contributions[] result = new Contributions[cells.size()];
        Arrays.fill(result, Contributions.NONE);
        if (rows.stream().allMatch(row -> row.contributor() >= 0)) {
            gatherByContributor(result);
        } else if (rowsArePersons) {
            gatherRows(result);
        } else {
            for (int cell = 0; cell < result.length; cell++) {
                boolean alone = counts[cell] == 1 && magnitudeName != null;
                result[cell] = new Contributions(
                        (int) Math.round(counts[cell]), alone ? List.of(magnitudes[cell]) : List.of(), -1);
            }
        }
        statedContributions.forEach((cell, contributions) -> result[cell] = contributions);
        return result;
    }

    private void gatherRows(Contributions[] result) {
        LargestContributions gathered = new LargestContributions(cells.size());
        for (Row row : rows) {
            for (int cell : cells.cellsAbove(row.cell())) {
                gathered.add(cell, row.magnitude(), -1);
            }
        }
        gathered.into(result);
    }

    private void gatherByContributor(Contributions[] result) {
        LargestContributions gathered = new LargestContributions(cells.size());
        List<Row> ordered = new ArrayList<>(rows);
        ordered.sort(java.util.Comparator.comparingInt(Row::contributor));
        Map<Integer, Double> ofOne = new LinkedHashMap<>();
        for (int i = 0; i < ordered.size(); i++) {
            Row row = ordered.get(i);
            for (int cell : cells.cellsAbove(row.cell())) {
                ofOne.merge(cell, row.magnitude(), Double::sum);
            }
            boolean last = i + 1 == ordered.size() || ordered.get(i + 1).contributor() != row.contributor();
            if (last) {
                ofOne.forEach((cell, amount) -> gathered.add(cell, amount, row.contributor()));
                ofOne.clear();
            }
        }
        gathered.into(result);
    }
}
