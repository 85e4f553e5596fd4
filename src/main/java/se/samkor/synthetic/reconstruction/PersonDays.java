package se.samkor.synthetic.reconstruction;

import java.util.Map;

/** A person of the cohort: sex, and whole days with each benefit group in the windows before and after. */
record PersonDays(Sex sex, Map<Measure, Integer> days) {
    PersonDays {
        days = Map.copyOf(days);
    }

    int days(Measure measure) {
        return days.getOrDefault(measure, 0);
    }
}
