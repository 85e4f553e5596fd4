package se.samkor.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Assumptions;
import se.samkor.table.DelimitedFile;
import se.samkor.table.Grouping;
import se.samkor.table.HierarchyFile;
import se.samkor.table.StatisticalTable;
import se.samkor.table.TableFile;

/** An example table with what other disclosure-control software did to it. */
final class ReferenceCase {
    private static final Path CASES = Path.of("..", "shared", "reference", "sdc", "cases");

    final StatisticalTable table;
    final CellSystem system;
    final DisclosureRules rules;
    private final Path folder;

    ReferenceCase(String name) {
        folder = folder(name);
        Properties described = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("case.txt"))) {
            described.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Map<String, List<Grouping>> hierarchies = HierarchyFile.read(folder.resolve("hierarchies.csv"));
        table = new TableFile(
                        folder.resolve("micro.csv"),
                        new ArrayList<>(hierarchies.keySet()),
                        described.getProperty("count_variable"),
                        orNull(described.getProperty("magnitude_variable")),
                        orNull(described.getProperty("contributor")),
                        hierarchies)
                .read();
        rules = DisclosureRules.parse(described.getProperty("rule"));
        system = new CellSystemBuilder(List.of(table), rules).build();
    }

    static Path folder(String name) {
        Path folder = CASES.resolve(name);
        Assumptions.assumeTrue(Files.isDirectory(folder), "reference tables are not here: " + folder);
        return folder;
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    DelimitedFile file(String name) {
        return DelimitedFile.read(folder.resolve(name));
    }

    /** Cell of this table by cell_id. */
    Map<String, Integer> cells() {
        DelimitedFile file = file("cells.csv");
        Map<String, Integer> cells = new HashMap<>();
        for (String[] row : file.rows()) {
            int[] codes = table.dimensions().stream()
                    .mapToInt(dimension -> dimension.indexOf(row[file.column(dimension.name())]))
                    .toArray();
            cells.put(row[0], table.cells().cell(codes));
        }
        return cells;
    }

    /** Classes that a method of the reference withheld. */
    boolean[] pattern(String method) {
        DelimitedFile results = file("results.csv");
        int column = results.column(method);
        Map<String, Integer> cells = cells();
        boolean[] withheld = new boolean[system.classes().size()];
        for (String[] row : results.rows()) {
            int number = system.classOfCell()[0][cells.get(row[0])];
            if (!row[column].equals("s") && number >= 0) {
                withheld[number] = true;
            }
        }
        return withheld;
    }

    void assertSameTotals() {
        DelimitedFile file = file("cells.csv");
        Map<String, Integer> cells = cells();
        assertThat(cells.values()).hasSize(table.cells().size());
        for (int row = 0; row < file.rows().size(); row++) {
            int cell = cells.get(file.rows().get(row)[0]);
            assertThat(table.count(cell)).isEqualTo(file.number(row, file.column("freq")));
        }
    }
}
