package se.samkor.schema;

import java.util.List;

/**
 * Result {@code survival.csv}: time to leaving the benefits and to returning. Kaplan-Meier estimates the probability of not yet
 * having had the event, with other causes as censoring; Aalen-Johansen that of having had an event of the cause. {@code day}
 * counts from the end of the stay, or from having left; {@code events} are those through the day.
 * {@code censored} are those of whom the registers, or three years, end before the day.
 * {@code missing} are those of whom the registers begin too late to tell, {@code not_yet_followed_up} those of whom they
 * end too early.
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
                    "high double",
                    "censored long",
                    "missing long",
                    "not_yet_followed_up long"));

    private SurvivalTable() {}
}
