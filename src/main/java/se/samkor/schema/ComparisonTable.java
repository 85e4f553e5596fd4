package se.samkor.schema;

import java.util.List;

/**
 * Results of {@code compare} (contract section 4). Unit: days a person in the window before and in the window after;
 * missing where there is no number.
 */
public final class ComparisonTable {
    /** Participants against matched comparison persons, by benefit, sex and band of the participants' days before. */
    public static final ResultTable TABLE = ResultTable.of(
            "comparison",
            List.of(
                    "exit_year int",
                    "benefit text",
                    "sex text",
                    "band text",
                    "participants long",
                    "controls long",
                    "before_participants double",
                    "after_participants double",
                    "before_controls double",
                    "after_controls double",
                    "effect_days double",
                    "std_error double",
                    "ci_low double",
                    "ci_high double"));

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

    /** The same effects by several methods, and how strong something unmeasured would have to be; all participants. */
    public static final ResultTable CHECKS = ResultTable.of(
            "comparison_checks",
            List.of(
                    "exit_year int",
                    "benefit text",
                    "raw_change double",
                    "expected_change double",
                    "share_explained double",
                    "effect_matched double",
                    "effect_adjusted double",
                    "std_error double",
                    "rosenbaum_gamma double",
                    "e_value double"));

    /** Who of the cohort was matched and who was not, by reason. */
    public static final ResultTable MATCHED =
            ResultTable.of("comparison_matched", List.of("exit_year int", "status text", "persons long"));

    private ComparisonTable() {}
}
