package se.samkor.schema;

import java.util.List;

/**
 * Result {@code durability_means.csv}: the means before and after of {@code durability_days}, one benefit a row, each with its
 * 95 % interval. Unit: days a person; zeros are included; an interval is missing where there is one person only.
 */
public final class DurabilityMeansTable {
    public static final ResultTable TABLE = ResultTable.of(
            "durability_means",
            List.of(
                    "exit_year int",
                    "banded_benefit text",
                    "band text",
                    "sex text",
                    "day_count text",
                    "benefit text",
                    "persons long",
                    "mean_before double",
                    "before_low double",
                    "before_high double",
                    "mean_after double",
                    "after_low double",
                    "after_high double"));

    private DurabilityMeansTable() {}
}
