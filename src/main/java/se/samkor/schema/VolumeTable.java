package se.samkor.schema;

/** Register {@code sus_volym}: participants of a volume insats, counted only. */
public final class VolumeTable {
    public static final String INSATS = "insats_id";
    public static final String YEAR = "year";
    public static final String WOMEN = "women";
    public static final String MEN = "men";
    public static final String UNKNOWN = "unknown";

    public static final RegisterSchema SCHEMA = RegisterSchema.optional(
            "sus_volym",
            RegisterColumn.required("insats_id", INSATS, ColumnKind.TEXT),
            RegisterColumn.required("ar", YEAR, ColumnKind.YEAR),
            RegisterColumn.optional("antal_kvinnor", WOMEN, ColumnKind.COUNT),
            RegisterColumn.optional("antal_man", MEN, ColumnKind.COUNT),
            RegisterColumn.optional("antal_okant", UNKNOWN, ColumnKind.COUNT));

    private VolumeTable() {}
}
