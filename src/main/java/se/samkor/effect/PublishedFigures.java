package se.samkor.effect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.Stop;
import se.samkor.estimate.Panel;
import se.samkor.estimate.UnusableData;

/** A panel of published figures by kommun and year with entries from a file of their own; suppressed figures are missing. */
public final class PublishedFigures {
    private PublishedFigures() {}

    /** The layout of that name. */
    public static PublishedLayout layout(String name) {
        return PublishedLayout.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /**
     * Reads the figures; stops with {@link Stop.UnreadableInput} when that is not possible.
     *
     * @param measure the nyckeltal (Kolada) or the column of the figure (Försäkringskassan)
     * @param sex K, M or ALL
     * @param entries when kommuner entered
     * @param where only rows with these values in these columns (text files)
     */
    public static PanelFile read(
            Path file,
            PublishedLayout layout,
            @Nullable String measure,
            String sex,
            Path entries,
            Map<String, String> where) {
        if (!List.of("K", "M", "ALL").contains(sex)) {
            throw new Stop.WrongUsage("--sex " + sex + ": there are K, M, ALL.");
        }
        List<Figure> figures = FigureFile.read(file, layout, measure, sex, where);
        Map<String, EntryFile.Entry> known = EntryFile.read(entries);
        List<Figure> used = new ArrayList<>();
        TreeSet<String> unknown = new TreeSet<>();
        int missing = 0;
        for (Figure figure : figures) {
            if (!known.containsKey(figure.kommun())) {
                unknown.add(figure.kommun());
            } else if (Double.isNaN(figure.value())) {
                missing++;
            } else {
                used.add(figure);
            }
        }
        List<String> notes = new ArrayList<>();
        if (missing > 0) {
            notes.add(missing + " missing or suppressed figures are left out, not taken as 0");
        }
        if (!unknown.isEmpty()) {
            notes.add(unknown.size() + (unknown.size() == 1 ? " kommun is" : " kommuner are")
                    + " left out: their entry is not known");
        }
        try {
            return PanelFile.of(panel(measure == null ? "varde" : measure, used, known), used.size() + missing, notes);
        } catch (UnusableData unusable) {
            throw new Stop.UnreadableInput("Cannot use the panel " + file + ": " + Masking.of(unusable)
                    + " Choose one measure, sex and age with --measure, --sex and --where.");
        }
    }

    private static Panel panel(String name, List<Figure> used, Map<String, EntryFile.Entry> entries) {
        List<EntryFile.Entry> of = used.stream()
                .map(figure -> entries.getOrDefault(
                        figure.kommun(), new EntryFile.Entry(java.util.OptionalInt.empty(), figure.kommun())))
                .toList();
        return Panel.of(name)
                .units(used.stream().map(Figure::kommun).toArray(String[]::new))
                .times(used.stream().mapToDouble(Figure::year).toArray())
                .outcome(used.stream().mapToDouble(Figure::value).toArray())
                .firstTreated(of.stream()
                        .mapToDouble(entry -> entry.firstTreated().orElse(0))
                        .toArray())
                .clusters(of.stream().map(EntryFile.Entry::cluster).toArray(String[]::new))
                .build();
    }
}
