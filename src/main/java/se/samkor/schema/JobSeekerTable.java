package se.samkor.schema;

/** Register {@code arbetssokande}: a registration at Arbetsförmedlingen; no last day means ongoing. */
public final class JobSeekerTable {
    public static final String PERSON = "person";
    public static final String CATEGORY = "category";
    public static final String FROM = "from_date";
    public static final String TO = "to_date";
    public static final String END_REASON = "end_reason";

    public static final RegisterSchema SCHEMA = RegisterSchema.optional(
            "arbetssokande",
            new RegisterSchema.Period(FROM, TO),
            RegisterColumn.required("personnummer", PERSON, ColumnKind.PERSON),
            RegisterColumn.required("sokandekategori", CATEGORY, ColumnKind.TEXT),
            RegisterColumn.required("from_datum", FROM, ColumnKind.DATE),
            RegisterColumn.optional("tom_datum", TO, ColumnKind.DATE),
            RegisterColumn.optional("avaktualiseringsorsak", END_REASON, ColumnKind.TEXT));

    private JobSeekerTable() {}
}
