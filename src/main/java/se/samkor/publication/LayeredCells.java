package se.samkor.publication;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import se.samkor.disclosure.CellStatus;
import se.samkor.disclosure.ProtectedTable;
import se.samkor.table.Dimension;

/**
 * Several tables of the same form, which lie on one another along the first variables, the last of these running fastest.
 * Dimensions of a table that have a single code are constant and not shown.
 */
final class LayeredCells implements CubeCells {
    private final List<Variable> variables;
    private final List<ProtectedTable> layers;
    private final int layered;

    LayeredCells(String id, List<Variable> variables, List<ProtectedTable> layers) {
        this.variables = List.copyOf(variables);
        this.layers = List.copyOf(layers);
        this.layered = layers.size() > 1 ? layered() : 0;
        layers.forEach(layer -> check(id, layer));
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

    private void check(String id, ProtectedTable layer) {
        List<List<String>> codes = Stream.concat(
                        variables.stream().limit(layered).map(Variable::codes),
                        layer.dimensions().stream()
                                .filter(LayeredCells::isShown)
                                .map(Dimension::codes))
                .toList();
        if (!codes.equals(variables.stream().map(Variable::codes).toList()) || (layers.size() > 1 && layered == 0)) {
            throw new IllegalArgumentException(
                    "The variables of " + id + " are not the dimensions of table " + layer.name() + ".");
        }
    }

    private static boolean isShown(Dimension dimension) {
        return dimension.codes().size() > 1;
    }

    @Override
    public boolean isWithheld(int... position) {
        return layer(position).status(cell(position)) != CellStatus.PUBLISHED;
    }

    @Override
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
