package se.samkor.schema;

import java.util.List;

/**
 * Table {@code quality}: what was found in a delivery. {@code item} is read, accepted, rejected or flagged (with the
 * rule's code in {@code detail}), filled (accepted so far with a value, by column), or extra_column; {@code rows} counts rows.
 */
public final class QualityTable {
    public static final ResultTable TABLE = ResultTable.of(
            "quality",
            List.of(
                    "delivery text",
                    "register text",
                    "source_file text",
                    "item text",
                    "detail text",
                    "sentence_sv text",
                    "sentence_en text",
                    "rows long"));

    private QualityTable() {}
}
