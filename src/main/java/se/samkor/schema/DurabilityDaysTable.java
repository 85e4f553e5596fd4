package se.samkor.schema;

import java.util.ArrayList;
import java.util.List;
import se.samkor.domain.BenefitGroup;

/**
 * Result {@code durability_days.csv} (contract section 4): mean days in the window before and after, by band of the days
 * before. Unit: days a person; zeros are included; a difference is after minus before; the interval is missing where
 * there is one person only.
 */
public final class DurabilityDaysTable {
    public static final ResultTable TABLE = ResultTable.of("durability_days", columns());

    private DurabilityDaysTable() {}

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(
                "exit_year int", "banded_benefit text", "band text", "sex text", "day_count text", "persons long"));
        for (BenefitGroup group : BenefitGroup.values()) {
            for (String part : List.of("before", "after", "diff", "diff_low", "diff_high")) {
                columns.add(group.prefix() + "_" + part + " double");
            }
        }
        return columns;
    }
}
