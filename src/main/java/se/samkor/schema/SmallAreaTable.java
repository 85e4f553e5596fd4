package se.samkor.schema;

import java.util.List;

/**
 * Result {@code small_area}: one row is the change of an outcome in a kommun or förbund from the first half of the years to the
 * second. {@code shrunken} is the change drawn towards the mean of all, {@code reliability} the share of the own change in it; the
 * limits are those of a funnel around the common change. Kommuner outside every förbund are förbund of their own.
 */
public final class SmallAreaTable {
    public static final ResultTable TABLE = ResultTable.of(
            "small_area",
            List.of(
                    "outcome text",
                    "sex text",
                    "level text",
                    "area text",
                    "person_years double",
                    "before double",
                    "after double",
                    "change double",
                    "std_error double",
                    "reliability double",
                    "shrunken double",
                    "shrunken_low double",
                    "shrunken_high double",
                    "limit_95_low double",
                    "limit_95_high double",
                    "limit_998_low double",
                    "limit_998_high double",
                    "place text"));

    private SmallAreaTable() {}
}
