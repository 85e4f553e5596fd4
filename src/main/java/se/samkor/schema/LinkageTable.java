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

    /**
     * Both directions of looking, in parts of the cohort. {@code direction} is sus_to_midas (of those who have the benefit in
     * SUS, who is paid it) or midas_to_sus (of those who are paid it, who has it in SUS); {@code dimension} is sex, age or
     * forbund; {@code outcome} is looked_for, found, or the reason why not found. The share is of those looked for.
     */
    public static final ResultTable DETAIL = ResultTable.of(
            "linkage_detail",
            List.of(
                    "direction text",
                    "year int",
                    "benefit text",
                    "dimension text",
                    "category text",
                    "outcome text",
                    "persons long",
                    "share double"));

    /** Counts of numbers and registrations: exchanged numbers, loops, protected persons, anonymous participations. */
    public static final ResultTable IDENTITY = ResultTable.of("linkage_identity", List.of("item text", "count long"));

    /** What a repair did and how sure it is; the interval holds 95 of 100 outcomes if the model is right. */
    public static final ResultTable REPAIR =
            ResultTable.of("linkage_repair", List.of("item text", "value double", "low double", "high double"));

    /** Store only: one row is a participation linked by a number near the one that was written. */
    public static final ResultTable REPAIRED = ResultTable.of(
            "repaired_links",
            List.of(
                    "participation_id text",
                    "person long",
                    "link_weight double",
                    "probability double",
                    "candidates int",
                    "sex text",
                    "birth_year text",
                    "kommun text",
                    "payout text"));

    private LinkageTable() {}
}
