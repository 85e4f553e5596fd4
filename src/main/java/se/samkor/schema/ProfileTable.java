package se.samkor.schema;

import java.util.List;

/**
 * Result {@code profile.csv}: benefit day by day. A day below 0 counts from the start, 0 is the day of the start, a day above 0
 * counts from the end. Population: everyone observed that day. Units: share of persons; net days a person.
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
                    "net_days double"));

    private ProfileTable() {}
}
