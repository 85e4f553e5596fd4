package se.samkor.table.book;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A figure of the table book.
 *
 * @param codes a code for each dimension of its table
 * @param statistic count, share, change, or a measure's name
 * @param value the figure, unrounded; missing where there is nothing to take it of
 * @param base what a share is a share of, or a mean a mean over
 */
public record BookRow(List<String> codes, String statistic, OptionalDouble value, Optional<Base> base) {
    /** A count, or a sum of kronor. */
    public static final String COUNT = "count";

    /** A share of the base, from 0 to 1. */
    public static final String SHARE = "share";

    /** A change, in the unit of what it is a change of. */
    public static final String CHANGE = "change";

    /**
     * The base of a figure.
     *
     * @param name who or what, and which of them
     * @param size how many
     */
    public record Base(String name, double size) {}

    public BookRow {
        codes = List.copyOf(codes);
    }
}
