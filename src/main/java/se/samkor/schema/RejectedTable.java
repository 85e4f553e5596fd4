package se.samkor.schema;

import java.util.List;

/** Table {@code rejected}: one row is a row of a delivery that broke a rule. A personal number is never in it. */
public final class RejectedTable {
    public static final String NAME = "rejected";
    public static final String DELIVERY = "delivery";
    public static final String REGISTER = "register";
    public static final String SOURCE_FILE = "source_file";
    /** From 1 for the first row after the header. */
    public static final String ROW_NUMBER = "row_number";

    public static final String RULE = "rule";
    /** The register's own name of the column that broke the rule; empty for the whole row. */
    public static final String COLUMN = "column";
    /** What stood there, numbers masked. */
    public static final String VALUE = "value";

    public static final ResultTable TABLE = ResultTable.of(
            NAME,
            List.of(
                    DELIVERY + " text",
                    REGISTER + " text",
                    SOURCE_FILE + " text",
                    ROW_NUMBER + " long",
                    RULE + " text",
                    COLUMN + " text",
                    VALUE + " text"));

    private RejectedTable() {}
}
