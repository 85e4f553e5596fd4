package se.samkor.publication;

import java.util.Map;

/**
 * A row of the unprotected durability table, for one way to count days.
 *
 * @param benefit the banded benefit: SJP, AE or SE
 * @param band ALL or the label of a band
 * @param sex ALL, K or M
 * @param days the columns with means, differences and intervals; a missing one is left out
 */
public record DurabilityRow(String benefit, String band, String sex, long persons, Map<String, Double> days) {
    public DurabilityRow {
        days = Map.copyOf(days);
    }
}
