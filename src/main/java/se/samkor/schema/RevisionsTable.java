package se.samkor.schema;

import java.util.List;

/**
 * Results of {@code revisions}: which figures of the durability table differ between two deliveries, and why. A value is
 * missing where the delivery has no such row or no such number.
 */
public final class RevisionsTable {
    /** One row is a figure that moved; persons are those who moved it, reasons {@code reason=persons} by blanks. */
    public static final ResultTable TABLE = ResultTable.of(
            "revisions",
            List.of(
                    "exit_year int",
                    "banded_benefit text",
                    "band text",
                    "sex text",
                    "day_count text",
                    "measure text",
                    "value_from double",
                    "value_to double",
                    "change double",
                    "persons long",
                    "reasons text"));

    /** One row is a reason for which followed-up persons differ, came or went. */
    public static final ResultTable REASONS =
            ResultTable.of("revision_reasons", List.of("exit_year int", "reason text", "persons long"));

    private RevisionsTable() {}
}
