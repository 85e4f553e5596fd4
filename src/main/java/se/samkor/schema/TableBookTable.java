package se.samkor.schema;

import java.util.List;

/**
 * Table {@code table_book}: one row is a figure of a table of the yearly book. {@code dimension_1} to {@code dimension_4} name
 * the table's dimensions and {@code code_1} to {@code code_4} say which cell; those a table does not have are missing. The
 * value is unrounded, and missing where there is nothing to take it of; base says what a share is a share of, and base_value
 * how many that is.
 */
public final class TableBookTable {
    public static final int DIMENSIONS = 4;

    public static final ResultTable TABLE = ResultTable.of(
            "table_book",
            List.of(
                    "book_year int",
                    "table_id text",
                    "row_number int",
                    "dimension_1 text",
                    "code_1 text",
                    "dimension_2 text",
                    "code_2 text",
                    "dimension_3 text",
                    "code_3 text",
                    "dimension_4 text",
                    "code_4 text",
                    "statistic text",
                    "value double",
                    "base text",
                    "base_value double"));

    private TableBookTable() {}
}
