package se.samkor.schema;

import java.util.List;

/** Result {@code follow_up.csv}: how many of the exits of a year were followed up, and how many not, by reason. */
public final class FollowUpTable {
    public static final ResultTable TABLE =
            ResultTable.of("follow_up", List.of("exit_year int", "status text", "persons long"));

    private FollowUpTable() {}
}
