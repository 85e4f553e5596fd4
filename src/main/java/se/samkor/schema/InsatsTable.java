package se.samkor.schema;

/** Register {@code sus_insats}: one row is an insats. Amounts in kronor. */
public final class InsatsTable {
    public static final String INSATS = "insats_id";
    public static final String FORBUND = "forbund_id";
    public static final String TYPE = "insats_type";
    public static final String INRIKTNING = "inriktning";
    public static final String TARGET_GROUPS = "target_groups";
    public static final String REGISTRATION = "registration";
    public static final String START = "start_date";
    public static final String END = "end_date";
    public static final String BUDGET = "budget_sek";
    public static final String OUTCOME = "outcome_sek";

    public static final RegisterSchema SCHEMA = RegisterSchema.needed(
            "sus_insats",
            new RegisterSchema.Period(START, END),
            RegisterColumn.required("insats_id", INSATS, ColumnKind.TEXT),
            RegisterColumn.required("forbund_id", FORBUND, ColumnKind.TEXT),
            RegisterColumn.code("insatstyp", TYPE, "INDIVID", "STRUKTUR"),
            RegisterColumn.listed("inriktning", INRIKTNING, ColumnKind.LISTED_CODE, true, "inriktning"),
            RegisterColumn.listed("malgrupper", TARGET_GROUPS, ColumnKind.LISTED_CODES, false, "malgrupper"),
            RegisterColumn.code("registrering", REGISTRATION, "PERSON", "VOLYM"),
            RegisterColumn.optional("start_datum", START, ColumnKind.DATE),
            RegisterColumn.optional("slut_datum", END, ColumnKind.DATE),
            RegisterColumn.optional("budget_kr", BUDGET, ColumnKind.NUMBER),
            RegisterColumn.optional("utfall_kr", OUTCOME, ColumnKind.NUMBER));

    private InsatsTable() {}
}
