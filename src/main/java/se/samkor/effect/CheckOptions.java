package se.samkor.effect;

import java.util.List;

/**
 * Which checks beyond the quick ones are made.
 *
 * @param sensitivity bounds of relative magnitudes, empty for none
 * @param placebos permutations of the entries, 0 for none
 * @param placeboLead how many periods before its entry a unit is taken to have entered, 0 for no placebo in time
 */
public record CheckOptions(List<Double> sensitivity, int placebos, int placeboLead) {
    public CheckOptions {
        sensitivity = List.copyOf(sensitivity);
    }

    /** The quick ones only. */
    public static CheckOptions quick() {
        return new CheckOptions(List.of(), 0, 2);
    }
}
