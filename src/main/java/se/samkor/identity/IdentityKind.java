package se.samkor.identity;

/** How a delivery names its persons; the names are the register columns' own. */
public enum IdentityKind {
    PERSONNUMMER("personnummer"),
    LOPNR("lopnr");

    private final String column;

    IdentityKind(String column) {
        this.column = column;
    }

    /** The kind whose register column has this name. */
    public static IdentityKind ofColumn(String column) {
        return column.equals(LOPNR.column) ? LOPNR : PERSONNUMMER;
    }

    /** The register column. */
    public String column() {
        return column;
    }
}
