package se.samkor.schema;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a Parquet file: the row groups whose middle lies in it.
 *
 * @param path of the file
 * @param from first byte
 * @param to the byte after the last
 */
public record ParquetPart(String path, long from, long to) implements Serializable {
    private static final long MOST_BYTES = 128L << 20;

    /** A whole file, cut where it is long. */
    public static List<ParquetPart> of(String path, long length) {
        List<ParquetPart> parts = new ArrayList<>();
        for (long from = 0; from < length; from += MOST_BYTES) {
            parts.add(new ParquetPart(path, from, Math.min(length, from + MOST_BYTES)));
        }
        return parts;
    }
}
