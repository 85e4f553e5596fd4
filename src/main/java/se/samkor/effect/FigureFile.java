package se.samkor.effect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.DelimitedText;
import se.samkor.domain.Stop;
import se.samkor.domain.WrittenNumber;

/** Reads the figures of one measure and sex from a published file; län, riket and months other than December are passed over. */
final class FigureFile {
    /** A kommun's code, alone or before its name; the first zero is often lost, and 00 begins regions and riket. */
    private static final Pattern KOMMUN = Pattern.compile("0?([1-9]\\d{2}|[12]\\d{3})(\\s.*)?");

    private static final Set<String> SUPPRESSED = Set.of("1", "TRUE", "JA", "X", "MISSING", "PRIVATE", "ERROR");

    private final Path file;
    private final PublishedLayout layout;
    private final @Nullable String measure;
    private final String sex;
    private final List<Figure> figures = new ArrayList<>();

    private FigureFile(Path file, PublishedLayout layout, @Nullable String measure, String sex) {
        this.file = file;
        this.layout = layout;
        this.measure = measure;
        this.sex = sex;
    }

    static List<Figure> read(
            Path file, PublishedLayout layout, @Nullable String measure, String sex, Map<String, String> where) {
        FigureFile reading = new FigureFile(file, layout, measure, sex);
        if (isJson(file)) {
            reading.json();
        } else {
            reading.text(ChosenRows.of(DelimitedText.read(file), where));
        }
        if (reading.figures.isEmpty()) {
            throw new Stop.UnreadableInput("Cannot use the panel " + file + ": no row of a kommun"
                    + (measure == null ? "" : " with " + measure) + " for sex " + sex + ".");
        }
        return reading.figures;
    }

    private static boolean isJson(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".json");
    }

    private void json() {
        if (!Files.isRegularFile(file)) {
            throw new Stop.UnreadableInput("Cannot read the panel: there is no file " + file + ".");
        }
        try {
            JsonNode root = new ObjectMapper().readTree(Files.readString(file, StandardCharsets.UTF_8));
            JsonNode rows = root.isArray() ? root : root.path("values");
            for (JsonNode row : rows) {
                if (layout == PublishedLayout.KOLADA) {
                    kolada(row);
                } else {
                    forsakringskassan(row);
                }
            }
        } catch (IOException failure) {
            throw new Stop.UnreadableInput("Cannot read the panel " + file + ": not readable JSON.");
        }
    }

    private void kolada(JsonNode row) {
        if (measure != null && !row.path("kpi").asText().equalsIgnoreCase(measure)) {
            return;
        }
        for (JsonNode value : row.path("values")) {
            if (PublishedLayout.sexOf(value.path("gender").asText()).equals(sex)) {
                boolean known = value.path("value").isNumber()
                        && !suppressed(value.path("status").asText());
                add(
                        row.path("municipality").asText(),
                        row.path("period").asText(),
                        known ? value.path("value").asDouble() : Double.NaN);
            }
        }
    }

    private void forsakringskassan(JsonNode row) {
        JsonNode of = row.path("dimensions");
        boolean wanted = PublishedLayout.sexOf(of.path("kon_kod").asText()).equals(sex)
                && of.path("aldersklass_kod").asText("ALL").equalsIgnoreCase("ALL")
                && december(of.path("manad").asText(""));
        JsonNode observations = row.path("observations");
        String name = measure != null
                ? measure
                : observations.fieldNames().hasNext()
                        ? observations.fieldNames().next()
                        : "";
        if (wanted && observations.has(name)) {
            JsonNode observed = observations.path(name);
            boolean known = observed.path("value").isNumber()
                    && !suppressed(observed.path("rojd").asText());
            add(
                    of.path("kommun_kod").asText(),
                    of.path("ar").asText(),
                    known ? observed.path("value").asDouble() : Double.NaN);
        }
    }

    private void text(DelimitedText text) {
        String[] kommuner = text.column(name(text, layout.kommun()));
        String[] years = text.column(name(text, layout.year()));
        String valueName = layout == PublishedLayout.FK && measure != null ? measure : name(text, layout.value());
        String[] values = text.column(valueName);
        Optional<String[]> sexes = optional(text, layout.sex());
        Optional<String[]> measures = measure == null ? Optional.empty() : optional(text, layout.measure());
        Optional<String[]> status = optional(text, List.of("rojd", "status"));
        Optional<String[]> months = optional(text, List.of("manad", "månad"));
        Optional<String[]> ages = optional(text, List.of("aldersklass_kod"));
        boolean severalAges = ages.isPresent() && List.of(ages.get()).contains("ALL");
        for (int row = 0; row < values.length; row++) {
            boolean wanted = PublishedLayout.sexOf(sexes.isPresent() ? sexes.get()[row] : "")
                            .equals(sex)
                    && (measures.isEmpty() || measures.get()[row].equalsIgnoreCase(measure))
                    && (months.isEmpty() || december(months.get()[row]))
                    && (!severalAges || ages.get()[row].equalsIgnoreCase("ALL"));
            if (wanted) {
                boolean hidden = status.isPresent() && suppressed(status.get()[row]);
                add(kommuner[row], years[row], hidden ? Double.NaN : number(text, values[row], valueName, row));
            }
        }
    }

    private static boolean december(String month) {
        return month.isEmpty() || month.equals("12");
    }

    private static boolean suppressed(String status) {
        return SUPPRESSED.contains(status.strip().toUpperCase(Locale.ROOT));
    }

    private static Optional<String[]> optional(DelimitedText text, List<String> names) {
        return names.stream().filter(name -> text.find(name) >= 0).findFirst().map(text::column);
    }

    private String name(DelimitedText text, List<String> names) {
        // a missing one stops with a message that names the first and what was found
        return names.stream().filter(name -> text.find(name) >= 0).findFirst().orElse(names.get(0));
    }

    private void add(String kommun, String year, double value) {
        Optional<String> code = kommun(kommun);
        if (code.isPresent()) {
            try {
                figures.add(new Figure(code.get(), Integer.parseInt(year.strip()), value));
            } catch (NumberFormatException notAYear) {
                throw new Stop.UnreadableInput(
                        "Cannot read the panel " + file + ": the year of kommun " + code.get() + " is not a number.");
            }
        }
    }

    /** The four digits of a kommun, empty for a län, a region, riket or anything else. */
    static Optional<String> kommun(String text) {
        Matcher code = KOMMUN.matcher(text.strip());
        return code.matches() ? Optional.of("0".repeat(4 - code.group(1).length()) + code.group(1)) : Optional.empty();
    }

    private static double number(DelimitedText text, String field, String column, int row) {
        if (WrittenNumber.absent(field) || WrittenNumber.withheld(field)) {
            return Double.NaN;
        }
        return WrittenNumber.of(field, text.delimiter() == ',')
                .orElseThrow(() -> new Stop.UnreadableInput("Cannot read " + text.file() + ": column " + column
                        + " must hold numbers, line " + text.line(row) + " does not."));
    }
}
