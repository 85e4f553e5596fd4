package se.samkor.table.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The table book in the shape of the reports, one text in each language: the first dimension goes down, the others and the
 * statistics across; figures are printed as the reports print them, each by itself and half up.
 */
public final class BookText {
    private static final String NOTHING = "–";
    private static final String THIN = "\u00a0";

    private final String language;
    private final Map<String, Words> names;

    /**
     * A writer.
     *
     * @param language sv or en
     * @param names what codes without a label of their own are called: the names of the förbund
     */
    public BookText(String language, Map<String, Words> names) {
        this.language = language;
        this.names = Map.copyOf(names);
    }

    /** The whole book. */
    public String of(int year, List<BookPart> parts) {
        StringBuilder text = new StringBuilder("# ")
                .append(language.equals("sv") ? "Tabellbok " : "Table book ")
                .append(year)
                .append("\n");
        int number = 1;
        for (BookPart part : parts) {
            text.append("\n## ")
                    .append(number++)
                    .append(". ")
                    .append(part.title().in(language));
            text.append("\n\n").append(source(part)).append(table(part));
        }
        return text.toString();
    }

    private String source(BookPart part) {
        StringBuilder text = new StringBuilder();
        if (!part.note().in(language).isEmpty()) {
            text.append(part.note().in(language)).append(' ');
        }
        if (!part.report().isEmpty()) {
            text.append(language.equals("sv") ? "I rapporterna: " : "In the reports: ")
                    .append(part.report())
                    .append('.');
        }
        return text.isEmpty() ? "" : text.toString().strip() + "\n\n";
    }

    /** One table. */
    String table(BookPart part) {
        Map<List<String>, Map<String, OptionalDouble>> cells = new HashMap<>();
        Set<String> statistics = new LinkedHashSet<>();
        for (BookRow row : part.rows()) {
            if (part.isPrinted(row.statistic())) {
                statistics.add(row.statistic());
            }
            cells.computeIfAbsent(row.codes(), key -> new HashMap<>()).put(row.statistic(), row.value());
        }
        List<List<String>> across = across(part.codes().subList(1, part.codes().size()));
        List<List<String>> shown = new ArrayList<>();
        StringBuilder heading = new StringBuilder("| |");
        for (List<String> column : across) {
            for (String statistic : statistics) {
                boolean any = part.codes().get(0).stream()
                        .anyMatch(code ->
                                cells.getOrDefault(with(code, column), Map.of()).containsKey(statistic));
                if (any) {
                    List<String> key = new ArrayList<>(column);
                    key.add(statistic);
                    shown.add(key);
                    heading.append(' ').append(heading(part, column, statistic)).append(" |");
                }
            }
        }
        StringBuilder text = new StringBuilder(heading).append("\n|---|").append("--:|".repeat(shown.size()));
        for (String code : part.codes().get(0)) {
            text.append("\n| ").append(label(part, 0, code)).append(" |");
            for (List<String> key : shown) {
                List<String> cell = with(code, key.subList(0, key.size() - 1));
                String statistic = key.get(key.size() - 1);
                OptionalDouble value =
                        cells.getOrDefault(cell, Map.of()).getOrDefault(statistic, OptionalDouble.empty());
                text.append(' ').append(printed(part.print(statistic), value)).append(" |");
            }
        }
        return text.append('\n').toString();
    }

    private static List<List<String>> across(List<List<String>> codes) {
        List<List<String>> columns = List.of(List.of());
        for (List<String> next : codes) {
            columns = columns.stream()
                    .flatMap(column -> next.stream().map(code -> {
                        List<String> longer = new ArrayList<>(column);
                        longer.add(code);
                        return List.copyOf(longer);
                    }))
                    .toList();
        }
        return columns;
    }

    private static List<String> with(String code, List<String> column) {
        List<String> cell = new ArrayList<>(List.of(code));
        cell.addAll(column);
        return cell;
    }

    private String heading(BookPart part, List<String> column, String statistic) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < column.size(); i++) {
            words.add(label(part, i + 1, column.get(i)));
        }
        words.add(part.print(statistic).words().in(language));
        return words.stream().collect(Collectors.joining(", "));
    }

    private String label(BookPart part, int dimension, String code) {
        String own = part.label(dimension, code).in(language);
        return own.equals(code) ? names.getOrDefault(code, new Words(own, own)).in(language) : own;
    }

    private String printed(Print print, OptionalDouble value) {
        if (value.isEmpty()) {
            return NOTHING;
        }
        String number = print.of(value.getAsDouble()).toPlainString();
        int point = number.indexOf('.');
        String whole = point < 0 ? number : number.substring(0, point);
        String grouped = whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", THIN);
        String decimals = point < 0 ? "" : number.substring(point);
        return grouped + (language.equals("sv") ? decimals.replace('.', ',') : decimals);
    }
}
