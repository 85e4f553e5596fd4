package se.samkor.effect;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import se.samkor.domain.DelimitedText;
import se.samkor.domain.Stop;

/**
 * When kommuner entered, from a text file. An entry is a year, a month or a day; a date in the second half of a year counts
 * from the next year. Empty or 0 is never; {@code <=} before a date says only that it was not later, so the kommun cannot be
 * used.
 */
final class EntryFile {
    private static final List<String> KOMMUN = List.of("kommun_code", "kommun_kod", "municipality", "kommun");
    private static final List<String> ENTRY = List.of("first_treated", "entry", "from_datum", "from_date");
    private static final List<String> FORBUND = List.of("forbund", "forbund_id");

    /** A kommun's first treated year, if ever, and its cluster. */
    record Entry(OptionalInt firstTreated, String cluster) {}

    private EntryFile() {}

    /** The entries by kommun code; kommuner with a bound only are not among them. */
    static Map<String, Entry> read(Path file) {
        DelimitedText text = DelimitedText.read(file);
        String[] kommuner = Arrays.stream(text.column(name(text, KOMMUN)))
                .map(code -> FigureFile.kommun(code).orElse(code))
                .toArray(String[]::new);
        String[] entries = text.column(name(text, ENTRY));
        boolean clustered = FORBUND.stream().anyMatch(column -> text.find(column) >= 0);
        String[] clusters = clustered ? text.column(name(text, FORBUND)) : kommuner;
        Map<String, Entry> read = new TreeMap<>();
        for (int row = 0; row < kommuner.length; row++) {
            if (!entries[row].startsWith("<")) {
                OptionalInt first = year(entries[row], file);
                boolean own = first.isEmpty() || clusters[row].isEmpty();
                read.put(kommuner[row], new Entry(first, own ? kommuner[row] : clusters[row]));
            }
        }
        return read;
    }

    private static String name(DelimitedText text, List<String> names) {
        return names.stream()
                .filter(column -> text.find(column) >= 0)
                .findFirst()
                .orElse(names.get(0));
    }

    private static OptionalInt year(String entry, Path file) {
        if (entry.isEmpty() || entry.equals("0")) {
            return OptionalInt.empty();
        }
        try {
            return switch (entry.length()) {
                case 4 -> OptionalInt.of(Integer.parseInt(entry));
                case 7 -> OptionalInt.of(middle(LocalDate.parse(entry + "-01")));
                default -> OptionalInt.of(middle(LocalDate.parse(entry)));
            };
        } catch (NumberFormatException | DateTimeException notADate) {
            throw new Stop.UnreadableInput(
                    "Cannot read the entries " + file + ": " + entry + " is neither a year nor a date yyyy-MM-dd.");
        }
    }

    private static int middle(LocalDate date) {
        return date.isAfter(LocalDate.of(date.getYear(), 7, 1)) ? date.getYear() + 1 : date.getYear();
    }
}
