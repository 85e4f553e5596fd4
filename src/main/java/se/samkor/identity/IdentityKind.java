package se.samkor.identity;

/** How a delivery names its persons; the names are the register columns' own. */
public enum IdentityKind {
    PERSONNUMMER("personnummer"),
    LOPNR("lopnr");

    private final String column;

    IdentityKind(String column) {
        this.column = column;
    }

    /** The register column. */
    public String column() {
        return column;
    }
}
