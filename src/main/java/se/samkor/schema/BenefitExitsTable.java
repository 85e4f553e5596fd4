package se.samkor.schema;

import java.util.List;

/**
 * Result {@code benefit_exits.csv} (contract section 4): from the state at the start to the state so many months after the
 * end, destinations nobody went to included. Persons not observed then have a row of their own and no share; the shares of a state at the start add to 1, and so
 * do the shares of those who left it.
 * {@code missing} are those of whom the registers begin too late to tell, {@code not_yet_followed_up} those of whom they
 * end too early.
 */
public final class BenefitExitsTable {
    public static final ResultTable TABLE = ResultTable.of(
            "benefit_exits",
            List.of(
                    "exit_year int",
                    "benefit text",
                    "diagnosis_group text",
                    "sex text",
                    "moment text",
                    "destination text",
                    "destination_benefit text",
                    "persons long",
                    "share double",
                    "share_of_leavers double",
                    "observed long",
                    "missing long",
                    "not_yet_followed_up long",
                    "share_low double",
                    "share_high double",
                    "share_of_leavers_low double",
                    "share_of_leavers_high double"));

    private BenefitExitsTable() {}
}
