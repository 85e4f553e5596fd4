package se.samkor.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.Stop;

/**
 * Reads a table from a text file: inner rows (persons, spells, or counted inner cells), or cells with totals. Which of
 * the two it is follows from the codes: a row with a code that has parts is a total, and is checked.
 *
 * @param count column with the number of units; null: every row is one unit
 * @param value column with the magnitude, if any
 * @param contributor column that tells the contributors of inner rows apart, if any
 */
public record TableFile(
        Path file,
        List<String> dimensions,
        @Nullable String count,
        @Nullable String value,
        @Nullable String contributor,
        Map<String, List<Grouping>> hierarchies) {

    /** Said instead of a count column: every row is one unit. */
    public static final String ROWS = "rows";

    /** Reads and adds up the table. */
    public StatisticalTable read() {
        DelimitedFile content = DelimitedFile.read(file);
        if (content.rows().isEmpty()) {
            throw new Stop.UnreadableInput("Cannot read " + file + ": the table holds no rows.");
        }
        int[] columns = dimensions.stream().mapToInt(content::column).toArray();
        List<Dimension> dims = new ArrayList<>();
        for (int dim = 0; dim < columns.length; dim++) {
            dims.add(dimension(content, columns[dim], dimensions.get(dim)));
        }
        boolean counted = isCounted(content);
        TableBuilder table = new TableBuilder(
                        file.getFileName() == null ? "" : file.getFileName().toString(), dims)
                .countName(count == null || !counted ? "count" : count);
        if (value != null) {
            table.magnitudeName(value);
        }
        if (counted) {
            table.countedRows();
        }
        int countColumn = count != null && counted ? content.column(count) : -1;
        for (int dim = 0; dim < columns.length && countColumn >= 0; dim++) {
            if (isFlat(dimensions.get(dim))) {
                new FlatDimension(content, columns[dim], dimensions.get(dim))
                        .refuseHiddenTotal(columns, countColumn, dims.get(dim));
            }
        }
        fill(table, content, columns, countColumn);
        return table.build();
    }

    /** The keys of the cells of a table that was read from this file, from a column of record keys. */
    public CellKeys cellKeys(StatisticalTable table, String keyColumn) {
        DelimitedFile content = DelimitedFile.read(file);
        int[] columns = dimensions.stream().mapToInt(content::column).toArray();
        int key = content.column(keyColumn);
        CellKeys keys = new CellKeys(table.cells());
        for (int row = 0; row < content.rows().size(); row++) {
            content.number(row, key);
            keys.add(codes(content, columns, row), content.rows().get(row)[key].replace(',', '.'));
        }
        return keys;
    }

    /** Whether the file tells who is behind a cell, and the largest contributions up to a number. */
    public boolean tellsContributions(int largest) {
        DelimitedFile content = DelimitedFile.read(file);
        boolean stated = content.find(StatedContributions.NUMBER) >= 0
                && IntStream.rangeClosed(1, largest).allMatch(n -> content.find(StatedContributions.LARGEST + n) >= 0);
        return contributor != null || !isCounted(content) || stated;
    }

    private boolean isCounted(DelimitedFile content) {
        return count != null && !(count.equals(ROWS) && content.find(ROWS) < 0);
    }

    private void fill(TableBuilder table, DelimitedFile content, int[] columns, int countColumn) {
        int valueColumn = value == null ? -1 : content.column(value);
        int contributorColumn = contributor == null ? -1 : content.column(contributor);
        Map<String, Integer> contributors = new HashMap<>();
        Set<List<String>> inner = new HashSet<>();
        boolean totals = false;
        boolean repeated = false;
        for (int row = 0; row < content.rows().size(); row++) {
            List<String> codes = codes(content, columns, row);
            double units = countColumn < 0 ? 1 : units(content, row, countColumn);
            double amount = valueColumn < 0 ? 0 : amount(content, row, valueColumn);
            if (units == 0 && amount > 0) {
                throw new Stop.UnreadableInput("Cannot read " + file + ": row " + (row + 1) + " has an amount in "
                        + content.header().get(valueColumn) + " and nobody behind it.");
            }
            if (table.isInner(codes)) {
                repeated |= !inner.add(codes);
                int who = contributorColumn < 0
                        ? -1
                        : contributor(contributors, content.rows().get(row)[contributorColumn]);
                table.add(codes, units, amount, who);
            } else {
                totals = true;
                table.expect(codes, units, amount);
            }
        }
        if (totals && repeated) {
            throw new Stop.UnreadableInput("Cannot read " + file
                    + ": it holds totals, and the same inner cell twice; give inner rows or cells with totals.");
        }
        if (contributor == null) {
            new StatedContributions(content, columns).into(table, this);
        }
    }

    private static int contributor(Map<String, Integer> contributors, String identity) {
        if (identity.isEmpty()) {
            contributors.put("\u0000" + contributors.size(), contributors.size());
            return contributors.size() - 1;
        }
        return contributors.computeIfAbsent(identity, key -> contributors.size());
    }

    List<String> codes(DelimitedFile content, int[] columns, int row) {
        String[] codes = new String[columns.length];
        for (int dim = 0; dim < columns.length; dim++) {
            codes[dim] = content.rows().get(row)[columns[dim]];
            if (codes[dim].isEmpty()) {
                throw new Stop.UnreadableInput("Cannot read " + file + ": row " + (row + 1) + ", column "
                        + dimensions.get(dim) + " is empty.");
            }
        }
        return List.of(codes);
    }

    private double units(DelimitedFile content, int row, int column) {
        double units = content.number(row, column);
        if (units < 0 || units != Math.rint(units)) {
            throw new Stop.UnreadableInput("Cannot read " + file + ": row " + (row + 1) + ", column "
                    + content.header().get(column) + " is not a count (0, 1, 2, ...).");
        }
        return units;
    }

    private double amount(DelimitedFile content, int row, int column) {
        double amount = content.number(row, column);
        if (amount < 0) {
            throw new Stop.UnreadableInput("Cannot read " + file + ": row " + (row + 1) + ", column "
                    + content.header().get(column) + " is negative; only magnitudes from 0 up can be protected.");
        }
        return amount;
    }

    private boolean isFlat(String name) {
        return hierarchies.keySet().stream().noneMatch(name::equalsIgnoreCase);
    }

    private Dimension dimension(DelimitedFile content, int column, String name) {
        return hierarchies.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .findFirst()
                .map(entry -> Dimension.of(name, entry.getValue()))
                .orElseGet(() -> new FlatDimension(content, column, name).dimension());
    }
}
