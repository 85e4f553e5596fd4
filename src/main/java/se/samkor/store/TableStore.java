package se.samkor.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Where the tables live. A table has versions: every write makes a new one, and an earlier one can be read again. */
public interface TableStore {
    /** Whether the table has been written. */
    boolean exists(String table);

    /** The latest version of a table; a clear stop when there is no such table. */
    Dataset<Row> read(String table);

    /** A version of a table as it was. */
    Dataset<Row> read(String table, long version);

    /** All rows of the latest version of a table of a few rows, in no order. */
    List<Row> rows(String table);

    /** The number of the latest version. */
    long version(String table);

    /** Writes the table anew and returns its version. */
    long overwrite(String table, Dataset<Row> rows);

    /** Replaces the rows that the condition holds for (an SQL expression over the table's columns). */
    long replaceWhere(String table, Dataset<Row> rows, String condition);

    /** Adds rows. */
    long append(String table, Dataset<Row> rows);

    /** Whether a version can still be read: an earlier one may have been removed. */
    boolean holds(String table, long version);

    /** The latest versions of some tables, by name. */
    default Map<String, Long> versions(Iterable<String> tables) {
        Map<String, Long> versions = new TreeMap<>();
        for (String table : tables) {
            if (exists(table)) {
                versions.put(table, version(table));
            }
        }
        return versions;
    }
}
