package se.samkor.measure;

import java.io.Serializable;
import se.samkor.domain.FollowUpWindow;
import se.samkor.domain.ObservedPeriod;

/**
 * Persons of the cohort about whom a measure can say nothing, by sex: the registers begin after what would be seen (missing), or
 * end before it (not yet followed up; this first, where both hold).
 */
final class UnseenPersons implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MISSING = 0;
    private static final int NOT_YET = 1;

    private final LongCube persons = new LongCube(2, Groups.SEXES.size());

    /** Whether all of a window is observed; counts the person when not. */
    boolean sees(ObservedPeriod observed, FollowUpWindow window, int sex) {
        boolean seen = observed.covers(window);
        if (!seen) {
            int why = window.to() > observed.through() ? NOT_YET : MISSING;
            persons.add(1, why, Groups.ALL);
            persons.add(1, why, sex);
        }
        return seen;
    }

    /** Whether a day is observed; counts the person when not. */
    boolean sees(ObservedPeriod observed, int day, int sex) {
        return sees(observed, new FollowUpWindow(day, day), sex);
    }

    long missing(int sex) {
        return persons.get(MISSING, sex);
    }

    long notYet(int sex) {
        return persons.get(NOT_YET, sex);
    }

    void merge(UnseenPersons other) {
        persons.merge(other.persons);
    }
}
