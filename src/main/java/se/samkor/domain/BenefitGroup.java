package se.samkor.domain;

import java.util.Locale;

/**
 * The three groups in which benefit days are counted (contract section 3): sjukpenning with rehabiliteringspenning,
 * aktivitetsersättning, sjukersättning. Which benefit codes a group holds is configuration.
 */
public enum BenefitGroup {
    SJP,
    AE,
    SE;

    /** The prefix of this group's result columns, for example {@code sjp}. */
    public String prefix() {
        return name().toLowerCase(Locale.ROOT);
    }
}
