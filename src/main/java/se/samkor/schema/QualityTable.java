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

    /** Result file {@code quality_ranges.csv}: the lowest and highest accepted value of dates, years and numbers. */
    public static final ResultTable RANGES = ResultTable.of(
            "quality_ranges",
            List.of("delivery text", "register text", "column text", "lowest text", "highest text"));

    /** Result file {@code quality_registrations.csv}: participants by year and kind of registration. */
    public static final ResultTable REGISTRATIONS = ResultTable.of(
            "quality_registrations",
            List.of(
                    "delivery text",
                    "year int",
                    "personal long",
                    "anonymous long",
                    "volume long",
                    "total long",
                    "share_anonymous double",
                    "share_volume double"));

    private QualityTable() {}
}
