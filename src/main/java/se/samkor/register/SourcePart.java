package se.samkor.register;

import java.util.List;
import java.util.Optional;

/**
 * A file (or Delta folder) of a register, as found in a delivery.
 *
 * @param path where it is
 * @param name relative to the delivery, as the reports call it
 * @param format how it is read
 * @param bytes its size; 0 for a folder
 * @param header the column names as found, in order and as written
 * @param delimiter of a CSV file
 */
record SourcePart(
        String path, String name, Format format, long bytes, List<String> header, Optional<String> delimiter) {
    /** The forms that the contract lists. */
    enum Format {
        CSV,
        PARQUET,
        SAS,
        DELTA
    }
}
