package se.samkor.effect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import se.samkor.estimate.Estimate;
import se.samkor.estimate.MultipleTesting;

/**
 * The one-number summaries tested together over the outcomes: a family is one estimator, control group, method and average
 * in one sex. p values are two-sided, from estimate over standard error, by the law of the interval: normal, or t with the
 * estimator's degrees of freedom, so that a p value below 0.05 and an interval without 0 say the same.
 */
public final class FamilyTests {
    private FamilyTests() {}

    /** The rows of {@code effects_tests}. */
    public static List<Row> rows(EffectsTable table) {
        Map<List<String>, List<EffectLine>> families = new LinkedHashMap<>();
        for (EffectLine line : table.lines()) {
            if (line.summary() && line.estimate().stdError() > 0) {
                families.computeIfAbsent(family(line), absent -> new ArrayList<>())
                        .add(line);
            }
        }
        List<Row> rows = new ArrayList<>();
        families.forEach((family, lines) -> add(rows, family, lines));
        return rows;
    }

    private static List<String> family(EffectLine line) {
        Estimate of = line.estimate();
        return List.of(line.sex(), of.estimator(), of.controlGroup(), of.method(), of.aggregation());
    }

    private static void add(List<Row> rows, List<String> family, List<EffectLine> lines) {
        double[] p = lines.stream()
                .mapToDouble(line -> IntervalLaw.of(line.estimate())
                        .twoSided(line.estimate().estimate() / line.estimate().stdError()))
                .toArray();
        double[] holm = MultipleTesting.holm(p);
        double[] q = MultipleTesting.falseDiscovery(p);
        for (int i = 0; i < p.length; i++) {
            List<Object> fields = new ArrayList<>(family);
            fields.addAll(List.of(
                    lines.get(i).outcome(),
                    lines.get(i).estimate().estimate(),
                    lines.get(i).estimate().stdError(),
                    p[i],
                    holm[i],
                    q[i],
                    p.length));
            rows.add(RowFactory.create(fields.toArray()));
        }
    }
}
