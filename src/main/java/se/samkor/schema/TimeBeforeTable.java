package se.samkor.schema;

import java.util.List;

/**
 * Result {@code time_before.csv}: days with benefit before the start, for those with a case in progress at the start. Unit:
 * days a person; {@code truncated} are persons whose days reach back to where the registers begin, so theirs are too few.
 * {@code missing} are those of whom the registers begin too late to tell, {@code not_yet_followed_up} those of whom they
 * end too early.
 */
public final class TimeBeforeTable {
    public static final ResultTable TABLE = ResultTable.of(
            "time_before",
            List.of(
                    "exit_year int",
                    "measure text",
                    "benefit text",
                    "sex text",
                    "age_band text",
                    "diagnosis_group text",
                    "persons long",
                    "truncated long",
                    "mean_days double",
                    "low double",
                    "high double",
                    "missing long",
                    "not_yet_followed_up long"));

    private TimeBeforeTable() {}
}
