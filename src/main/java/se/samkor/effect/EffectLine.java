package se.samkor.effect;

import se.samkor.estimate.Estimate;

/**
 * A line of the result table.
 *
 * @param outcome the measure or column whose effect it is
 * @param sex K, M or ALL
 */
public record EffectLine(String outcome, String sex, Estimate estimate) {
    /** Whether it is the one-number summary of its aggregation. */
    boolean summary() {
        return estimate.group().isEmpty()
                && estimate.time().isEmpty()
                && estimate.eventTime().isEmpty();
    }
}
