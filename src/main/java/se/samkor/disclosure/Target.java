package se.samkor.disclosure;

import java.util.List;

/**
 * Something that must stay possible in an attacker's eyes: that a primary class lies this far above its true amount (or
 * below, with a negative step), also for someone who knows the amounts of other classes.
 *
 * @param cell the primary class
 * @param step the change that must not be ruled out; for a mere ban on recomputation any change will do
 * @param knowers classes that the attacker knows, because they are alone in them
 * @param anyChange whether a change of any size and direction will do
 */
record Target(int cell, double step, List<Integer> knowers, boolean anyChange) {
    static Target recomputation(int cell, List<Integer> knowers) {
        return new Target(cell, 1, knowers, true);
    }

    static Target level(int cell, double step) {
        return new Target(cell, step, List.of(), false);
    }

    /** The size of the change. */
    double size() {
        return Math.abs(step);
    }
}
