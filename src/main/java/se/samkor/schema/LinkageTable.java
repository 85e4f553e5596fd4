package se.samkor.schema;

import java.util.List;

/** Result {@code linkage.csv} and its companion {@code linkage_unmatched.csv} (contract section 4). */
public final class LinkageTable {
    public static final ResultTable TABLE = ResultTable.of(
            "linkage",
            List.of(
                    "year int",
                    "benefit text",
                    "sex text",
                    "sus_persons long",
                    "found_in_midas long",
                    "midas_persons_in_cohort long",
                    "share_found double"));

    public static final ResultTable UNMATCHED = ResultTable.of(
            "linkage_unmatched", List.of("year int", "benefit text", "sex text", "reason text", "persons long"));

    private LinkageTable() {}
}
