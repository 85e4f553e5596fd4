package se.samkor.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Builds a panel from columns of equal length. A unit is never treated when its first treated time is missing (NaN), 0,
 * or after the last time of the panel. Stops with {@link UnusableData} when a unit has two rows at one time,
 * when its first treated time is not constant (treatment is lasting; a unit cannot leave it), when a time is not a whole
 * number, when a number is missing, or when a weight is negative.
 */
public final class PanelBuilder {
    private static final double LARGEST = 1e100;

    private final String outcomeName;
    private final Map<String, double[]> covariates = new LinkedHashMap<>();
    private String[] units = new String[0];
    private double[] times = new double[0];
    private double[] outcome = new double[0];
    private double[] firstTreated = new double[0];
    private double @Nullable [] weights;
    private String @Nullable [] clusters;

    PanelBuilder(String outcomeName) {
        this.outcomeName = outcomeName;
    }

    public PanelBuilder units(String[] labels) {
        units = labels;
        return this;
    }

    public PanelBuilder times(double[] values) {
        times = values;
        return this;
    }

    public PanelBuilder outcome(double[] values) {
        outcome = values;
        return this;
    }

    public PanelBuilder firstTreated(double[] values) {
        firstTreated = values;
        return this;
    }

    public PanelBuilder covariate(String name, double[] values) {
        covariates.put(name, values);
        return this;
    }

    public PanelBuilder weights(double[] values) {
        weights = values;
        return this;
    }

    public PanelBuilder clusters(String[] labels) {
        clusters = labels;
        return this;
    }

    /** The panel. */
    public Panel build() {
        int rows = outcome.length;
        if (rows == 0) {
            throw new UnusableData("The panel has no row with a value of " + outcomeName + ".");
        }
        checkLengths(rows);
        checkNumbers();
        Labels unitLabels = Labels.of(units);
        int[] period = new int[rows];
        int[] distinctTimes = distinctTimes();
        for (int row = 0; row < rows; row++) {
            period[row] = Arrays.binarySearch(distinctTimes, (int) times[row]);
        }
        Integer[] order = order(unitLabels.index(), period);
        int[] firstRow = firstRows(order, unitLabels);
        int[] announced = announced(order, firstRow, unitLabels);
        checkOneRowEach(order, unitLabels, period);
        String[] clusterColumn = clusters;
        Labels clusterLabels = clusterColumn == null ? unitLabels : Labels.of(clusterColumn);
        double[] weightColumn = weights;
        PanelNames names = new PanelNames(
                outcomeName,
                List.copyOf(covariates.keySet()),
                unitLabels.labels(),
                clusterLabels.labels(),
                clusterColumn != null,
                weightColumn != null);
        return new Panel(
                names,
                distinctTimes,
                firstRow,
                pick(period, order),
                pick(outcome, order),
                covariates.values().stream().map(column -> pick(column, order)).toArray(double[][]::new),
                weightColumn == null ? ones(rows) : pick(weightColumn, order),
                announced,
                pick(clusterLabels.index(), order));
    }

    static Panel subset(Panel panel, IntPredicate chosen) {
        int[] kept = IntStream.range(0, panel.rows()).filter(chosen).toArray();
        PanelBuilder builder = new PanelBuilder(panel.outcomeName())
                .units(strings(kept, row -> panel.unitLabel(panel.unit(row))))
                .times(numbers(kept, row -> panel.time(panel.period(row))))
                .outcome(numbers(kept, panel::outcome))
                .firstTreated(numbers(kept, row -> {
                    int first = panel.announced(panel.unit(row));
                    return first == Panel.NEVER ? 0 : first;
                }));
        for (int column = 0; column < panel.covariateNames().size(); column++) {
            int covariate = column;
            builder.covariate(
                    panel.covariateNames().get(column), numbers(kept, row -> panel.covariate(covariate, row)));
        }
        if (panel.weighted()) {
            builder.weights(numbers(kept, panel::weight));
        }
        if (panel.clustered()) {
            builder.clusters(strings(kept, row -> panel.clusterLabel(panel.cluster(row))));
        }
        return builder.build();
    }

    private void checkLengths(int rows) {
        List<Integer> lengths = new ArrayList<>(List.of(units.length, times.length, firstTreated.length));
        covariates.values().forEach(column -> lengths.add(column.length));
        double[] weightColumn = weights;
        if (weightColumn != null) {
            lengths.add(weightColumn.length);
        }
        String[] clusterColumn = clusters;
        if (clusterColumn != null) {
            lengths.add(clusterColumn.length);
        }
        if (lengths.stream().anyMatch(length -> length != rows)) {
            throw new IllegalArgumentException("columns of different length: " + lengths + ", outcome " + rows);
        }
    }

    private void checkNumbers() {
        requireFinite(outcomeName, outcome);
        covariates.forEach(PanelBuilder::requireFinite);
        double[] weightColumn = weights;
        if (weightColumn != null) {
            requireFinite("weights", weightColumn);
            if (Arrays.stream(weightColumn).anyMatch(weight -> weight < 0)) {
                throw new UnusableData("Weights must not be negative.");
            }
        }
        for (double time : times) {
            requireWhole("time", time);
        }
        for (double first : firstTreated) {
            if (!Double.isNaN(first) && !Double.isInfinite(first)) {
                requireWhole("first treated time", first);
            }
        }
    }

    private static void requireFinite(String name, double[] column) {
        if (Arrays.stream(column).anyMatch(value -> Double.isFinite(value) && Math.abs(value) > LARGEST)) {
            throw new UnusableData("Column " + name + " has values too large to be squared: choose another unit.");
        }
        if (!Arrays.stream(column).allMatch(Double::isFinite)) {
            throw new UnusableData("Column " + name + " has a missing or infinite value.");
        }
    }

    private static void requireWhole(String what, double value) {
        if (value != Math.rint(value) || Math.abs(value) >= Integer.MAX_VALUE) {
            throw new UnusableData("A " + what + " must be a whole number, found " + value + ".");
        }
    }

    private int[] distinctTimes() {
        TreeSet<Integer> distinct = new TreeSet<>();
        for (double time : times) {
            distinct.add((int) time);
        }
        return distinct.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Integer[] order(int[] unit, int[] period) {
        Integer[] order = new Integer[unit.length];
        Arrays.setAll(order, row -> row);
        Arrays.sort(order, Comparator.<Integer>comparingInt(row -> unit[row]).thenComparingInt(row -> period[row]));
        return order;
    }

    private static int[] firstRows(Integer[] order, Labels labels) {
        int[] first = new int[labels.labels().size() + 1];
        for (Integer row : order) {
            first[labels.index()[row] + 1]++;
        }
        Arrays.parallelPrefix(first, Integer::sum);
        return first;
    }

    private int[] announced(Integer[] order, int[] firstRow, Labels labels) {
        int[] announced = new int[firstRow.length - 1];
        for (int unit = 0; unit < announced.length; unit++) {
            announced[unit] = announced(order[firstRow[unit]]);
            for (int row = firstRow[unit] + 1; row < firstRow[unit + 1]; row++) {
                if (announced(order[row]) != announced[unit]) {
                    throw new UnusableData("Unit " + labels.labels().get(unit)
                            + " has more than one first treated time; treatment must be lasting, one time per unit.");
                }
            }
        }
        return announced;
    }

    private int announced(int row) {
        double first = firstTreated[row];
        return Double.isNaN(first) || Double.isInfinite(first) || first == 0 ? Panel.NEVER : (int) first;
    }

    private static void checkOneRowEach(Integer[] order, Labels labels, int[] period) {
        for (int i = 1; i < order.length; i++) {
            int unit = labels.index()[order[i]];
            if (unit == labels.index()[order[i - 1]] && period[order[i]] == period[order[i - 1]]) {
                throw new UnusableData(
                        "Unit " + labels.labels().get(unit) + " has more than one row at the same time.");
            }
        }
    }

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double[] pick(double[] column, Integer[] order) {
        return Arrays.stream(order).mapToDouble(row -> column[row]).toArray();
    }

    private static int[] pick(int[] column, Integer[] order) {
        return Arrays.stream(order).mapToInt(row -> column[row]).toArray();
    }

    private static double[] numbers(int[] rows, IntToDoubleFunction value) {
        return Arrays.stream(rows).mapToDouble(value).toArray();
    }

    private static String[] strings(int[] rows, IntFunction<String> value) {
        return Arrays.stream(rows).mapToObj(value).toArray(String[]::new);
    }
}
