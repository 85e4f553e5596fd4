package se.samkor.disclosure;

import java.util.List;

/**
 * A mean that is published beside the counts, and what everybody knows about the single person's value.
 *
 * @param column the dependent column with the mean
 * @param dimension the dimension (by position) that limits the value, such as the band of the days
 * @param rangeByCode the smallest and largest value of a person, by code of that dimension; for totals never used
 * @param rounding how far the published mean may lie from the true one
 */
public record PublishedMean(String column, int dimension, List<Interval> rangeByCode, double rounding) {
    public PublishedMean {
        rangeByCode = List.copyOf(rangeByCode);
    }
}
