package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.CommandLineRun;

/** {@code compare} through the command line, on a made-up register with a planted effect of -30 days. */
class CompareJobTest {
    private static final String STORE = "store";

    @TempDir
    static Path folder;

    private static CommandLineRun compared;

    @BeforeAll
    static void compare() throws IOException {
        String delivery = folder.resolve("delivery").toString();
        String store = folder.resolve(STORE).toString();
        String key = SmallDelivery.key(folder).toString();
        done("generate", "--persons", "4000", "--seed", "3", "--true-effect", "-30", "--out", delivery);
        done("ingest", "--delivery", delivery, "--store", store, "--key-file", key);
        done("link", "--store", store);
        compared = CommandLineRun.of(
                "compare",
                "--store",
                store,
                "--year",
                "2020",
                "--out",
                folder.resolve("out").toString());
    }

    private static void done(String... args) {
        CommandLineRun run = CommandLineRun.of(args);
        assertThat(run.status()).as(run.err()).isZero();
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve("out/internal").resolve(file));
    }

    private static String[] all() throws IOException {
        return lines("comparison.csv").stream()
                .filter(line -> line.startsWith("2020,ALL,ALL,ALL,"))
                .findFirst()
                .orElseThrow()
                .split(",", -1);
    }

    @Test
    void theColumnsAreThoseOfTheContract() throws IOException {
        assertThat(compared.status()).as(compared.err()).isZero();
        assertThat(lines("comparison.csv").get(0))
                .isEqualTo("exit_year,benefit,sex,band,participants,controls,before_participants,after_participants,"
                        + "before_controls,after_controls,effect_days,std_error,ci_low,ci_high");
        assertThat(lines("balance.csv").get(0))
                .isEqualTo("covariate,mean_participants,mean_controls_before,mean_controls_after,smd_before,smd_after");
    }

    @Test
    void theEffectIsTheDifferenceOfTheDifferencesShown() throws IOException {
        String[] cells = all();
        double own = Double.parseDouble(cells[7]) - Double.parseDouble(cells[6]);
        double theirs = Double.parseDouble(cells[9]) - Double.parseDouble(cells[8]);
        assertThat(Double.parseDouble(cells[10])).isCloseTo(own - theirs, within(1e-9));
    }

    @Test
    void thePlantedEffectIsFoundAsFarAsTheIntervalPromises() throws IOException {
        String[] cells = all();
        double error = Double.parseDouble(cells[10]) + 30;
        assertThat(Math.abs(error)).isLessThan(3.5 * Double.parseDouble(cells[11]));
        assertThat(Integer.parseInt(cells[4])).isGreaterThan(30);
    }

    @Test
    void everyFileHasRows() throws IOException {
        for (String file : List.of("estimates", "sensitivity", "profile", "love", "groups", "matched")) {
            assertThat(lines("comparison_" + file + ".csv")).as(file).hasSizeGreaterThan(1);
        }
        assertThat(compared.out()).contains("raw change", "any benefit");
    }

    @Test
    void effectsByInriktningCountWhoTookPartInIt() throws IOException {
        List<String> lines = lines("comparison_groups.csv").stream()
                .filter(line -> line.startsWith("2020,ALL,inriktning,"))
                .toList();
        assertThat(lines).hasSizeGreaterThan(1);
        int counted = lines.stream()
                .mapToInt(line -> Integer.parseInt(line.split(",")[4]))
                .sum();
        assertThat(counted).isGreaterThanOrEqualTo(Integer.parseInt(all()[4]));
    }

    @Test
    void thePageShowsTheThreeNumbersOfTheTable() throws IOException {
        String[] cells = all();
        double raw = Double.parseDouble(cells[7]) - Double.parseDouble(cells[6]);
        assertThat(folder.resolve("out/internal/comparison.html"))
                .content()
                .contains(
                        "<svg",
                        "Participants: the raw change",
                        "Comparison persons",
                        "What is left",
                        String.format(java.util.Locale.ROOT, "%.1f days", Math.abs(raw)),
                        String.format(java.util.Locale.ROOT, "%.1f days", Math.abs(Double.parseDouble(cells[10]))));
    }

    /** The same registers give the same numbers, whatever is done to the code: a change is seen, and said in the changelog. */
    @Test
    void theNumbersAreThoseOfTheGoldenFile() throws IOException {
        Path golden = Path.of("src", "test", "resources", "golden", "comparison.csv");
        List<String> whole = lines("comparison.csv").stream()
                .filter(line -> line.contains(",ALL,ALL,") || line.startsWith("exit_year"))
                .toList();
        if ("write".equals(System.getProperty("samkor.docs"))) {
            Files.write(golden, whole);
        }
        List<String> expected = Files.readAllLines(golden);
        assertThat(whole).hasSameSizeAs(expected);
        for (int row = 0; row < expected.size(); row++) {
            String[] found = whole.get(row).split(",", -1);
            String[] wanted = expected.get(row).split(",", -1);
            for (int column = 0; column < wanted.length; column++) {
                if (row == 0 || column < 6 || wanted[column].isEmpty()) {
                    assertThat(found[column]).isEqualTo(wanted[column]);
                } else {
                    assertThat(Double.parseDouble(found[column]))
                            .isCloseTo(Double.parseDouble(wanted[column]), within(1e-6));
                }
            }
        }
    }
}
