package se.samkor.effect;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import se.samkor.domain.Stop;
import se.samkor.estimate.Panel;
import se.samkor.estimate.PanelBuilder;
import se.samkor.estimate.UnusableData;

/**
 * Reads a panel from a delimited text file. Numbers have a decimal point or comma; empty, NA, NaN and {@code .} are
 * missing. Rows with a missing unit, time, outcome, covariate, weight or cluster are left out and counted.
 */
public final class PanelFile {
    private final Panel panel;
    private final int rowsRead;
    private final List<String> notes;

    private PanelFile(Panel panel, int rowsRead, List<String> notes) {
        this.panel = panel;
        this.rowsRead = rowsRead;
        this.notes = notes;
    }

    static PanelFile of(Panel panel, int rowsRead, List<String> notes) {
        return new PanelFile(panel, rowsRead, List.copyOf(notes));
    }

    /** What was left out and why, beyond incomplete rows. */
    public List<String> notes() {
        return notes;
    }

    /** Reads the columns; stops with {@link Stop.UnreadableInput} when that is not possible. */
    public static PanelFile read(Path file, PanelColumns columns) {
        return read(file, columns, Map.of());
    }

    /** Reads the rows that have the wanted values in the columns named. */
    public static PanelFile read(Path file, PanelColumns columns, Map<String, String> wanted) {
        DelimitedText text = DelimitedText.read(file).where(wanted);
        columns.all().forEach(text::column);
        boolean[] complete = new boolean[text.rows()];
        Arrays.fill(complete, true);
        String[] units = present(text.column(columns.unit()), complete);
        double[] times = numbers(text, columns.time(), complete);
        double[] outcome = numbers(text, columns.outcome(), complete);
        double[][] covariates = columns.covariates().stream()
                .map(name -> numbers(text, name, complete))
                .toArray(double[][]::new);
        double[] weights =
                columns.weights().map(name -> numbers(text, name, complete)).orElseGet(() -> new double[0]);
        String[] clusters = columns.cluster()
                .map(name -> present(text.column(name), complete))
                .orElseGet(() -> new String[0]);
        double[] first = numbers(text, columns.firstTreated(), new boolean[text.rows()]);
        int[] kept =
                IntStream.range(0, complete.length).filter(row -> complete[row]).toArray();
        PanelBuilder builder = Panel.of(columns.outcome())
                .units(pick(units, kept))
                .times(pick(times, kept))
                .outcome(pick(outcome, kept))
                .firstTreated(pick(first, kept));
        for (int i = 0; i < covariates.length; i++) {
            builder.covariate(columns.covariates().get(i), pick(covariates[i], kept));
        }
        columns.weights().ifPresent(name -> builder.weights(pick(weights, kept)));
        columns.cluster().ifPresent(name -> builder.clusters(pick(clusters, kept)));
        return of(built(builder, file), text.rows(), List.of());
    }

    private static Panel built(PanelBuilder builder, Path file) {
        try {
            return builder.build();
        } catch (UnusableData unusable) {
            throw new Stop.UnreadableInput("Cannot use the panel " + file + ": " + Masking.of(unusable));
        }
    }

    /** The panel of the complete rows. */
    public Panel panel() {
        return panel;
    }

    /** Rows in the file below the header. */
    public int rowsRead() {
        return rowsRead;
    }

    /** Rows left out because something needed was missing. */
    public int rowsIncomplete() {
        return rowsRead - panel.rows();
    }

    private static String[] present(String[] column, boolean[] complete) {
        for (int row = 0; row < column.length; row++) {
            complete[row] &= !column[row].isEmpty();
        }
        return column;
    }

    private static double[] numbers(DelimitedText text, String name, boolean[] complete) {
        String[] column = text.column(name);
        double[] numbers = new double[column.length];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = number(column[row], name, row);
            complete[row] &= !Double.isNaN(numbers[row]);
        }
        return numbers;
    }

    private static double number(String field, String name, int row) {
        return switch (field.toUpperCase(Locale.ROOT)) {
            case "", "NA", "NAN", ".", "NULL" -> Double.NaN;
            case "INF", "INFINITY" -> Double.POSITIVE_INFINITY;
            case "TRUE" -> 1;
            case "FALSE" -> 0;
            default -> decimal(field, name, row);
        };
    }

    private static double decimal(String field, String name, int row) {
        try {
            return Double.parseDouble(field.indexOf('.') < 0 ? field.replace(',', '.') : field);
        } catch (NumberFormatException notANumber) {
            throw new Stop.UnreadableInput("Cannot read the panel: column " + name + " must hold numbers, line "
                    + DelimitedText.lineOf(row) + " does not.");
        }
    }

    private static double[] pick(double[] column, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
    }

    private static String[] pick(String[] column, int[] rows) {
        return Arrays.stream(rows).mapToObj(row -> column[row]).toArray(String[]::new);
    }
}
