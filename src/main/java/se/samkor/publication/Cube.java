package se.samkor.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import se.samkor.disclosure.CellStatus;
import se.samkor.disclosure.ProtectedTable;
import se.samkor.table.Dimension;

/**
 * Protected tables as they are published: variables, measures, texts. Several tables of the same form lie on one another
 * along the first variables, the last of these running fastest. Dimensions of a table that have a single code are constant and
 * not shown.
 */
public final class Cube {
    private final String id;
    private final CubeText text;
    private final Variable time;
    private final List<Variable> variables;
    private final List<Measure> measures;
    private final List<ProtectedTable> layers;
    private final int layered;

    /**
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
        this.id = id;
        this.text = text;
        this.time = time;
        this.variables = List.copyOf(variables);
        this.measures = List.copyOf(measures);
        this.layers = List.copyOf(layers);
        this.layered = layers.size() > 1 ? layered() : 0;
        layers.forEach(this::check);
    }

    /** How many of the first variables the layers fill; none when no number of them fits. */
    private int layered() {
        int places = 1;
        for (int number = 0; number < variables.size(); number++) {
            places *= variables.get(number).size();
            if (places == layers.size()) {
                return number + 1;
            }
        }
        return 0;
    }

    private void check(ProtectedTable layer) {
        List<List<String>> codes = Stream.concat(
                        variables.stream().limit(layered).map(Variable::codes),
                        layer.dimensions().stream().filter(Cube::isShown).map(Dimension::codes))
                .toList();
        if (!codes.equals(variables.stream().map(Variable::codes).toList()) || (layers.size() > 1 && layered == 0)) {
            throw new IllegalArgumentException(
                    "The variables of " + id + " are not the dimensions of table " + layer.name() + ".");
        }
    }

    private static boolean isShown(Dimension dimension) {
        return dimension.codes().size() > 1;
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
        return layer(position).status(cell(position)) != CellStatus.PUBLISHED;
    }

    /** What stands in a cell. */
    public Figure figure(Measure measure, int... position) {
        ProtectedTable layer = layer(position);
        int cell = cell(position);
        boolean count = measure.column().equals(layer.countName());
        if (count ? layer.status(cell) != CellStatus.PUBLISHED : layer.withholds(measure.column(), cell)) {
            return Figure.WITHHELD;
        }
        OptionalDouble number = count ? layer.count(cell) : layer.dependent(measure.column(), cell);
        return number.isPresent() ? Figure.of(number.getAsDouble(), measure.decimals()) : Figure.NOT_APPLICABLE;
    }

    /** The measure of a column. */
    public Measure measure(String column) {
        return measures.stream()
                .filter(measure -> measure.column().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id + " has no measure " + column + "."));
    }

    private ProtectedTable layer(int... position) {
        int layer = 0;
        for (int number = 0; number < layered; number++) {
            layer = layer * variables.get(number).size() + position[number];
        }
        return layers.get(layer);
    }

    private int cell(int... position) {
        ProtectedTable layer = layer(position);
        int next = layered;
        int[] codes = new int[layer.dimensions().size()];
        for (int dim = 0; dim < codes.length; dim++) {
            codes[dim] = isShown(layer.dimensions().get(dim)) ? position[next++] : 0;
        }
        return layer.cells().cell(codes);
    }
}
