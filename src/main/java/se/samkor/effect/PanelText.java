package se.samkor.effect;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import se.samkor.domain.DelimitedText;
import se.samkor.domain.Stop;
import se.samkor.domain.WrittenNumber;

/** The columns of a panel as text became numbers; which rows are complete, and which signs stood for a number. */
final class PanelText {
    private final DelimitedText text;
    private final boolean[] complete;
    private final TreeSet<String> signs = new TreeSet<>();
    private int withheld;

    PanelText(DelimitedText text) {
        this.text = text;
        complete = new boolean[text.rows().size()];
        Arrays.fill(complete, true);
    }

    void requireRows() {
        if (complete.length == 0) {
            throw new Stop.UnreadableInput("Cannot read " + text.file() + ": there are no rows below the header.");
        }
    }

    void require(String column) {
        text.position(column);
    }

    /** A column of labels; a row without one is incomplete. */
    String[] labels(String name) {
        String[] column = text.column(name);
        for (int row = 0; row < column.length; row++) {
            complete[row] &= !column[row].isEmpty();
        }
        return column;
    }

    /** A column of numbers, NaN where missing; such a row is incomplete. */
    double[] numbers(String name) {
        String[] column = text.column(name);
        double[] numbers = new double[column.length];
        for (int row = 0; row < numbers.length; row++) {
            if (WrittenNumber.withheld(column[row])) {
                withheld++;
                signs.add(column[row]);
                numbers[row] = Double.NaN;
            } else {
                numbers[row] = number(column[row], name, row);
            }
            complete[row] &= !Double.isNaN(numbers[row]);
        }
        return numbers;
    }

    /** A column of times of first treatment, NaN where there is none. */
    double[] entries(String name) {
        String[] column = text.column(name);
        double[] numbers = new double[column.length];
        Arrays.setAll(numbers, row -> number(column[row], name, row));
        return numbers;
    }

    private double number(String field, String name, int row) {
        return switch (field.toUpperCase(Locale.ROOT)) {
            case "INF", "INFINITY" -> Double.POSITIVE_INFINITY;
            case "TRUE" -> 1;
            case "FALSE" -> 0;
            default -> WrittenNumber.absent(field) ? Double.NaN : decimal(field, name, row);
        };
    }

    private double decimal(String field, String name, int row) {
        return WrittenNumber.of(field, text.delimiter() == ',')
                .orElseThrow(() -> new Stop.UnreadableInput("Cannot read " + text.file() + ": column " + name
                        + " must hold numbers, line " + text.line(row) + " does not."
                        + (field.matches("\\d{4}-\\d{2}.*")
                                ? " Give a whole number, such as the year, not a date."
                                : "")
                        + (field.contains(",") && text.delimiter() == ','
                                ? " A comma could mean thousands or decimals there: delimit the fields by semicolons."
                                : "")));
    }

    /** Which rows miss nothing among the columns asked for so far. */
    boolean[] complete() {
        return complete.clone();
    }

    List<String> notes() {
        return withheld == 0
                ? List.of()
                : List.of(withheld + (withheld == 1 ? " withheld figure (" : " withheld figures (")
                        + String.join(" ", signs) + ") taken as missing, not as 0");
    }
}
