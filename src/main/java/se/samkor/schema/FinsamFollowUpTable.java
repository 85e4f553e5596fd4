package se.samkor.schema;

/** Register {@code uppfoljning_finsam}: an insats with counts only, from 2023. */
public final class FinsamFollowUpTable {
    public static final String INSATS = "insats_id";
    public static final String FORBUND = "forbund_id";
    public static final String YEAR = "year";
    public static final String TYPE = "insats_type";
    public static final String INRIKTNING = "inriktning";
    public static final String TARGET_GROUPS = "target_groups";
    public static final String WOMEN = "women";
    public static final String MEN = "men";

    public static final RegisterSchema SCHEMA = RegisterSchema.optional(
            "uppfoljning_finsam",
            RegisterColumn.required("insats_id", INSATS, ColumnKind.TEXT),
            RegisterColumn.required("forbund_id", FORBUND, ColumnKind.TEXT),
            RegisterColumn.required("ar", YEAR, ColumnKind.YEAR),
            RegisterColumn.code("insatstyp", TYPE, "INDIVID", "STRUKTUR"),
            RegisterColumn.listed("inriktning", INRIKTNING, ColumnKind.LISTED_CODE, true, "inriktning"),
            RegisterColumn.listed("malgrupper", TARGET_GROUPS, ColumnKind.LISTED_CODES, true, "malgrupper"),
            RegisterColumn.required("antal_kvinnor", WOMEN, ColumnKind.COUNT),
            RegisterColumn.required("antal_man", MEN, ColumnKind.COUNT));

    private FinsamFollowUpTable() {}
}
