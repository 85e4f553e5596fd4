package se.samkor.notebook;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.HtmlText;

/** How a value looks under a cell: a Dataset as a table of its first rows, a chart as a picture, anything else as text. */
public final class Shown {
    private static final int ROWS = 50;

    private static @Nullable Object kept;

    private Shown() {}

    /** Keeps the value of a cell's expression; called from the shell. */
    public static void keep(@Nullable Object value) {
        kept = value;
    }

    static @Nullable Object kept() {
        return kept;
    }

    static @Nullable DisplayData of(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Dataset<?> dataset) {
            return table(dataset.toDF());
        }
        DisplayData shown = new DisplayData(value.toString());
        if (value instanceof Chart chart) {
            shown.putHTML(chart.html());
        }
        return shown;
    }

    private static DisplayData table(Dataset<Row> dataset) {
        List<String> header = List.of(dataset.columns());
        List<List<String>> rows =
                dataset.takeAsList(ROWS).stream().map(Shown::cells).toList();
        DisplayData shown = new DisplayData(Stream.concat(Stream.of(header), rows.stream())
                .map(row -> String.join("\t", row))
                .collect(Collectors.joining("\n")));
        shown.putHTML("<table>" + line("th", header)
                + rows.stream().map(row -> line("td", row)).collect(Collectors.joining()) + "</table>");
        return shown;
    }

    private static List<String> cells(Row row) {
        return Stream.iterate(0, i -> i < row.length(), i -> i + 1)
                .map(i -> text(row.get(i)))
                .toList();
    }

    private static String text(@Nullable Object value) {
        return value instanceof Double number
                ? String.format(Locale.ROOT, "%.2f", number)
                : value == null ? "" : value.toString();
    }

    private static String line(String tag, List<String> cells) {
        return cells.stream()
                .map(cell -> "<" + tag + ">" + HtmlText.escaped(cell) + "</" + tag + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }
}
