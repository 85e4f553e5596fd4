package se.samkor.disclosure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import se.samkor.domain.Stop;
import se.samkor.table.DelimitedFile;

/**
 * The cell key method's table: for a count and a cell key, what is added to the count. Counts above the table's largest
 * are perturbed like the largest.
 */
public final class PerturbationTable {
    /** A perturbation, drawn by the keys below an upper bound and not below the bound of the entry before. */
    public record Entry(double upper, int perturbation) {}

    private final NavigableMap<Integer, List<Entry>> entriesByCount;

    private PerturbationTable(NavigableMap<Integer, List<Entry>> entriesByCount) {
        this.entriesByCount = entriesByCount;
    }

    /** Makes a table from entries by count, each in ascending order of the upper bound. */
    public static PerturbationTable of(Map<Integer, List<Entry>> entriesByCount) {
        return new PerturbationTable(new TreeMap<>(entriesByCount));
    }

    /** Reads the columns i (count), v (perturbation) and p_int_ub (upper bound of the key). */
    public static PerturbationTable read(Path path) {
        DelimitedFile file = DelimitedFile.read(path);
        int count = file.column("i");
        int perturbation = file.column("v");
        int upper = file.column("p_int_ub");
        NavigableMap<Integer, List<Entry>> entries = new TreeMap<>();
        for (int row = 0; row < file.rows().size(); row++) {
            entries.computeIfAbsent((int) file.number(row, count), key -> new ArrayList<>())
                    .add(new Entry(file.number(row, upper), (int) file.number(row, perturbation)));
        }
        if (entries.isEmpty()) {
            throw new Stop.UnreadableInput("Cannot read " + path + ": the perturbation table holds no rows.");
        }
        return new PerturbationTable(entries);
    }

    /** What is added to a count. */
    public int perturbation(double count, double cellKey) {
        int row = (int) Math.min(count, entriesByCount.lastKey());
        List<Entry> entries = entriesByCount.get(row);
        if (entries == null) {
            throw new Stop.UnreadableInput("The perturbation table has no entry for the count " + row + ".");
        }
        for (Entry entry : entries) {
            if (cellKey < entry.upper()) {
                return entry.perturbation();
            }
        }
        // bounds are decimal numbers, the last may stop just short of 1
        return entries.get(entries.size() - 1).perturbation();
    }
}
