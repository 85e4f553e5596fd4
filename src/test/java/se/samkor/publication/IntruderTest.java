package se.samkor.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * What somebody can work out of the published files of 2020 alone, with another solver and no word from the program: counts and sums of
 * days of every band and sex, bound together by every published count and mean of the benefit's table, and by what the names of the
 * bands say.
 */
class IntruderTest {
    private static final Map<String, int[]> BANDS = new LinkedHashMap<>();

    static {
        BANDS.put("0", new int[] {0, 0});
        BANDS.put("1-90", new int[] {1, 90});
        BANDS.put("91-180", new int[] {91, 180});
        BANDS.put("181-364", new int[] {181, 364});
        BANDS.put("365", new int[] {365, 365});
    }

    private static final List<String> SEXES = List.of("K", "M");

    @TempDir
    static Path folder;

    private static final List<Map<String, String>> lines = new ArrayList<>();

    @BeforeAll
    static void publish() throws Exception {
        RunTables run = Bilaga5.run();
        new PublicationFolder(folder).write(RunCubes.of(run, RunProtection.of(run, 5), 5), SmallCube.FACTS);
        List<String> file = Files.readAllLines(folder.resolve("publication").resolve("durability_days.csv"));
        String[] header = file.get(0).split(",");
        for (String line : file.subList(1, file.size())) {
            String[] fields = line.split(",", -1);
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < header.length; i++) {
                cells.put(header[i], fields[i]);
            }
            if (cells.get("banded_benefit").equals("SE")) {
                lines.add(cells);
            }
        }
    }

    /** The least or the most that a sum of unknowns can be. */
    private static double end(String prefix, String band, String sex, boolean most) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        Map<String, Variable> variables = new LinkedHashMap<>();
        for (String each : BANDS.keySet()) {
            for (String one : SEXES) {
                Variable count = model.newVariable("n " + each + one).lower(0);
                Variable days = model.newVariable("d " + each + one).lower(0);
                variables.put("n " + each + one, count);
                variables.put("d " + each + one, days);
                model.newExpression("low " + each + one)
                        .set(days, 1)
                        .set(count, -BANDS.get(each)[0])
                        .lower(0);
                model.newExpression("high " + each + one)
                        .set(days, 1)
                        .set(count, -BANDS.get(each)[1])
                        .upper(0);
            }
        }
        for (Map<String, String> line : lines) {
            if (!line.get("persons").isEmpty()) {
                know(model, variables, line);
            }
        }
        variables.get(prefix + band + sex).weight(1);
        Optimisation.Result result = most ? model.maximise() : model.minimise();
        assertThat(result.getState().isFeasible()).isTrue();
        return result.getValue();
    }

    private static void know(ExpressionsBasedModel model, Map<String, Variable> variables, Map<String, String> line) {
        String name = line.get("band") + line.get("sex");
        double persons = Double.parseDouble(line.get("persons"));
        Expression counts = model.newExpression("persons " + name).level(persons);
        Expression sums = model.newExpression("days " + name);
        for (String band : BANDS.keySet()) {
            for (String sex : SEXES) {
                boolean inBand =
                        line.get("band").equals("ALL") || line.get("band").equals(band);
                boolean ofSex = line.get("sex").equals("ALL") || line.get("sex").equals(sex);
                if (inBand && ofSex) {
                    counts.set(variables.get("n " + band + sex), 1);
                    sums.set(variables.get("d " + band + sex), 1);
                }
            }
        }
        if (!line.get("se_before").isEmpty()) {
            double mean = Double.parseDouble(line.get("se_before"));
            sums.lower(persons * (mean - 0.005)).upper(persons * (mean + 0.005));
        }
    }

    @Test
    void theThreeMenAreWithheldWithWhatWouldGiveThemAway() {
        assertThat(lines)
                .filteredOn(line -> line.get("persons").isEmpty())
                .extracting(line -> line.get("band") + " " + line.get("sex"))
                .containsExactly("1-90 K", "1-90 M", "91-180 K", "91-180 M");
        assertThat(lines).filteredOn(line -> line.get("persons").isEmpty()).allMatch(line -> line.entrySet().stream()
                .filter(cell ->
                        cell.getKey().contains("_before") || cell.getKey().contains("_diff"))
                .allMatch(cell -> cell.getValue().isEmpty()));
    }

    @Test
    void nobodyCanSayThatTheyAreThree() {
        double least = end("n ", "1-90", "M", false);
        double most = end("n ", "1-90", "M", true);
        assertThat(Math.ceil(least - 1e-6)).isLessThan(3);
        assertThat(Math.floor(most + 1e-6)).isGreaterThan(3);
    }

    @Test
    void norHowManyDaysTheyHad() {
        double least = end("d ", "1-90", "M", false);
        double most = end("d ", "1-90", "M", true);
        // three men with 78.33 days each
        assertThat(least).isLessThan(0.9 * 235);
        assertThat(most).isGreaterThan(1.1 * 235);
    }
}
