package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The effects job as the command line runs it. */
class EffectsJobTest {
    private static final String HEADER = "outcome,sex,estimator,control_group,method,aggregation,group,time,event_time,"
            + "estimate,std_error,ci_low,ci_high,band_low,band_high,n_units,n_obs,warning";

    @TempDir
    Path folder;

    private record Run(int status, String out, String err) {}

    private static synchronized Run run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            int status = Main.run(arguments);
            return new Run(
                    status, printed.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private Run effects(Path panel, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "effects",
                "--panel",
                panel.toString(),
                "--unit",
                "Kommun",
                "--time",
                "ar",
                "--outcome",
                "dagar",
                "--first-treated",
                "start",
                "--out",
                folder.resolve("out").toString()));
        arguments.addAll(Arrays.asList(more));
        return run(arguments.toArray(String[]::new));
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("out").resolve("internal").resolve("effects.csv"));
    }

    /** 24 kommuner in 6 years; a third is never treated, the others from 2013 and 2014. */
    private static String panel(String delimiter, boolean decimalComma) {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder text =
                new StringBuilder(String.join(delimiter, "Kommun", "ar", "dagar", "start", "x", "lan") + "\n");
        int[] starts = {0, 2013, 2014};
        for (int i = 0; i < 24; i++) {
            double level = random.nextGaussian();
            double x = random.nextGaussian();
            for (int year = 2010; year < 2016; year++) {
                int start = starts[i % 3];
                double days = level + 0.3 * random.nextGaussian() + (start > 0 && year >= start ? 2 : 0);
                String row = String.join(
                        delimiter,
                        String.valueOf(100 + i),
                        String.valueOf(year),
                        number(days, decimalComma),
                        start == 0 ? "" : String.valueOf(start),
                        number(x, decimalComma),
                        "lan" + i % 8);
                text.append(row).append('\n');
            }
        }
        return text.toString();
    }

    private static String number(double value, boolean decimalComma) {
        return decimalComma ? String.valueOf(value).replace('.', ',') : String.valueOf(value);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void every_estimator_writes_its_lines_under_the_promised_header() throws IOException {
        Run run = effects(write("p.csv", panel(",", false)));
        assertThat(run.status()).as(run.err()).isZero();
        List<String> lines = lines();
        assertThat(lines.get(0)).isEqualTo(HEADER);
        for (String estimator : List.of("twfe", "event-study", "cs", "sunab", "imputation", "bacon")) {
            assertThat(lines).anyMatch(line -> line.startsWith("dagar,ALL," + estimator + ","));
            assertThat(run.out()).contains(estimator.equals("event-study") ? "twfe" : estimator);
        }
        assertThat(lines).noneMatch(line -> line.contains("NaN"));
        String simple = lines.stream()
                .filter(line -> line.startsWith("dagar,ALL,cs,never,dr,simple,,,,"))
                .findFirst()
                .orElseThrow();
        assertThat(Double.parseDouble(simple.split(",")[9])).isBetween(1.5, 2.5);
    }

    @Test
    void lists_mean_that_each_is_run() throws IOException {
        effects(
                write("p.csv", panel(",", false)),
                "--estimator",
                "cs",
                "--control",
                "never,notyet",
                "--method",
                "dr,or,ipw",
                "--covariates",
                "x",
                "--bootstrap",
                "0");
        assertThat(lines().stream().filter(line -> line.contains(",simple,"))).hasSize(6);
    }

    @Test
    void semicolons_decimal_commas_gzip_and_header_case_are_understood() throws IOException {
        effects(write("p.csv", panel(",", false)), "--estimator", "cs");
        List<String> plain = lines();
        Path packed = folder.resolve("p.csv.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(("\uFEFF" + panel(";", true).replace("Kommun", "KOMMUN")).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(effects(packed, "--estimator", "cs").status()).isZero();
        assertThat(lines()).isEqualTo(plain);
    }

    @Test
    void the_same_run_gives_the_same_bytes() throws IOException {
        Path panel = write("p.csv", panel("\t", false));
        effects(panel, "--cluster", "lan");
        List<String> once = lines();
        effects(panel, "--cluster", "lan");
        assertThat(lines()).isEqualTo(once);
        assertThat(once).anyMatch(line -> line.contains("only 8 clusters"));
    }

    @Test
    void a_missing_option_and_an_unknown_method_are_wrong_usage() throws IOException {
        Run missing = run("effects", "--unit", "u", "--out", folder.toString());
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.err()).contains("--panel, --time, --outcome, --first-treated");
        Run unknown = effects(write("p.csv", panel(",", false)), "--method", "magic");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("magic", "dr, or, ipw");
    }

    @Test
    void a_missing_file_or_column_and_treatment_that_ends_are_unreadable_input() throws IOException {
        assertThat(effects(folder.resolve("none.csv")).status()).isEqualTo(4);
        Run column = effects(write("p.csv", panel(",", false)), "--weights", "folkmangd");
        assertThat(column.status()).isEqualTo(4);
        assertThat(column.err()).contains("folkmangd", "found: Kommun, ar, dagar, start, x, lan");
        String ends = "Kommun,ar,dagar,start\n191212121212,2010,1,2011\n191212121212,2011,2,0\n";
        Run unstable = effects(write("q.csv", ends));
        assertThat(unstable.status()).isEqualTo(4);
        assertThat(unstable.err()).contains("more than one first treated time").doesNotContain("19121212");
    }

    @Test
    void nobody_never_treated_gives_a_line_that_says_so_or_stops_when_nothing_else_was_asked() throws IOException {
        String panel = panel(",", false)
                .lines()
                .filter(line -> line.startsWith("K") || !line.split(",")[3].isEmpty())
                .reduce("", (all, line) -> all + line + "\n");
        Path file = write("p.csv", panel);
        assertThat(effects(file, "--estimator", "cs", "--control", "never").status())
                .isEqualTo(4);
        assertThat(effects(file, "--estimator", "cs", "--control", "never,notyet")
                        .status())
                .isZero();
        assertThat(lines())
                .anyMatch(line -> line.startsWith("dagar,ALL,cs,never,dr,simple,,,,,,")
                        && line.contains("No unit is never treated"));
    }
}
