package se.samkor.domain;

import java.util.Locale;

/** Whose diagnosis counts when several part-cases are in force on a day. */
public enum DiagnosisChoice {
    /** That of the largest extent; of those, the one that began last. */
    LARGEST_EXTENT,
    /** That of the one that began first. */
    FIRST_BEGUN,
    /** That of the one that began last. */
    LAST_BEGUN;

    /** The name of the setting's value. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
