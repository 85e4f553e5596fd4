package se.samkor.table.book;

/**
 * How participants of an insats are registered. All participants are the three kinds together; whoever adds them up goes
 * through {@link Registrations}, which cannot be made without each of them.
 */
public enum RegistrationKind {
    /** With identity, after consent: the only ones with background, results and linkage. */
    PERSONAL("personal"),
    /** Without consent or with protected identity; seen in the year of start only. */
    ANONYMOUS("anonymous"),
    /** Counted only. */
    VOLUME("volume");

    private final String code;

    RegistrationKind(String code) {
        this.code = code;
    }

    /** The code in tables. */
    public String code() {
        return code;
    }
}
