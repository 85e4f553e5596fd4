package se.samkor.disclosure;

/** What becomes of a cell. */
public enum CellStatus {
    /** Shown. */
    PUBLISHED("published"),
    /** Withheld because it is risky by itself. */
    PRIMARY("primary"),
    /** Withheld so that primary cells cannot be derived. */
    SECONDARY("secondary");

    private final String label;

    CellStatus(String label) {
        this.label = label;
    }

    /** The word used in files. */
    public String label() {
        return label;
    }
}
