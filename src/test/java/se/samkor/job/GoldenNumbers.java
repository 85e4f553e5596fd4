package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Result lines against a golden file: texts equal, numbers alike; rewritten by {@code -Dsamkor.docs=write}. */
final class GoldenNumbers {
    private GoldenNumbers() {}

    static void check(String name, List<String> found, double tolerance) throws IOException {
        Path golden = Path.of("src", "test", "resources", "golden", name);
        if ("write".equals(System.getProperty("samkor.docs"))) {
            Files.write(golden, found);
        }
        List<String> expected = Files.readAllLines(golden);
        assertThat(found).hasSameSizeAs(expected);
        for (int row = 0; row < expected.size(); row++) {
            String[] wanted = expected.get(row).split(",", -1);
            String[] cells = found.get(row).split(",", -1);
            assertThat(cells).as("line " + (row + 1)).hasSameSizeAs(wanted);
            for (int column = 0; column < wanted.length; column++) {
                String place = "line " + (row + 1) + ", field " + (column + 1);
                if (wanted[column].matches("-?\\d+\\.\\d+(E-?\\d+)?")) {
                    double number = Double.parseDouble(wanted[column]);
                    assertThat(Double.parseDouble(cells[column])).as(place).isCloseTo(number, within(tolerance));
                } else {
                    assertThat(cells[column]).as(place).isEqualTo(wanted[column]);
                }
            }
        }
    }
}
