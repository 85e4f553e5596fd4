package se.samkor.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samkor.estimate.Estimate;
import se.samkor.estimate.Panel;
import se.samkor.estimate.ReferenceTable;
import se.samkor.estimate.grouptime.AdjustmentMethod;
import se.samkor.estimate.grouptime.BasePeriod;
import se.samkor.estimate.grouptime.ControlGroup;
import se.samkor.estimate.grouptime.IncompleteUnits;
import se.samkor.estimate.grouptime.Multiplier;
import se.samkor.estimate.regression.BootstrapWeights;
import se.samkor.estimate.regression.ImputationError;

/** The result lines of the effects job, without covariates, against the shared reference; skipped where that is absent. */
class EstimatorsReferenceTest {
    private static final List<String> ALL = List.of("twfe", "event-study", "cs", "sunab", "imputation", "bacon");
    private static final EffectOptions OPTIONS = new EffectOptions(
            List.of(ControlGroup.NEVER, ControlGroup.NOT_YET),
            List.of(AdjustmentMethod.DOUBLY_ROBUST),
            List.of(BasePeriod.VARYING),
            0,
            IncompleteUnits.KEEP,
            0,
            1);

    /** Where a reference aggregation is found among the lines: estimator and aggregation. */
    private static final Map<String, List<String>> PLACES = Map.ofEntries(
            Map.entry("coef", List.of("twfe", "coefficient")),
            Map.entry("TWFE_event_study", List.of("event-study", "dynamic")),
            Map.entry("att_gt", List.of("cs", "group_time")),
            Map.entry("simple", List.of("cs", "simple")),
            Map.entry("group", List.of("cs", "group")),
            Map.entry("dynamic", List.of("cs", "dynamic")),
            Map.entry("calendar", List.of("cs", "calendar")),
            Map.entry("sunab_att", List.of("sunab", "simple")),
            Map.entry("sunab_event", List.of("sunab", "dynamic")),
            Map.entry("sunab_cohort", List.of("sunab", "group")),
            Map.entry("sunab_cohort_event", List.of("sunab", "group_time")),
            Map.entry("bjs_static", List.of("imputation", "simple")),
            Map.entry("bjs_horizon", List.of("imputation", "dynamic")),
            Map.entry("bjs_pretrend[-3:-1]", List.of("imputation", "dynamic")),
            Map.entry("bjs_pretrend[-5:-1]", List.of("imputation", "dynamic")),
            Map.entry("bacon_type_mean", List.of("bacon", "coefficient")));

    @ParameterizedTest
    @CsvSource({"mpdta,mp,countyreal,lemp", "castle,ca,sid,l_homicide", "base_stagg,bs,id,y", "kommun290_sim,km,unit,y"
    })
    void lines_are_those_of_the_reference(String dataset, String prefix, String unit, String outcome) {
        ReferenceTable data = ReferenceTable.read("data/" + dataset + ".csv");
        Panel panel = Panel.of(outcome)
                .units(data.text(unit))
                .times(data.numbers("year"))
                .outcome(data.numbers(outcome))
                .firstTreated(data.numbers("first_treat"))
                .build();
        List<Estimate> lines = Estimators.run(ALL, panel, OPTIONS);
        List<String> specs = new ArrayList<>(List.of("_cs_never_nocov", "_cs_notyet_nocov", "_sa", "_bjs", "_bacon"));
        if (!dataset.equals("base_stagg")) {
            specs.addAll(List.of("_twfe__cl", "_twfe_es__cl"));
        }
        List<String> missed = new ArrayList<>();
        int compared = 0;
        for (Map<String, String> row :
                ReferenceTable.read("expected/coef_" + dataset + ".csv").records()) {
            String spec = row.get("spec_id").substring(prefix.length());
            if (specs.contains(spec) && PLACES.containsKey(row.get("agg"))) {
                compared++;
                compare(row, spec, lines, missed);
            }
        }
        System.out.println(dataset + ": " + compared + " result lines compared, " + missed.size() + " missed");
        assertThat(compared).isGreaterThan(50);
        assertThat(missed).isEmpty();
    }

    /** The coefficient and its error under every convention that the reference lists. */
    @ParameterizedTest
    @CsvSource({
        "iid,iid",
        "hc1,hc1",
        "cl,cr1",
        "clfull,cr1-full",
        "clnoneK,cr1-none",
        "clnoK,cr1-clusters",
        "cl0,cr0",
        "tw,two-way"
    })
    void errors_follow_the_convention_asked_for(String reference, String word) {
        ReferenceTable data = ReferenceTable.read("data/mpdta.csv");
        Panel panel = Panel.of("lemp")
                .units(data.text("countyreal"))
                .times(data.numbers("year"))
                .outcome(data.numbers("lemp"))
                .firstTreated(data.numbers("first_treat"))
                .build();
        ErrorRule rule = Arrays.stream(ErrorRule.values())
                .filter(of -> of.word().equals(word))
                .findFirst()
                .orElseThrow();
        EffectOptions options = new EffectOptions(
                OPTIONS.controls(),
                OPTIONS.methods(),
                OPTIONS.bases(),
                0,
                IncompleteUnits.KEEP,
                0,
                1,
                new Conventions(rule, Multiplier.MAMMEN, BootstrapWeights.WEBB, ImputationError.CLUSTERS));
        Estimate found = Estimators.run("twfe", panel, options).get(0);
        List<String> missed = new ArrayList<>();
        for (Map<String, String> row :
                ReferenceTable.read("expected/coef_mpdta.csv").records()) {
            if (row.get("spec_id").equals("mp_twfe__" + reference)) {
                check(row, found.estimate(), row.get("estimate"), 1e-6, 1e-9, missed);
                check(row, found.stdError(), row.get("std_error"), 1e-4, 1e-8, missed);
            }
        }
        assertThat(missed).isEmpty();
    }

    private static void compare(Map<String, String> row, String spec, List<Estimate> lines, List<String> missed) {
        List<String> place = PLACES.get(row.get("agg"));
        List<Estimate> found = lines.stream()
                .filter(line -> line.estimator().equals(place.get(0))
                        && line.aggregation().equals(place.get(1)))
                .filter(line -> !place.get(0).equals("cs") || spec.contains("_" + line.controlGroup() + "_"))
                .filter(line -> !place.get(0).equals("bacon") || line.method().equals(row.get("term")))
                .filter(line -> same(line.group(), row.get("group")) && same(line.eventTime(), row.get("event_time")))
                .filter(line -> place.get(1).equals("group_time") || same(line.time(), row.get("time")))
                .filter(line -> row.get("time").isEmpty() || same(line.time(), row.get("time")))
                .toList();
        if (found.size() != 1) {
            missed.add(found.size() + " lines for " + row);
            return;
        }
        Estimate line = found.get(0);
        check(row, line.estimate(), row.get("estimate"), 1e-6, 1e-9, missed);
        check(row, line.stdError(), row.get("std_error"), 1e-4, 1e-8, missed);
    }

    private static boolean same(OptionalInt value, String text) {
        return value.isPresent() ? String.valueOf(value.getAsInt()).equals(text) : text.isEmpty();
    }

    private static void check(
            Map<String, String> row,
            double actual,
            String text,
            double relative,
            double absolute,
            List<String> missed) {
        double expected = ReferenceTable.number(text);
        boolean met = Double.isNaN(expected)
                ? Double.isNaN(actual)
                : Math.abs(actual - expected) <= Math.max(absolute, relative * Math.abs(expected));
        if (!met) {
            missed.add(row.get("spec_id") + " " + row.get("agg") + " " + row.get("term") + ": " + actual
                    + " instead of " + expected);
        }
    }
}
