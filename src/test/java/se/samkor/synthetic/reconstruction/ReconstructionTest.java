package se.samkor.synthetic.reconstruction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registers rebuilt from the published table, read back as files and counted by brute force. */
class ReconstructionTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void generate() {
        assertThat(Reconstruction.write(folder, 1)).isEqualTo(9789);
    }

    @Test
    void everyCellOfThePublishedTableComesOutAgain() throws IOException {
        List<CountedFromFiles.Counted> persons = new CountedFromFiles(folder).exitsOf(2020);
        List<String> wrong = new ArrayList<>();
        int cells = 0;
        for (Map<String, String> row : published()) {
            List<CountedFromFiles.Counted> own =
                    persons.stream().filter(person -> belongs(person, row)).toList();
            cells++;
            if (own.size() != Integer.parseInt(row.get("n"))) {
                wrong.add("n " + own.size() + " in " + row);
            }
            for (String column : List.of("sjp", "ae", "se")) {
                double before = mean(own, column + "_before");
                double after = mean(own, column + "_after");
                cells += 3;
                check(wrong, row, column + "_before", before, 0.005);
                check(wrong, row, column + "_after", after, 0.005);
                // printed from means already rounded, so twice the rounding may show
                check(wrong, row, column + "_diff", after - before, 0.0101);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(cells).isEqualTo(48 * 10);
    }

    private static void check(List<String> wrong, Map<String, String> row, String column, double found, double off) {
        if (Math.abs(found - Double.parseDouble(row.get(column))) > off) {
            wrong.add(column + " " + found + " in " + row);
        }
    }

    private static boolean belongs(CountedFromFiles.Counted person, Map<String, String> row) {
        String sex = person.sex().equals("K") ? "women" : "men";
        if (!row.get("sex").equals("total") && !row.get("sex").equals(sex)) {
            return false;
        }
        Map<String, String> groups = Map.of(
                "sjukpenning_or_rehabiliteringspenning", "SJP", "aktivitetsersattning", "AE", "sjukersattning", "SE");
        String group = groups.get(row.get("banded_benefit"));
        if (group == null) {
            return true;
        }
        String[] band = row.get("band_days_before").split("-");
        int days = person.days().get(group + "_BEFORE");
        return days >= Integer.parseInt(band[0]) && days <= Integer.parseInt(band[band.length - 1]);
    }

    private static double mean(List<CountedFromFiles.Counted> persons, String column) {
        String key = column.toUpperCase(Locale.ROOT);
        return persons.stream()
                .mapToInt(person -> person.days().get(key))
                .average()
                .orElse(Double.NaN);
    }

    private static List<Map<String, String>> published() throws IOException {
        return csv(Path.of("conf", "reference", "2021_bilaga5_durability_days.csv"), ",");
    }

    private static List<Map<String, String>> csv(Path file, String delimiter) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        String[] header = lines.get(0).split(delimiter, -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(delimiter, -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < header.length && i < cells.length; i++) {
                row.put(header[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    @Test
    void theRegistersAreAsMessyAsRealOnes() throws IOException {
        Map<String, List<long[]>> parts = new HashMap<>();
        int nested = 0;
        int parallel = 0;
        for (Map<String, String> row : csv(folder.resolve("midas_sjukpenning.csv"), ";")) {
            if (Set.of("SJP", "RP").contains(row.get("forman_kod"))
                    && row.get("del_tom_datum").startsWith("20")) {
                try {
                    long from = LocalDate.parse(row.get("del_from_datum")).toEpochDay();
                    long to = LocalDate.parse(row.get("del_tom_datum")).toEpochDay();
                    parts.computeIfAbsent(row.get("personnummer"), unused -> new ArrayList<>())
                            .add(new long[] {from, to, row.get("forman_kod").hashCode()});
                } catch (DateTimeException planted) {
                    continue;
                }
            }
        }
        for (List<long[]> own : parts.values()) {
            for (long[] a : own) {
                for (long[] b : own) {
                    boolean inside = a != b && a[0] >= b[0] && a[1] <= b[1];
                    nested += inside && a[2] == b[2] ? 1 : 0;
                    parallel += inside && a[2] != b[2] ? 1 : 0;
                }
            }
        }
        assertThat(nested).isGreaterThan(500);
        assertThat(parallel).isGreaterThan(200);
    }

    @Test
    void duplicatesAreThosePlanted() throws IOException {
        for (Map<String, String> planted : csv(folder.resolve("truth").resolve("planted.csv"), ";")) {
            if (planted.get("sort").equals("exact_duplicate")) {
                List<String> lines = Files.readAllLines(folder.resolve(planted.get("register") + ".csv"));
                assertThat(lines.size() - new HashSet<>(lines).size())
                        .as(planted.get("register"))
                        .isEqualTo(Integer.parseInt(planted.get("rows")));
            }
        }
    }

    @Test
    void netDaysAreGrossDaysTimesExtent() throws IOException {
        for (String register : List.of("midas_sjukpenning", "midas_sjuk_aktivitetsersattning")) {
            for (Map<String, String> row : csv(folder.resolve(register + ".csv"), ";")) {
                double extent = Double.parseDouble(row.get("omfattning"));
                if (extent > 0 && extent <= 1) {
                    assertThat(Double.parseDouble(row.get("del_dagar_netto")))
                            .isEqualTo(extent * Integer.parseInt(row.get("del_dagar_brutto")));
                }
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameBytes(@TempDir Path again) throws IOException {
        Reconstruction.write(again, 1);
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.mismatch(file, again.resolve(folder.relativize(file))))
                        .as("%s", file)
                        .isEqualTo(-1);
            }
        }
    }
}
