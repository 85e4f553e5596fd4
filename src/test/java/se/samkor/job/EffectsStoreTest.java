package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.CommandLineRun;

/** {@code effects --store} as a user runs it: the panel equals one by sets of days, the effects those of that panel. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EffectsStoreTest {
    private Path folder = Path.of("");
    private final RandomRegisters registers = new RandomRegisters(1, 400);
    private CommandLineRun run = new CommandLineRun(-1, "", "");

    @BeforeAll
    void runOnce(@TempDir Path made) throws IOException {
        folder = made;
        Files.createDirectories(folder.resolve("delivery"));
        published();
        CommandLineRun ingested = CommandLineRun.of(
                "ingest",
                "--delivery",
                registers.write(folder.resolve("delivery")).toString(),
                "--store",
                folder.resolve("store").toString(),
                "--key-file",
                SmallDelivery.key(folder).toString());
        assertThat(ingested.status()).as(ingested.err() + ingested.out()).isZero();
        run = effects("out", "--weights", "none", "--bootstrap", "0");
    }

    /** The register of published figures; one is suppressed. */
    private void published() throws IOException {
        Random random = new Random(11);
        List<String> lines = new ArrayList<>(List.of("kommun;ar;kon;matt;varde;folkmangd"));
        List<String> plain = new ArrayList<>(List.of("kommun,year,value,first,cluster,people"));
        for (String kommun : RandomRegisters.KOMMUNER) {
            for (int year = RandomRegisters.FIRST; year <= RandomRegisters.LAST; year++) {
                double value = 30 + random.nextGaussian();
                int people = 10_000 + Integer.parseInt(kommun);
                lines.add(kommun + ";" + year + ";K;ohalsotal;" + value + ";" + people);
                String entry = Map.of("0114", "2017,F1", "0180", "2017,F1", "0380", "2018,F2", "1480", "2018,F2")
                        .getOrDefault(kommun, "0," + kommun);
                if (!(kommun.equals("0180") && year == 2019)) {
                    plain.add(kommun + "," + year + "," + value + "," + entry + "," + people);
                }
            }
        }
        Files.write(folder.resolve("delivery/kommun_panel.csv"), lines);
        Files.write(folder.resolve("published.csv"), plain);
    }

    private CommandLineRun effects(String out, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "effects",
                "--store",
                folder.resolve("store").toString(),
                "--out",
                folder.resolve(out).toString()));
        arguments.addAll(Arrays.asList(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private List<Map<String, String>> rows(String out, String name) throws IOException {
        List<String> lines =
                Files.readAllLines(folder.resolve(out).resolve("internal").resolve(name + ".csv"));
        String[] header = lines.get(0).split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], cells[i].replaceAll("^\"|\"$", ""));
            }
            rows.add(row);
        }
        return rows;
    }

    @Test
    void the_panel_equals_counting_by_sets_of_days() throws IOException {
        assertThat(run.status()).as(run.err()).isZero();
        Map<String, double[]> expected = new DaySetPanel(registers).cells();
        Map<String, Map<String, String>> found = new TreeMap<>();
        for (Map<String, String> row : rows("out", "kommun_panel")) {
            found.put(row.get("kommun") + " " + row.get("year") + " " + row.get("sex") + " " + row.get("age"), row);
        }
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((cell, sums) -> {
            Map<String, String> row = found.get(cell);
            double length = cell.contains(" 2016 ") ? 366 : 365;
            boolean flows = !cell.contains(" 2015 ");
            check(cell, row, "persons", sums[0]);
            check(cell, row, "exposure", sums[0]);
            check(cell, row, "sjp_persons", sums[1]);
            check(cell, row, "se_ae_persons", sums[2]);
            check(cell, row, "sjp_days", sums[3]);
            check(cell, row, "sjp_net_days", sums[4]);
            check(cell, row, "se_ae_net_days", sums[5]);
            check(cell, row, "sjp_to_se", flows ? sums[6] : Double.NaN);
            check(cell, row, "sjp_risk_years", sums[7] / length);
            check(cell, row, "to_work", sums[8]);
            check(cell, row, "job_seeker_years", sums[9] / length);
            check(cell, row, "sjp_share", sums[1] / sums[0]);
            check(cell, row, "sjukpenningtal", sums[4] / sums[0]);
            check(cell, row, "ohalsotal", (sums[4] + sums[5]) / sums[0]);
            check(cell, row, "sjp_to_se_rate", flows ? 100 * sums[6] / (sums[7] / length) : Double.NaN);
            check(cell, row, "to_work_rate", 100 * sums[8] / (sums[9] / length));
        });
        double flows = expected.values().stream().mapToDouble(sums -> sums[6]).sum();
        double work = expected.values().stream().mapToDouble(sums -> sums[8]).sum();
        assertThat(flows).isGreaterThan(20);
        assertThat(work).isGreaterThan(100);
    }

    private static void check(String cell, Map<String, String> row, String column, double expected) {
        String text = row.get(column);
        if (Double.isNaN(expected)) {
            assertThat(text).as(cell + " " + column).isEmpty();
        } else {
            assertThat(Double.parseDouble(text)).as(cell + " " + column).isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void entry_leaving_and_clusters_follow_the_membership() throws IOException {
        Map<String, String> status = new TreeMap<>();
        Map<String, String> first = new TreeMap<>();
        Map<String, String> active = new TreeMap<>();
        for (Map<String, String> row : rows("out", "kommun_panel")) {
            status.put(row.get("kommun") + " " + row.get("year"), row.get("status"));
            first.put(row.get("kommun"), row.get("first_treated") + " " + row.get("cluster"));
            active.put(row.get("kommun"), row.get("activity_date"));
        }
        assertThat(first)
                .containsEntry("0114", "2017 F1")
                .containsEntry("0380", "2018 F2")
                .containsEntry("2080", " 2080");
        assertThat(status)
                .containsEntry("0114 2016", "not_yet")
                .containsEntry("0114 2017", "member")
                .containsEntry("0180 2018", "member")
                .containsEntry("0180 2019", "left")
                .containsEntry("0380 2019", "member")
                .containsEntry("2480 2019", "never");
        // F1 had an insats before its kommuner were members, F2 its first in 2019
        assertThat(active)
                .containsEntry("0114", "2017-01-01")
                .containsEntry("1480", "2019-01-01")
                .containsEntry("2080", "");
        assertThat(run.out()).contains("left their förbund; the years after are not used: kommun 0180");
    }

    @Test
    void the_effects_are_those_of_the_panel_it_wrote() throws IOException {
        CommandLineRun again = CommandLineRun.of(
                "effects",
                "--panel",
                folder.resolve("out/internal/kommun_panel.csv").toString(),
                "--unit",
                "kommun",
                "--time",
                "year",
                "--outcome",
                "to_work_rate",
                "--first-treated",
                "first_treated",
                "--cluster",
                "cluster",
                "--where",
                "sex=K,age=20-64",
                "--bootstrap",
                "0",
                "--estimator",
                "sunab",
                "--out",
                folder.resolve("again").toString());
        assertThat(again.status()).as(again.err()).isZero();
        // the file keeps the year in which 0180 had left; without leaving they must be equal
        assertThat(rows("again", "effects").get(0).get("n_units"))
                .isEqualTo(effectsOf("to_work_rate", "K", "sunab").get(0).get("n_units"));
        assertThat(effectsOf("sjp_share", "ALL", "twfe")).isNotEmpty();
        assertThat(effectsOf("ohalsotal", "M", "cs")).isNotEmpty();
        assertThat(run.out()).contains("the data cannot carry a conclusion", "only 2 never-treated units");
    }

    private List<Map<String, String>> effectsOf(String outcome, String sex, String estimator) throws IOException {
        return rows("out", "effects").stream()
                .filter(row -> outcome.equals(row.get("outcome"))
                        && sex.equals(row.get("sex"))
                        && estimator.equals(row.get("estimator")))
                .toList();
    }

    @Test
    void outcomes_are_tested_together_and_areas_are_drawn_to_the_mean() throws IOException {
        for (Map<String, String> row : rows("out", "effects_tests")) {
            double p = Double.parseDouble(row.get("p_value"));
            double q = Double.parseDouble(row.get("q_value"));
            double holm = Double.parseDouble(row.get("p_holm"));
            assertThat(q).isBetween(p - 1e-12, holm + 1e-12);
        }
        for (Map<String, String> row : rows("out", "small_area")) {
            if (!row.get("shrunken").isEmpty()) {
                assertThat(Double.parseDouble(row.get("reliability"))).isBetween(0.0, 1.0);
            }
        }
        assertThat(rows("out", "small_area")).anyMatch(row -> "forbund".equals(row.get("level")));
        assertThat(folder.resolve("out/internal/effects.html")).content().contains("ohalsotal", "<svg");
    }

    /** The same registers give the same effects, whatever is done to the code: a change is seen, and said in the changelog. */
    @Test
    void the_numbers_are_those_of_the_golden_file() throws IOException {
        List<String> found = Files.readAllLines(folder.resolve("out/internal/effects.csv")).stream()
                .filter(line -> line.startsWith("outcome,") || line.startsWith("sjukpenningtal,ALL,"))
                .toList();
        GoldenNumbers.check("effects_store.csv", found, 1e-8);
    }

    @Test
    void published_figures_give_the_effects_of_the_same_panel_as_a_file() throws IOException {
        CommandLineRun own =
                effects("published", "--source", "published", "--bootstrap", "0", "--estimator", "twfe,cs");
        assertThat(own.status()).as(own.err()).isZero();
        CommandLineRun file = CommandLineRun.of(
                "effects",
                "--panel",
                folder.resolve("published.csv").toString(),
                "--unit",
                "kommun",
                "--time",
                "year",
                "--outcome",
                "value",
                "--first-treated",
                "first",
                "--cluster",
                "cluster",
                "--weights",
                "people",
                "--bootstrap",
                "0",
                "--estimator",
                "twfe,cs",
                "--out",
                folder.resolve("file").toString());
        assertThat(file.status()).as(file.err()).isZero();
        List<Map<String, String>> expected = rows("file", "effects");
        List<Map<String, String>> found = rows("published", "effects");
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).containsEntry("outcome", "ohalsotal").containsEntry("sex", "K");
            for (String column : List.of("estimator", "aggregation", "estimate", "std_error", "n_obs")) {
                assertThat(found.get(i).get(column)).isEqualTo(expected.get(i).get(column));
            }
        }
    }

    @Test
    void the_population_is_counted_once_and_other_estimators_use_the_count() throws IOException {
        CommandLineRun later = effects(
                "later", "--weights", "none", "--bootstrap", "0", "--estimator", "twfe", "--outcome", "sjukpenningtal");
        assertThat(later.status()).as(later.err()).isZero();
        assertThat(later.err()).contains("counted already");
        assertThat(Files.readAllLines(folder.resolve("later/internal/kommun_panel.csv")))
                .isEqualTo(Files.readAllLines(folder.resolve("out/internal/kommun_panel.csv")));
        List<Map<String, String>> summaries = rows("later", "effects");
        assertThat(summaries)
                .isNotEmpty()
                .isEqualTo(rows("out", "effects").stream()
                        .filter(row ->
                                "sjukpenningtal".equals(row.get("outcome")) && "twfe".equals(row.get("estimator")))
                        .toList());
    }

    @Test
    void wrong_options_are_wrong_usage() {
        assertThat(effects("x", "--panel", "p.csv").status()).isEqualTo(2);
        assertThat(effects("x", "--entry", "rumour").err()).contains("formation, activity");
        assertThat(effects("x", "--outcome", "happiness").err()).contains("sjukpenningtal");
        assertThat(effects("x", "--weights", "tonnes").status()).isEqualTo(2);
    }
}
