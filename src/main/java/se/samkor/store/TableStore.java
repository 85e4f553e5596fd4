package se.samkor.store;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import se.samkor.schema.InternalRows;
import se.samkor.schema.Passing;
import se.samkor.schema.Picking;
import se.samkor.schema.StoredTable;

/** Where the tables live. A table has versions: every write makes a new one, and an earlier one can be read again. */
public interface TableStore {
    /** Whether the table has been written. */
    boolean exists(String table);

    /** The latest version of a table; a clear stop when there is no such table. */
    Dataset<Row> read(String table);

    /** A version of a table as it was. */
    Dataset<Row> read(String table, long version);

    /** A version of a table, of which nothing is read yet. */
    StoredTable table(String table, long version);

    /** Some columns of all rows of a version, in the order named, read without a plan. */
    default InternalRows scan(String table, long version, List<String> columns) {
        return table(table, version).rows(columns);
    }

    /** The number of rows of a version. */
    long count(String table, long version);

    /** All rows of the latest version of a table of a few rows, as they were written. */
    List<Row> rows(String table);

    /** The same of a version; what was written at a time stands in the order in which it was written. */
    List<Row> rows(String table, long version);

    /** The number of the latest version. */
    long version(String table);

    /** Writes the table anew and returns its version. */
    long overwrite(String table, Dataset<Row> rows);

    /** The same, of rows that need no plan. */
    long overwrite(String table, InternalRows rows);

    /** The same, of a few rows that are here: nothing is asked of Spark. */
    long overwrite(String table, StructType type, List<Row> rows);

    /**
     * Replaces the rows that have a value (a whole number or a text) in a column, by rows that have it, too; an
     * {@link IllegalStateException} when one has not.
     */
    long replaceWhere(String table, Dataset<Row> rows, String column, Serializable value);

    /** The same, of rows that need no plan. */
    long replaceWhere(String table, InternalRows rows, String column, Serializable value);

    /**
     * The same, of rows that are picked from others while somebody takes those, once and by one action. The version is written when what
     * was found is asked for.
     *
     * @return empty where rows of this table are not to be written so
     */
    <T extends Serializable> Optional<Passing<Picked<T>>> replaceWhileTaken(
            String table, InternalRows others, Picking<T> picking, String column, Serializable value);

    /**
     * What was picked.
     *
     * @param version of the table with what was picked
     * @param sum of all rows that were taken
     */
    record Picked<T>(long version, T sum) {}

    /** The same, of a few rows that are here. */
    long replaceWhere(String table, StructType type, List<Row> rows, String column, Serializable value);

    /** Adds rows. */
    long append(String table, Dataset<Row> rows);

    /** Adds a few rows that are here. */
    long append(String table, StructType type, List<Row> rows);

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
