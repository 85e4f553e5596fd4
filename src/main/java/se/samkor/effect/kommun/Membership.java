package se.samkor.effect.kommun;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A kommun's way into a förbund.
 *
 * @param forbund the förbund that it entered first
 * @param formation the day it became a member
 * @param activity the first day of an insats of that förbund, not before the membership; missing when it has none
 * @param left the day after its last as a member, when no other membership followed within a year
 */
public record Membership(String forbund, LocalDate formation, Optional<LocalDate> activity, Optional<LocalDate> left) {
    /** Whether the kommun has left by the middle of a year. */
    boolean goneIn(int year) {
        return left.isPresent() && left.get().isBefore(LocalDate.of(year, 7, 2));
    }
}
