package se.samkor.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.samkor.domain.Stop;

/** Groupings of dimensions, from a file with the columns dim, hierarchy, levels (one {@code @} a level) and code. */
public final class HierarchyFile {
    private HierarchyFile() {}

    /** By dimension, its groupings in the order of the file. */
    public static Map<String, List<Grouping>> read(Path path) {
        DelimitedFile file = DelimitedFile.read(path);
        int dim = file.column("dim");
        int hierarchy = file.column("hierarchy");
        int levels = file.column("levels");
        int code = file.column("code");
        Map<String, Map<String, List<Grouping.Node>>> outlines = new LinkedHashMap<>();
        int line = 0;
        for (String[] row : file.rows()) {
            line++;
            if (row[levels].isEmpty() || !row[levels].replace("@", "").isEmpty()) {
                throw new Stop.UnreadableInput("Cannot read " + path + ": row " + line
                        + ", column levels must hold one or more @ (found: " + row[levels] + ").");
            }
            outlines.computeIfAbsent(row[dim], key -> new LinkedHashMap<>())
                    .computeIfAbsent(row[hierarchy], key -> new ArrayList<>())
                    .add(new Grouping.Node(row[levels].length(), row[code]));
        }
        if (outlines.isEmpty()) {
            throw new Stop.UnreadableInput("Cannot read " + path + ": it holds no hierarchy.");
        }
        Map<String, List<Grouping>> groupings = new LinkedHashMap<>();
        outlines.forEach((name, byHierarchy) -> groupings.put(
                name, byHierarchy.values().stream().map(Grouping::new).toList()));
        return groupings;
    }
}
