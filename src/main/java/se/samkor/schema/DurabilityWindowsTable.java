package se.samkor.schema;

import java.util.List;

/**
 * Result {@code durability_windows.csv}: mean days before and after in windows of other lengths, and over exit years. Unit:
 * days a person, zeros included; difference is after minus before; missing where no one is observed, the interval also for one
 * person.
 * Those not observed are missing (the registers begin too late) or not yet followed up (they end too early).
 */
public final class DurabilityWindowsTable {
    public static final ResultTable TABLE = ResultTable.of(
            "durability_windows",
            List.of(
                    "exit_year int",
                    "ended_year int",
                    "window text",
                    "benefit text",
                    "sex text",
                    "day_count text",
                    "persons long",
                    "not_observed long",
                    "mean_before double",
                    "mean_after double",
                    "diff double",
                    "diff_low double",
                    "diff_high double",
                    "before_low double",
                    "before_high double",
                    "after_low double",
                    "after_high double",
                    "missing long",
                    "not_yet_followed_up long"));

    private DurabilityWindowsTable() {}
}
