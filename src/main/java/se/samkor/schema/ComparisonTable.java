package se.samkor.schema;

import java.util.List;
import java.util.stream.Stream;

/**
 * Results of {@code compare} (the first two: contract section 4). Unit: days a person in the window before and in the
 * window after; missing where there is no number.
 */
public final class ComparisonTable {
    private static final List<String> ESTIMATE = List.of("std_error double", "ci_low double", "ci_high double");

    private static final List<String> CHANGES = List.of(
            "participants long",
            "controls long",
            "before_participants double",
            "after_participants double",
            "before_controls double",
            "after_controls double",
            "effect_days double",
            "std_error double",
            "ci_low double",
            "ci_high double");

    /** Participants against matched comparison persons, by benefit, sex and band of the participants' days before. */
    public static final ResultTable TABLE = ResultTable.of(
            "comparison", joined(List.of("exit_year int", "benefit text", "sex text", "band text"), CHANGES));

    /** How alike the groups are before and after matching. */
    public static final ResultTable BALANCE = ResultTable.of(
            "balance",
            List.of(
                    "covariate text",
                    "mean_participants double",
                    "mean_controls_before double",
                    "mean_controls_after double",
                    "smd_before double",
                    "smd_after double"));

    /** The same effects by age band and by inriktning; who took part in insatser of several inriktningar counts in each. */
    public static final ResultTable GROUPS = ResultTable.of(
            "comparison_groups",
            joined(List.of("exit_year int", "benefit text", "dimension text", "group text"), CHANGES));

    /** The effect on all participants by several methods. */
    public static final ResultTable ESTIMATES = ResultTable.of(
            "comparison_estimates",
            joined(List.of("exit_year int", "benefit text", "method text", "effect_days double"), ESTIMATE));

    /** What is left to doubt: differences where there should be none, and how strong something unmeasured must be. */
    public static final ResultTable SENSITIVITY = ResultTable.of(
            "comparison_sensitivity",
            joined(
                    List.of("exit_year int", "benefit text", "check text", "participants long", "value double"),
                    ESTIMATE));

    /** Days a person by month before the start and after the end. */
    public static final ResultTable PROFILE = ResultTable.of(
            "comparison_profile",
            List.of(
                    "exit_year int",
                    "benefit text",
                    "moment text",
                    "month int",
                    "participants long",
                    "days_participants double",
                    "days_controls double",
                    "difference double"));

    /** Balance as a love plot shows it, with variance ratios. */
    public static final ResultTable LOVE = ResultTable.of(
            "comparison_love",
            List.of(
                    "exit_year int",
                    "covariate text",
                    "smd_before double",
                    "smd_after double",
                    "variance_ratio_before double",
                    "variance_ratio_after double"));

    /** Who of the cohort was matched and who was not, by reason. */
    public static final ResultTable MATCHED =
            ResultTable.of("comparison_matched", List.of("exit_year int", "status text", "persons long"));

    /** How participants who have nobody alike differ from the others. */
    public static final ResultTable UNMATCHED = ResultTable.of(
            "comparison_unmatched",
            List.of("exit_year int", "covariate text", "mean_matched double", "mean_unmatched double", "smd double"));

    /** All of them, in the order in which they are written. */
    public static final List<ResultTable> ALL =
            List.of(TABLE, BALANCE, GROUPS, ESTIMATES, SENSITIVITY, PROFILE, LOVE, MATCHED, UNMATCHED);

    private ComparisonTable() {}

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
