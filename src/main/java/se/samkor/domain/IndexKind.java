package se.samkor.domain;

import java.util.Locale;

/** What a person's windows are laid around: a merged episode (the default) or a single participation. */
public enum IndexKind {
    EPISODE,
    PARTICIPATION;

    /** The name of the setting's value. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
