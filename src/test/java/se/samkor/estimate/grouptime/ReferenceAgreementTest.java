package se.samkor.estimate.grouptime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samkor.estimate.Panel;
import se.samkor.estimate.PanelBuilder;
import se.samkor.estimate.ReferenceTable;

/** Every group-time number of the shared reference (R did 2.5.1) within its tolerance; skipped where that is absent. */
class ReferenceAgreementTest {
    private static final Map<String, ControlGroup> CONTROLS =
            Map.of("nevertreated", ControlGroup.NEVER, "notyettreated", ControlGroup.NOT_YET);
    private static final Map<String, AdjustmentMethod> METHODS = Map.of(
            "dr", AdjustmentMethod.DOUBLY_ROBUST,
            "reg", AdjustmentMethod.OUTCOME_REGRESSION,
            "ipw", AdjustmentMethod.INVERSE_PROBABILITY);

    @ParameterizedTest
    @ValueSource(strings = {"mpdta", "castle", "base_stagg", "kommun290_sim"})
    void every_estimate_and_standard_error_of_did_is_met(String dataset) {
        List<Map<String, String>> expected =
                ReferenceTable.read("expected/coef_" + dataset + ".csv").records();
        List<String> missed = new ArrayList<>();
        int compared = 0;
        for (Map<String, String> spec : specs(dataset)) {
            GroupTimeResult result = GroupTimeEffects.estimate(panel(spec), options(spec));
            for (Map<String, String> row : expected) {
                if (row.get("spec_id").equals(spec.get("spec_id"))) {
                    compared++;
                    compare(row, result, missed);
                }
            }
        }
        System.out.println(dataset + ": " + compared + " reference rows compared, " + missed.size() + " missed");
        assertThat(compared).isPositive();
        assertThat(missed).isEmpty();
    }

    private static void compare(Map<String, String> row, GroupTimeResult result, List<String> missed) {
        String name = row.get("spec_id") + " " + row.get("agg") + " " + row.get("term");
        double estimate = ReferenceTable.number(row.get("estimate"));
        if (row.get("agg").equals("pretest_wald")) {
            PreTest test = result.preTest().orElse(new PreTest(Double.NaN, 0, Double.NaN));
            check(name, test.statistic(), estimate, 1e-3, 1e-4, missed);
            check(name + " p", test.pValue(), ReferenceTable.number(row.get("p_value")), 1e-3, 1e-4, missed);
            return;
        }
        Average average = find(row, result);
        check(name, average.estimate(), estimate, 1e-6, 1e-9, missed);
        check(name + " se", average.stdError(), ReferenceTable.number(row.get("std_error")), 1e-4, 1e-8, missed);
    }

    private static Average find(Map<String, String> row, GroupTimeResult result) {
        Aggregation aggregation = aggregation(row.get("agg"));
        if (row.get("term").equals("overall")) {
            return result.overall(aggregation).orElseThrow();
        }
        return result.lines(aggregation).stream()
                .filter(line -> matches(row.get("group"), line.group())
                        && matches(row.get("time"), line.time())
                        && matches(row.get("event_time"), line.eventTime()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line for " + row));
    }

    private static boolean matches(String text, OptionalInt value) {
        return text.isEmpty() ? value.isEmpty() : value.isPresent() && value.getAsInt() == Integer.parseInt(text);
    }

    private static Aggregation aggregation(String agg) {
        return agg.equals("att_gt")
                ? Aggregation.GROUP_TIME
                : Aggregation.valueOf(agg.toUpperCase(java.util.Locale.ROOT));
    }

    private static void check(
            String name, double actual, double expected, double relative, double absolute, List<String> missed) {
        boolean met = Double.isNaN(expected)
                ? Double.isNaN(actual)
                : Math.abs(actual - expected) <= Math.max(absolute, relative * Math.abs(expected));
        if (!met) {
            missed.add(name + ": " + actual + " instead of " + expected);
        }
    }

    @Test
    void covariances_from_influence_functions_are_met() {
        Map<String, String> spec = specs("mpdta").get(0);
        GroupTimeResult result = GroupTimeEffects.estimate(panel(spec), options(spec));
        List<String> missed = new ArrayList<>();
        for (Map<String, String> row :
                ReferenceTable.read("expected/vcov_mpdta.csv").records()) {
            Aggregation aggregation = aggregation(row.get("agg"));
            double actual =
                    line(result, aggregation, row.get("row")).covariance(line(result, aggregation, row.get("col")));
            double expected = ReferenceTable.number(row.get("value"));
            check(row.toString(), actual, expected, 1e-4, 1e-10, missed);
        }
        assertThat(missed).isEmpty();
    }

    private static Average line(GroupTimeResult result, Aggregation aggregation, String name) {
        return result.lines(aggregation).stream()
                .filter(line -> label(line).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name));
    }

    private static String label(Average line) {
        return switch (line.aggregation()) {
            case GROUP_TIME -> "g=" + line.group().getAsInt() + ",t="
                    + line.time().getAsInt();
            case DYNAMIC -> String.valueOf(line.eventTime().getAsInt());
            case GROUP -> String.valueOf(line.group().getAsInt());
            default -> String.valueOf(line.time().getAsInt());
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"mpdta", "kommun290_sim"})
    void bootstrap_errors_and_critical_values_are_met(String dataset) {
        List<Map<String, String>> errors =
                ReferenceTable.read("expected/bootse_" + dataset + ".csv").records();
        List<String> missed = new ArrayList<>();
        for (Map<String, String> band :
                ReferenceTable.read("expected/bands_" + dataset + ".csv").records()) {
            Map<String, String> spec = specs(dataset).stream()
                    .filter(s -> s.get("spec_id").equals(band.get("spec_id")))
                    .findFirst()
                    .orElseThrow();
            GroupTimeResult result = GroupTimeEffects.estimate(
                    panel(spec), options(spec).withBootstrap(20000, Multiplier.RADEMACHER, 7));
            Aggregation aggregation = aggregation(band.get("agg"));
            UniformBand actual = result.band(aggregation).orElseThrow();
            double expected = ReferenceTable.number(band.get("crit_boot_B100000"));
            check("crit " + band, actual.criticalValue(), expected, 0.02, 0, missed);
            for (Map<String, String> row : errors) {
                if (row.get("spec_id").equals(spec.get("spec_id"))
                        && row.get("agg").equals(band.get("agg"))) {
                    compareError(row, result, aggregation, actual, missed);
                }
            }
        }
        assertThat(missed).isEmpty();
    }

    private static void compareError(
            Map<String, String> row,
            GroupTimeResult result,
            Aggregation aggregation,
            UniformBand band,
            List<String> missed) {
        List<Average> lines = result.lines(aggregation);
        for (int place = 0; place < lines.size(); place++) {
            if (label(lines.get(place)).equals(row.get("term"))) {
                double expected = ReferenceTable.number(row.get("se_boot_B100000"));
                check("boot se " + row, band.bootstrapError(place), expected, 0.05, 0, missed);
                return;
            }
        }
        missed.add("no line " + row);
    }

    /** The example in the documentation of Stata's drdid: NSW participants against CPS; printed with seven digits. */
    @ParameterizedTest
    @CsvSource({
        "DOUBLY_ROBUST, -871.3271, 396.0211",
        "OUTCOME_REGRESSION, -1300.645, 349.8259",
        "INVERSE_PROBABILITY, -1021.609, 397.5201"
    })
    void published_two_period_results_are_met(AdjustmentMethod method, double estimate, double error) {
        ReferenceTable data = ReferenceTable.read("more/lalonde_cps.csv.gz");
        PanelBuilder builder = Panel.of("re")
                .units(data.text("id"))
                .times(data.numbers("year"))
                .outcome(data.numbers("re"))
                .firstTreated(data.numbers("first_treat"));
        for (String name : List.of("age", "educ", "black", "married", "nodegree", "hisp", "re74")) {
            builder.covariate(name, data.numbers(name));
        }
        Average effect = GroupTimeEffects.estimate(
                        builder.build(), GroupTimeOptions.standard().withMethod(method))
                .overall(Aggregation.SIMPLE)
                .orElseThrow();
        assertThat(effect.estimate()).isCloseTo(estimate, within(1e-3));
        assertThat(effect.stdError()).isCloseTo(error, within(1e-3));
    }

    private static List<Map<String, String>> specs(String dataset) {
        return ReferenceTable.read("expected/specs_" + dataset + ".csv").records().stream()
                .filter(spec -> spec.get("estimator").equals("CallawaySantAnna"))
                .toList();
    }

    private static Panel panel(Map<String, String> spec) {
        ReferenceTable data = ReferenceTable.read("data/" + spec.get("dataset") + ".csv");
        PanelBuilder builder = Panel.of(spec.get("outcome"))
                .units(data.text(spec.get("unit")))
                .times(data.numbers(spec.get("time")))
                .outcome(data.numbers(spec.get("outcome")))
                .firstTreated(data.numbers(spec.get("cohort")));
        if (!spec.get("covariates").isEmpty()) {
            String name = spec.get("covariates").substring(1);
            builder.covariate(name, data.numbers(name));
        }
        String cluster = spec.get("cluster");
        if (cluster.contains("+")) {
            builder.clusters(data.text(cluster.substring(cluster.indexOf('+') + 1)));
        }
        return builder.build();
    }

    private static GroupTimeOptions options(Map<String, String> spec) {
        return GroupTimeOptions.standard()
                .withControl(CONTROLS.get(spec.get("control_group")))
                .withMethod(METHODS.get(spec.get("est_method")))
                .withAnticipation(Integer.parseInt(spec.get("anticipation")))
                .withBase(spec.get("base_period").equals("varying") ? BasePeriod.VARYING : BasePeriod.UNIVERSAL);
    }
}
