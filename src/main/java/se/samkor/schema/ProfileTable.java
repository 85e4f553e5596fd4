package se.samkor.schema;

import java.util.List;

/**
 * Result {@code profile.csv}: benefit day by day. A day below 0 counts from the start, 0 is the day of the start, a day above 0
 * counts from the end. Population: everyone observed that day. Units: share of persons; net days a person.
 * {@code missing} are those of whom the registers begin too late to tell, {@code not_yet_followed_up} those of whom they
 * end too early.
 */
public final class ProfileTable {
    public static final ResultTable TABLE = ResultTable.of(
            "profile",
            List.of(
                    "exit_year int",
                    "day int",
                    "benefit text",
                    "sex text",
                    "persons long",
                    "share double",
                    "net_days double",
                    "missing long",
                    "not_yet_followed_up long",
                    "share_low double",
                    "share_high double",
                    "net_days_low double",
                    "net_days_high double"));

    private ProfileTable() {}
}
