package se.samkor.publication;

import java.util.ArrayList;
import java.util.List;
import se.samkor.domain.ResultFile;

/**
 * A cube as CSV for machines: UTF-8, comma, decimal point, header. A figure that is not there is empty; the column
 * {@code status} says whether it was withheld.
 */
final class CsvFile {
    static final String STATUS = "status";
    static final String PUBLISHED = "published";
    static final String WITHHELD = "withheld";

    private CsvFile() {}

    static String of(Cube cube) {
        StringBuilder text = new StringBuilder();
        line(text, columns(cube));
        for (int[] position : cube.positions()) {
            List<String> fields = new ArrayList<>(cube.time().codes());
            for (int i = 0; i < position.length; i++) {
                fields.add(cube.variables().get(i).codes().get(position[i]));
            }
            fields.add(cube.isWithheld(position) ? WITHHELD : PUBLISHED);
            for (Measure measure : cube.measures()) {
                Figure figure = cube.figure(measure, position);
                fields.add(figure.isShown() ? figure.text() : "");
            }
            line(text, fields);
        }
        return text.toString();
    }

    static List<String> columns(Cube cube) {
        List<String> columns = new ArrayList<>(List.of(cube.time().id()));
        cube.variables().forEach(variable -> columns.add(variable.id()));
        // where a variable is called status already, as in the follow-up table
        columns.add(statusColumn(cube));
        cube.measures().forEach(measure -> columns.add(measure.column()));
        return columns;
    }

    static String statusColumn(Cube cube) {
        boolean taken =
                cube.variables().stream().anyMatch(variable -> variable.id().equals(STATUS));
        return taken ? "publication_" + STATUS : STATUS;
    }

    private static void line(StringBuilder text, List<String> fields) {
        text.append(String.join(",", fields.stream().map(ResultFile::field).toList()))
                .append('\n');
    }
}
