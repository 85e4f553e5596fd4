package se.samkor.schema;

/** Register {@code forbund_medlemskap}: a kommun's membership of a förbund; no last day means still a member. */
public final class MembershipTable {
    public static final String KOMMUN = "kommun";
    public static final String FORBUND = "forbund_id";
    public static final String NAME = "forbund";
    public static final String FROM = "from_date";
    public static final String TO = "to_date";

    public static final RegisterSchema SCHEMA = RegisterSchema.optional(
            "forbund_medlemskap",
            new RegisterSchema.Period(FROM, TO),
            RegisterColumn.required("kommun", KOMMUN, ColumnKind.KOMMUN),
            RegisterColumn.required("forbund_id", FORBUND, ColumnKind.TEXT),
            RegisterColumn.required("forbund", NAME, ColumnKind.TEXT),
            RegisterColumn.required("from_datum", FROM, ColumnKind.DATE),
            RegisterColumn.optional("tom_datum", TO, ColumnKind.DATE));

    private MembershipTable() {}
}
