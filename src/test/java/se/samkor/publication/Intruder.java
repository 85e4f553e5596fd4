package se.samkor.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * Somebody with nothing but a published durability_days.csv and another solver: counts and sums of days of every band and sex of a
 * benefit, bound together by every published count and mean of the benefit's table, and by what the names of the bands say.
 */
public final class Intruder {
    private static final Map<String, int[]> BANDS = new LinkedHashMap<>();

    static {
        BANDS.put("0", new int[] {0, 0});
        BANDS.put("1-90", new int[] {1, 90});
        BANDS.put("91-180", new int[] {91, 180});
        BANDS.put("181-364", new int[] {181, 364});
        BANDS.put("365", new int[] {365, 365});
    }

    private static final List<String> SEXES = List.of("K", "M");

    private final List<Map<String, String>> lines = new ArrayList<>();
    private final String mean;

    /** @param file durability_days.csv of a publication folder */
    public Intruder(Path file, String benefit) throws IOException {
        this.mean = benefit.toLowerCase(java.util.Locale.ROOT) + "_before";
        List<String> text = Files.readAllLines(file);
        String[] header = text.get(0).split(",");
        for (String line : text.subList(1, text.size())) {
            String[] fields = line.split(",", -1);
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < header.length; i++) {
                cells.put(header[i], fields[i]);
            }
            if (cells.get("banded_benefit").equals(benefit)) {
                lines.add(cells);
            }
        }
    }

    /** Band and sex of the groups whose count is withheld. */
    public List<String> withheld() {
        return lines.stream()
                .filter(line -> line.get("persons").isEmpty())
                .map(line -> line.get("band") + " " + line.get("sex"))
                .toList();
    }

    /** Whether a withheld group has any other figure that is printed. */
    public boolean printsSomethingOfTheWithheld() {
        return lines.stream()
                .filter(line -> line.get("persons").isEmpty())
                .flatMap(line -> line.entrySet().stream())
                .anyMatch(cell -> (cell.getKey().contains("_before")
                                || cell.getKey().contains("_after")
                                || cell.getKey().contains("_diff"))
                        && !cell.getValue().isEmpty());
    }

    /** The fewest and the most persons that a group can be. */
    public double[] persons(String band, String sex) {
        return new double[] {end("n ", band, sex, false), end("n ", band, sex, true)};
    }

    /** The fewest and the most days before that a group can have had together. */
    public double[] days(String band, String sex) {
        return new double[] {end("d ", band, sex, false), end("d ", band, sex, true)};
    }

    /** The least or the most that a sum of unknowns can be. */
    private double end(String prefix, String band, String sex, boolean most) {
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

    private void know(ExpressionsBasedModel model, Map<String, Variable> variables, Map<String, String> line) {
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
        if (!line.get(mean).isEmpty()) {
            double average = Double.parseDouble(line.get(mean));
            sums.lower(persons * (average - 0.005)).upper(persons * (average + 0.005));
        }
    }
}
