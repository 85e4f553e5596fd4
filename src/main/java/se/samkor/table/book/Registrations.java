package se.samkor.table.book;

import java.util.function.ToLongFunction;

/**
 * Participants of individual insatser in a year by kind of registration (report on 2021, section 4.1). Unit: participations.
 *
 * @param personal with personal data
 * @param anonymous without; those who started in the year
 * @param volume counted only
 */
public record Registrations(long personal, long anonymous, long volume) {
    public Registrations {
        if (personal < 0 || anonymous < 0 || volume < 0) {
            throw new IllegalArgumentException("Participations cannot be fewer than none");
        }
    }

    /** Asks for every kind. */
    static Registrations of(ToLongFunction<RegistrationKind> counts) {
        return new Registrations(
                counts.applyAsLong(RegistrationKind.PERSONAL),
                counts.applyAsLong(RegistrationKind.ANONYMOUS),
                counts.applyAsLong(RegistrationKind.VOLUME));
    }

    /** All participants: the three kinds together. */
    public long all() {
        return personal + anonymous + volume;
    }
}
