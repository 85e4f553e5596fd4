package se.samkor.schema;

import java.util.List;

/**
 * Result {@code survival.csv}: time to leaving the benefits and to returning. Kaplan-Meier estimates the probability of not yet
 * having had the event, with other causes as censoring; Aalen-Johansen that of having had an event of the cause. {@code day}
 * counts from the end of the stay, or from having left; {@code events} are those through the day.
 */
public final class SurvivalTable {
    public static final ResultTable TABLE = ResultTable.of(
            "survival",
            List.of(
                    "exit_year int",
                    "outcome text",
                    "benefit text",
                    "sex text",
                    "method text",
                    "cause text",
                    "day int",
                    "persons long",
                    "at_risk long",
                    "events long",
                    "estimate double",
                    "std_error double",
                    "low double",
                    "high double"));

    private SurvivalTable() {}
}
