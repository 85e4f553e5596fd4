package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.CommandLineRun;

/**
 * Several registers the whole way through the command line, in one session: {@code compare}'s effect against what
 * {@code truth/effect.csv} says was planted. Run once for {@code src/docs/comparison.md}, by
 * {@code -Dsamkor.jobRegisters=8 -Dsamkor.persons=30000}; one register is compared in every run by {@link CompareJobTest}.
 */
class CompareRegistersTest {
    private static final String YEAR = "2020";
    private static final double[] EFFECTS = {-30, -10, 0, 10};

    @TempDir
    Path folder;

    private final int registers = Integer.getInteger("samkor.jobRegisters", 0);
    private final String persons = System.getProperty("samkor.persons", "30000");

    private static void done(String... args) {
        CommandLineRun run = CommandLineRun.of(args);
        assertThat(run.status()).as(run.err()).isZero();
    }

    @Test
    void theEffectOfTheJobIsThatOfTheTruth() throws IOException {
        Assumptions.assumeTrue(registers > 0, "a study: -Dsamkor.jobRegisters=8");
        List<Double> deviates = new ArrayList<>();
        int held = 0;
        double sum = 0;
        for (int seed = 1; seed <= registers; seed++) {
            double planted = EFFECTS[(seed - 1) % EFFECTS.length];
            Path own = folder.resolve("register" + seed);
            double[] found = compare(own, seed, planted);
            double truth = truth(own.resolve("delivery/truth/effect.csv"));
            sum += found[0] - truth;
            held += found[2] <= truth && truth <= found[3] ? 1 : 0;
            deviates.add((found[0] - truth) / found[1]);
            System.out.printf(
                    Locale.ROOT,
                    "register %d planted %.0f truth %.2f raw %.2f found %.2f (%.2f to %.2f)%n",
                    seed,
                    planted,
                    truth,
                    found[4],
                    found[0],
                    found[2],
                    found[3]);
            removed(own);
        }
        System.out.printf(Locale.ROOT, "mean error %.2f, %d of %d intervals hold%n", sum / registers, held, registers);
        assertThat(deviates).allMatch(deviate -> Math.abs(deviate) < 4);
    }

    private double[] compare(Path own, int seed, double planted) throws IOException {
        String delivery = own.resolve("delivery").toString();
        String store = own.resolve("store").toString();
        Path out = own.resolve("out");
        done(
                "generate",
                "--persons",
                persons,
                "--seed",
                String.valueOf(seed),
                "--true-effect",
                String.valueOf(planted),
                "--out",
                delivery);
        done(
                "ingest",
                "--delivery",
                delivery,
                "--store",
                store,
                "--key-file",
                SmallDelivery.key(own).toString());
        done("link", "--store", store);
        done("compare", "--store", store, "--year", YEAR, "--out", out.toString());
        String[] cells = Files.readAllLines(out.resolve("internal/comparison.csv")).stream()
                .filter(line -> line.startsWith(YEAR + ",ALL,ALL,ALL,"))
                .findFirst()
                .orElseThrow()
                .split(",", -1);
        return new double[] {
            Double.parseDouble(cells[10]),
            Double.parseDouble(cells[11]),
            Double.parseDouble(cells[12]),
            Double.parseDouble(cells[13]),
            Double.parseDouble(cells[7]) - Double.parseDouble(cells[6])
        };
    }

    private static double truth(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(YEAR + ";"))
                .map(line -> Double.parseDouble(line.split(";")[2]))
                .findFirst()
                .orElseThrow();
    }

    private static void removed(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
