package se.samkor.store;

import java.io.Serializable;
import java.util.Map;

/**
 * A data file of a table.
 *
 * @param path relative to the table's folder, as the log writes it, or absolute
 * @param bytes its size
 * @param modified when it was written, in milliseconds since 1970
 * @param rows how many it holds; -1 where the log does not say
 * @param tags what the log says of all its rows: a column and the value that every one has in it
 */
record DataFile(String path, long bytes, long modified, long rows, Map<String, String> tags) implements Serializable {
    DataFile {
        tags = Map.copyOf(tags);
    }
}
