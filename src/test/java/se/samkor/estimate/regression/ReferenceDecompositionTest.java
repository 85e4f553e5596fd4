package se.samkor.estimate.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samkor.estimate.Panel;
import se.samkor.estimate.regression.GoodmanBacon.Comparison;

/** Every reference row of the Goodman-Bacon decomposition and of imputation. */
class ReferenceDecompositionTest {
    private final SoftAssertions softly = new SoftAssertions();
    private int compared;

    @ParameterizedTest
    @ValueSource(strings = {"mpdta", "castle", "base_stagg", "kommun290_sim"})
    void goodmanBacon(String data) {
        for (Map<String, String> spec : ReferenceTable.read("expected/specs_" + data + ".csv")
                .where("estimator", "GoodmanBacon")
                .rows()) {
            List<String> controls = spec.get("covariates").isEmpty()
                    ? List.of()
                    : List.of(spec.get("covariates").split("\\+"));
            Panel panel = ReferenceTable.read("data/" + data + ".csv")
                    .panel(spec.get("unit"), spec.get("time"), spec.get("outcome"), "first_treat", controls)
                    .build();
            GoodmanBacon bacon = GoodmanBacon.of(panel);
            comparePairs(data, spec.get("spec_id"), bacon);
            compareTotals(data, spec.get("spec_id"), bacon);
        }
        softly.assertAll();
        assertThat(compared).isGreaterThan(8);
    }

    private void comparePairs(String data, String id, GoodmanBacon bacon) {
        Map<String, Comparison> found = new HashMap<>();
        for (Comparison comparison : bacon.comparisons()) {
            String partner = comparison.untreated().isPresent()
                    ? "" + comparison.untreated().getAsInt()
                    : "Inf";
            found.put(
                    comparison.treated() + " " + partner + " "
                            + comparison.type().label(),
                    comparison);
            found.put(
                    partner + " " + comparison.treated() + " "
                            + comparison.type().label(),
                    comparison);
        }
        List<Map<String, String>> rows = ReferenceTable.read("expected/bacon_" + data + ".csv")
                .where("spec_id", id)
                .rows();
        assertThat(bacon.comparisons()).hasSameSizeAs(rows);
        for (Map<String, String> row : rows) {
            Comparison comparison = found.get(row.get("treated") + " " + row.get("untreated") + " " + row.get("type"));
            assertThat(comparison).as(row.toString()).isNotNull();
            close(id + " estimate " + row, comparison.estimate(), row.get("estimate"), 1e-6, 1e-9);
            close(id + " weight " + row, comparison.weight(), row.get("weight"), 1e-6, 1e-9);
        }
    }

    private void compareTotals(String data, String id, GoodmanBacon bacon) {
        Map<String, double[]> types = new HashMap<>();
        bacon.byType().forEach((type, numbers) -> types.put(type.label(), numbers));
        for (Map<String, String> row : ReferenceTable.read("expected/coef_" + data + ".csv")
                .where("spec_id", id)
                .rows()) {
            String term = row.get("term");
            double found =
                    switch (term) {
                        case "weighted_total", "twfe" -> bacon.total();
                        case "Omega" -> bacon.withinShare().orElseThrow();
                        case "beta_within" -> bacon.withinEstimate().orElseThrow();
                        default -> types.get(term)[1];
                    };
            close(id + " " + term, found, row.get("estimate"), 1e-6, 1e-9);
            if (row.get("note").startsWith("weight=")) {
                close(id + " " + term, types.get(term)[0], row.get("note").substring(7), 1e-6, 1e-9);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mpdta", "castle", "base_stagg", "kommun290_sim"})
    void imputation(String data) {
        for (Map<String, String> spec : ReferenceTable.read("expected/specs_" + data + ".csv")
                .where("estimator", "BJSImputation")
                .rows()) {
            List<String> covariates = spec.get("covariates").isEmpty()
                    ? List.of()
                    : List.of(spec.get("covariates").split("\\+"));
            Panel panel = ReferenceTable.read("data/" + data + ".csv")
                    .panel(spec.get("unit"), spec.get("time"), spec.get("outcome"), spec.get("cohort"), covariates)
                    .build();
            Imputation estimator = Imputation.of(panel, 0);
            Map<String, Coefficient> found = new LinkedHashMap<>();
            found.put("bjs_static overall", estimator.overall());
            estimator
                    .byEventTime()
                    .forEach(c -> found.put("bjs_horizon " + c.name().substring(7), c));
            int leads = data.equals("mpdta") ? 3 : 5;
            Imputation.pretrends(panel, leads, VarianceRule.clustered())
                    .coefficients()
                    .forEach(c -> found.put(
                            "bjs_pretrend[-" + leads + ":-1] " + c.name().replace("event::", ""), c));
            for (Map<String, String> row : ReferenceTable.read("expected/coef_" + data + ".csv")
                    .where("spec_id", spec.get("spec_id"))
                    .rows()) {
                String key = row.get("agg") + " " + row.get("term");
                assertThat(found).as(key).containsKey(key);
                close(key, found.get(key).estimate(), row.get("estimate"), 1e-6, 1e-9);
                close(key + " se", found.get(key).stdError(), row.get("std_error"), 1e-4, 1e-8);
            }
        }
        softly.assertAll();
        assertThat(compared).isGreaterThan(8);
    }

    private void close(String what, double found, String expected, double relative, double absolute) {
        compared++;
        double number = ReferenceTable.number(expected);
        softly.assertThat(found).as(what).isCloseTo(number, Offset.offset(absolute + relative * Math.abs(number)));
    }
}
