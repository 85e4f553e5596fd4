package se.samkor.schema;

import java.util.List;

/**
 * Result {@code components.csv}: the mean difference of the durability table in named parts, by band of the days before of the
 * same benefit. Unit: calendar days a person of the row; the parts add to the component {@code difference}. {@code persons} are
 * those of the row to whom a part applies.
 * {@code followed_up} are all of the row; missing and not yet followed up are those of the sex, in no band.
 */
public final class ComponentsTable {
    public static final ResultTable TABLE = ResultTable.of(
            "components",
            List.of(
                    "exit_year int",
                    "benefit text",
                    "band text",
                    "sex text",
                    "component text",
                    "persons long",
                    "days double",
                    "low double",
                    "high double",
                    "followed_up long",
                    "missing long",
                    "not_yet_followed_up long"));

    private ComponentsTable() {}
}
