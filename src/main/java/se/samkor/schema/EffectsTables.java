package se.samkor.schema;

import java.util.List;

/** Results of {@code effects} (contract section 4); missing where there is no number. */
public final class EffectsTables {
    /** Every effect of every estimator. */
    public static final ResultTable EFFECTS = ResultTable.of(
            "effects",
            List.of(
                    "outcome text",
                    "sex text",
                    "estimator text",
                    "control_group text",
                    "method text",
                    "aggregation text",
                    "group int",
                    "time int",
                    "event_time int",
                    "estimate double",
                    "std_error double",
                    "ci_low double",
                    "ci_high double",
                    "band_low double",
                    "band_high double",
                    "n_units int",
                    "n_obs int",
                    "warning text"));

    /** What a reader needs to judge the effects by: cohorts, balance, leads, placebos, sensitivity, detectable effects. */
    public static final ResultTable CHECKS = ResultTable.of(
            "effects_checks",
            List.of(
                    "outcome text",
                    "sex text",
                    "estimator text",
                    "check text",
                    "setting text",
                    "statistic double",
                    "p_value double",
                    "low double",
                    "high double",
                    "text text"));

    /** The one-number summaries tested together over the outcomes. */
    public static final ResultTable TESTS = ResultTable.of(
            "effects_tests",
            List.of(
                    "sex text",
                    "estimator text",
                    "control_group text",
                    "method text",
                    "aggregation text",
                    "outcome text",
                    "estimate double",
                    "std_error double",
                    "p_value double",
                    "p_holm double",
                    "q_value double",
                    "tests int"));

    private EffectsTables() {}
}
