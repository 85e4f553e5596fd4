package se.samkor.estimate.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samkor.estimate.Panel;
import se.samkor.estimate.PanelBuilder;
import se.samkor.estimate.regression.VarianceRule.FixedEffectCount;
import se.samkor.estimate.regression.VarianceRule.Kind;

/** Every reference specification of two-way fixed effects, event study and Sun-Abraham, row by row. */
class ReferenceRegressionTest {
    private final SoftAssertions softly = new SoftAssertions();
    private int compared;

    @ParameterizedTest
    @ValueSource(strings = {"mpdta", "castle", "base_stagg", "kommun290_sim"})
    void twoWayFixedEffectsAndEventStudies(String data) {
        for (Map<String, String> spec :
                ReferenceTable.read("expected/specs_" + data + ".csv").rows()) {
            switch (spec.get("estimator")) {
                case "TWFE" -> compare(data, spec, twoWay(data, spec));
                case "TWFE_event_study" -> compare(data, spec, eventStudy(data, spec));
                default -> {}
            }
        }
        softly.assertAll();
        assertThat(compared).isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mpdta", "castle", "base_stagg", "kommun290_sim"})
    void sunAbraham(String data) {
        for (Map<String, String> spec : ReferenceTable.read("expected/specs_" + data + ".csv")
                .where("estimator", "SunAbraham")
                .rows()) {
            SunAbraham estimator = SunAbraham.of(panel(data, spec), -1, rule(spec));
            Map<String, Coefficient> found = new LinkedHashMap<>();
            estimator.byEventTime().forEach(c -> found.put("sunab_event," + plain(c.name()), c));
            estimator.regression().coefficients().forEach(c -> found.put("sunab_cohort_event," + plain(c.name()), c));
            estimator.byCohort().forEach(c -> found.put("sunab_cohort," + c.name(), c));
            found.put("sunab_att,ATT", estimator.overall());
            compare(data, spec, found);
        }
        softly.assertAll();
        assertThat(compared).isGreaterThan(10);
    }

    @Test
    void headlines() {
        Map<String, String> spec = ReferenceTable.read("expected/specs_mpdta.csv")
                .where("spec_id", "mp_twfe__cl")
                .rows()
                .get(0);
        assertThat(TwoWayFixedEffects.estimates(panel("mpdta", spec), VarianceRule.clustered()))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.estimate()).isCloseTo(-0.036549, org.assertj.core.data.Offset.offset(5e-7));
                    assertThat(line.stdError()).isCloseTo(0.013265, org.assertj.core.data.Offset.offset(5e-7));
                    assertThat(line.warning()).isEmpty();
                });
    }

    private static Map<String, Coefficient> twoWay(String data, Map<String, String> spec) {
        Panel panel = panel(data, spec);
        String treatment = treatment(spec);
        ReferenceTable table = ReferenceTable.read("data/" + data + ".csv");
        Map<String, Double> byUnitAndTime = new LinkedHashMap<>();
        table.rows()
                .forEach(row -> byUnitAndTime.put(
                        row.get(spec.get("unit")) + " " + row.get(spec.get("time")),
                        ReferenceTable.number(row.get(treatment))));
        double[] values = new double[panel.rows()];
        Arrays.setAll(
                values,
                row -> byUnitAndTime.get(panel.unitLabel(panel.unit(row)) + " " + panel.time(panel.period(row))));
        Map<String, Coefficient> found = new LinkedHashMap<>();
        TwoWayFixedEffects.fit(panel, treatment, values, rule(spec))
                .coefficients()
                .forEach(c -> found.put("coef," + c.name(), c));
        return found;
    }

    private static Map<String, Coefficient> eventStudy(String data, Map<String, String> spec) {
        Map<String, Coefficient> found = new LinkedHashMap<>();
        String name = data.equals("base_stagg") ? "time_to_treatment::" : "rel::";
        EventStudy.fit(panel(data, spec), -1, rule(spec))
                .coefficients()
                .forEach(c -> found.put("TWFE_event_study," + c.name().replace("event::", name), c));
        return found;
    }

    private static String plain(String name) {
        return name.replace("event::", "year::");
    }

    private static String treatment(Map<String, String> spec) {
        return spec.get("call").contains("~ cdl") ? "cdl" : "post";
    }

    static Panel panel(String data, Map<String, String> spec) {
        ReferenceTable table = ReferenceTable.read("data/" + data + ".csv");
        PanelBuilder builder = table.panel(
                spec.get("unit"), spec.get("time"), spec.get("outcome"), spec.get("cohort"), covariates(spec));
        if (!spec.get("weights").isEmpty()) {
            builder.weights(table.numbers(spec.get("weights")));
        }
        String cluster = spec.get("cluster").replace("+year", "");
        if (!cluster.isEmpty() && !cluster.equals(spec.get("unit"))) {
            builder.clusters(table.texts(cluster));
        }
        return builder.build();
    }

    /** The covariates of the call: everything on the right that is neither the treatment nor event times. */
    private static List<String> covariates(Map<String, String> spec) {
        String call = spec.get("call");
        if (!call.startsWith("feols(")) {
            return List.of();
        }
        String right = call.substring(call.indexOf('~') + 1, call.indexOf('|'));
        List<String> names = new ArrayList<>();
        for (String term : right.replaceAll("(i|sunab)\\(.*\\)", "").split("\\+")) {
            String name = term.strip();
            if (!name.isEmpty() && !name.equals("post") && !name.equals("cdl")) {
                names.add(name);
            }
        }
        return names;
    }

    private static VarianceRule rule(Map<String, String> spec) {
        String id = spec.get("spec_id");
        String suffix = id.contains("__") ? id.substring(id.indexOf("__") + 2) : "cl";
        VarianceRule clustered = VarianceRule.clustered();
        return switch (suffix) {
            case "iid" -> VarianceRule.of(Kind.IID);
            case "hc1" -> VarianceRule.of(Kind.HETEROSKEDASTIC);
            case "tw" -> VarianceRule.of(Kind.CLUSTER_AND_PERIOD);
            case "clfull" -> clustered.counting(FixedEffectCount.FULL);
            case "clnoneK" -> clustered.counting(FixedEffectCount.NONE);
            case "clnoK" -> clustered.withoutParameterFactor(true);
            case "cl0" -> clustered.withoutParameterFactor(false);
            default -> clustered;
        };
    }

    private void compare(String data, Map<String, String> spec, Map<String, Coefficient> found) {
        String id = spec.get("spec_id");
        for (Map<String, String> row : ReferenceTable.read("expected/coef_" + data + ".csv")
                .where("spec_id", id)
                .rows()) {
            boolean covariate = row.get("term").equals("x1") && row.get("agg").startsWith("sunab");
            String key = (covariate ? "sunab_cohort_event" : row.get("agg")) + "," + row.get("term");
            Coefficient coefficient = found.get(key);
            softly.assertThat(coefficient).as(id + " " + key).isNotNull();
            if (coefficient == null) {
                continue;
            }
            compared++;
            close(id + " " + key, coefficient.estimate(), row.get("estimate"), 1e-6, 1e-9);
            close(id + " se " + key, coefficient.stdError(), row.get("std_error"), 1e-4, 1e-8);
            close(id + " df " + key, coefficient.degrees(), row.get("df_t"), 1e-4, 1e-8);
            close(id + " t " + key, coefficient.t(), row.get("t_value"), 1e-4, 1e-8);
            close(id + " p " + key, coefficient.pValue(), row.get("p_value"), 1e-3, 1e-8);
        }
    }

    private void close(String what, double found, String expected, double relative, double absolute) {
        double number = ReferenceTable.number(expected);
        softly.assertThat(found)
                .as(what)
                .isCloseTo(number, org.assertj.core.data.Offset.offset(absolute + relative * Math.abs(number)));
    }
}
