package se.samkor.schema;

import java.util.List;

/**
 * Result {@code benefit_level.csv} (contract section 4): shares of persons by level of benefit on one day. Population: those
 * with the benefit at the start (or everyone, by setting) who are observed on the day; moments are the start and so many
 * months after the end. Unit: shares, which add to 1.
 * {@code missing} are those of whom the registers begin too late to tell, {@code not_yet_followed_up} those of whom they
 * end too early.
 */
public final class BenefitLevelTable {
    public static final ResultTable TABLE = ResultTable.of(
            "benefit_level",
            List.of(
                    "exit_year int",
                    "benefit text",
                    "diagnosis_group text",
                    "sex text",
                    "moment text",
                    "persons long",
                    "share_none double",
                    "share_quarter double",
                    "share_half double",
                    "share_three_quarters double",
                    "share_full double",
                    "missing long",
                    "not_yet_followed_up long",
                    "share_none_low double",
                    "share_none_high double",
                    "share_quarter_low double",
                    "share_quarter_high double",
                    "share_half_low double",
                    "share_half_high double",
                    "share_three_quarters_low double",
                    "share_three_quarters_high double",
                    "share_full_low double",
                    "share_full_high double"));

    private BenefitLevelTable() {}
}
