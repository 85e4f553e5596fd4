package se.samkor.effect;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import se.samkor.domain.DelimitedText;
import se.samkor.domain.Stop;
import se.samkor.estimate.Panel;
import se.samkor.estimate.PanelBuilder;
import se.samkor.estimate.UnusableData;

/**
 * Reads a panel from a delimited text file. Empty, NA, NaN and {@code .} are missing, and so are the signs of withheld
 * figures ({@code ..}, {@code x}, {@code *}, {@code -}), which a note counts. Rows with a missing unit, time, outcome,
 * covariate, weight or cluster are left out and counted.
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
        PanelText text = new PanelText(ChosenRows.of(DelimitedText.read(file), wanted));
        text.requireRows();
        columns.all().forEach(text::require);
        String[] units = text.labels(columns.unit());
        double[] times = text.numbers(columns.time());
        double[] outcome = text.numbers(columns.outcome());
        double[][] covariates = columns.covariates().stream().map(text::numbers).toArray(double[][]::new);
        double[] weights = columns.weights().map(text::numbers).orElseGet(() -> new double[0]);
        String[] clusters = columns.cluster().map(text::labels).orElseGet(() -> new String[0]);
        double[] first = text.entries(columns.firstTreated());
        boolean[] complete = text.complete();
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
        return of(built(builder, file), complete.length, text.notes());
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

    private static double[] pick(double[] column, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
    }

    private static String[] pick(String[] column, int[] rows) {
        return Arrays.stream(rows).mapToObj(row -> column[row]).toArray(String[]::new);
    }
}
