package se.samkor.domain;

/**
 * How participants are registered: by person, anonymously, or only counted (volume). All three make the participants of a
 * year (17 501 + 541 + 6 060 = 24 102 in 2021); a total without one of them cannot be had from here.
 *
 * @param personal participations of persons
 * @param anonymous participations without a person, those of protected persons among them
 * @param volume participants of volume insatser
 */
public record Registrations(long personal, long anonymous, long volume) {
    /** Nobody. */
    public static final Registrations NONE = new Registrations(0, 0, 0);

    public Registrations {
        if (personal < 0 || anonymous < 0 || volume < 0) {
            throw new IllegalArgumentException("Registrations cannot be negative");
        }
    }

    /** Everyone, however registered. */
    public long total() {
        return personal + anonymous + volume;
    }

    /** Both together. */
    public Registrations plus(Registrations other) {
        return new Registrations(personal + other.personal, anonymous + other.anonymous, volume + other.volume);
    }
}
