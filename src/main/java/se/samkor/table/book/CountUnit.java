package se.samkor.table.book;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is counted, or added up. */
public enum CountUnit {
    /** Registrations of somebody in an insats: somebody in two insatser counts twice. */
    PARTICIPATIONS("deltaganden", "participations", true),
    /** Different persons. */
    PERSONS("personer", "persons", false),
    /** Support sources: a participation with two sources counts twice. */
    SOURCES("försörjningskällor", "support sources", true),
    INSATSER("insatser", "insatser", true),
    /** Different förbund. */
    FORBUND("förbund", "förbund", false),
    KOMMUNER("kommuner", "kommuner", true),
    INDIVIDUALS("individer", "individuals", true),
    SEK("kronor", "kronor", true),
    BUDGET("kronor i budget", "kronor budgeted", true),
    OUTCOME("kronor i utfall", "kronor spent", true);

    private final Words words;
    private final boolean additive;

    CountUnit(String sv, String en, boolean additive) {
        this.words = new Words(sv, en);
        this.additive = additive;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Words words() {
        return words;
    }

    /** Whether parts that do not overlap add up to their whole; different persons in two insatser do not. */
    boolean isAdditive() {
        return additive;
    }

    /** Whether people are behind the figures, so that small ones must be protected. */
    public boolean isOfPersons() {
        return this == PARTICIPATIONS || this == PERSONS || this == SOURCES || this == INDIVIDUALS;
    }

    /** Whether an amount in kronor. */
    public boolean isMoney() {
        return this == SEK || this == BUDGET || this == OUTCOME;
    }

    static Optional<CountUnit> of(String key) {
        return Arrays.stream(values()).filter(unit -> unit.key().equals(key)).findFirst();
    }
}
