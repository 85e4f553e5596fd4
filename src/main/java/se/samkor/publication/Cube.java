package se.samkor.publication;

import java.util.ArrayList;
import java.util.List;
import se.samkor.disclosure.ProtectedTable;

/** Protected figures as they are published: variables, measures, texts, and what stands in each cell. */
public final class Cube {
    private final String id;
    private final CubeText text;
    private final Variable time;
    private final List<Variable> variables;
    private final List<Measure> measures;
    private final CubeCells cells;

    /**
     * A cube of protected tables.
     *
     * @param time the variable with the year, one code
     * @param variables first those that the layers lie along, when there are several layers, then the tables' own
     * @param measures the first is the count, the others dependent columns
     */
    public Cube(
            String id,
            CubeText text,
            Variable time,
            List<Variable> variables,
            List<Measure> measures,
            List<ProtectedTable> layers) {
        this(id, text, time, variables, measures, new LayeredCells(id, variables, layers));
    }

    /** A cube whose cells are found elsewhere than in layers. */
    Cube(String id, CubeText text, Variable time, List<Variable> variables, List<Measure> measures, CubeCells cells) {
        this.id = id;
        this.text = text;
        this.time = time;
        this.variables = List.copyOf(variables);
        this.measures = List.copyOf(measures);
        this.cells = cells;
    }

    /** The name of the files. */
    public String id() {
        return id;
    }

    public CubeText text() {
        return text;
    }

    /** The variable with the year. */
    public Variable time() {
        return time;
    }

    /** The variables, the year left out, in order. */
    public List<Variable> variables() {
        return variables;
    }

    public List<Measure> measures() {
        return measures;
    }

    /** Every combination of codes of {@link #variables}, the last running fastest. */
    public List<int[]> positions() {
        List<int[]> positions = List.of(new int[0]);
        for (Variable variable : variables) {
            List<int[]> longer = new ArrayList<>();
            for (int[] start : positions) {
                for (int code = 0; code < variable.size(); code++) {
                    int[] next = java.util.Arrays.copyOf(start, start.length + 1);
                    next[start.length] = code;
                    longer.add(next);
                }
            }
            positions = longer;
        }
        return positions;
    }

    /** Whether anything in the cube is withheld. */
    public boolean withholds() {
        return positions().stream().anyMatch(this::isWithheld);
    }

    /** Whether the cell with these codes is withheld. */
    public boolean isWithheld(int... position) {
        return cells.isWithheld(position);
    }

    /** What stands in a cell. */
    public Figure figure(Measure measure, int... position) {
        return cells.figure(measure, position);
    }

    /** The measure of a column. */
    public Measure measure(String column) {
        return measures.stream()
                .filter(measure -> measure.column().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id + " has no measure " + column + "."));
    }
}
