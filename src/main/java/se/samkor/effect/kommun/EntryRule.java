package se.samkor.effect.kommun;

import java.time.LocalDate;

/**
 * From which year a kommun counts as treated.
 *
 * @param byActivity from the first activity of its förbund; otherwise from its membership
 * @param lag years to add
 */
public record EntryRule(boolean byActivity, int lag) {
    /** A year counts from a date in its first half on, so that a first treated year is treated for at least half of it. */
    static int yearOf(LocalDate date) {
        boolean firstHalf = date.getMonthValue() < 7 || (date.getMonthValue() == 7 && date.getDayOfMonth() == 1);
        return firstHalf ? date.getYear() : date.getYear() + 1;
    }

    int firstTreated(Membership membership) {
        return yearOf(byActivity ? membership.activity().orElse(membership.formation()) : membership.formation()) + lag;
    }
}
