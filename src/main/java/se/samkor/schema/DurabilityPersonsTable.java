package se.samkor.schema;

import java.util.ArrayList;
import java.util.List;
import se.samkor.domain.BenefitGroup;

/**
 * Table {@code durability_persons} (store only, never a file): one row is a followed-up person. Calendar days are whole
 * days, net days 1/10 000; flags say what happened to the person within the after-window; the link is that of the history.
 */
public final class DurabilityPersonsTable {
    public static final String EXIT_YEAR = "exit_year";
    public static final String PERSON = "person";
    public static final String SEX = "sex";
    public static final String START = "start_date";
    public static final String END = "end_date";
    public static final String DIED = "died";
    public static final String EMIGRATED = "emigrated";
    public static final String TURNED_30 = "turned_30";
    public static final String TURNED_65 = "turned_65";
    public static final String TURNED_66 = "turned_66";

    public static final ResultTable TABLE = ResultTable.of("durability_persons", columns());

    private DurabilityPersonsTable() {}

    /** The column of a group's days, for example {@code sjp_before_net}. */
    public static String days(BenefitGroup group, String moment, boolean net) {
        return group.prefix() + "_" + moment + (net ? "_net" : "");
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(
                List.of(EXIT_YEAR + " int", PERSON + " long", SEX + " text", START + " date", END + " date"));
        for (BenefitGroup group : BenefitGroup.values()) {
            for (String moment : List.of("before", "after")) {
                columns.add(days(group, moment, false) + " int");
                columns.add(days(group, moment, true) + " long");
            }
        }
        for (String flag : List.of(DIED, EMIGRATED, TURNED_30, TURNED_65, TURNED_66)) {
            columns.add(flag + " boolean");
        }
        columns.add(HistoriesTable.LINK_KIND + " text");
        columns.add(HistoriesTable.LINK_WEIGHT + " double");
        return columns;
    }
}
