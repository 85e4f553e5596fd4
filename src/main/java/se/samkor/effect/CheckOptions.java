package se.samkor.effect;

import java.util.List;

/**
 * Which checks beyond the quick ones are made.
 *
 * @param sensitivity bounds of relative magnitudes, empty for none
 * @param smoothness bounds of changes of slope, in the unit of the outcome a time, empty for none
 * @param placebos permutations of the entries, 0 for none
 * @param placeboLead how many periods before its entry a unit is taken to have entered, 0 for no placebo in time
 */
public record CheckOptions(List<Double> sensitivity, List<Double> smoothness, int placebos, int placeboLead) {
    public CheckOptions {
        sensitivity = List.copyOf(sensitivity);
        smoothness = List.copyOf(smoothness);
    }

    /** The quick ones only. */
    public static CheckOptions quick() {
        return new CheckOptions(List.of(), List.of(), 0, 2);
    }
}
