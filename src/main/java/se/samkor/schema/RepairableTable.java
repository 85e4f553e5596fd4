package se.samkor.schema;

/**
 * Table {@code repairable} (store only): one row is a participation that was rejected for nothing but a faulty personal
 * number. The columns of {@link ParticipationTable} without the person, the flags, and the pseudonyms of all valid numbers
 * that are one edit or one exchange of neighbours away. The number itself is not kept.
 */
public final class RepairableTable {
    public static final String NAME = "repairable";
    /** Sorted array of pseudonyms; empty where nothing valid is near. */
    public static final String VARIANTS = "variants";

    private RepairableTable() {}
}
