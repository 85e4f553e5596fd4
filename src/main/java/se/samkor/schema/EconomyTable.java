package se.samkor.schema;

/** Register {@code forbund_ekonomi}: an amount in kronor. */
public final class EconomyTable {
    public static final String FORBUND = "forbund_id";
    public static final String YEAR = "year";
    public static final String ITEM = "item";
    public static final String AMOUNT = "amount_sek";

    public static final RegisterSchema SCHEMA = RegisterSchema.optional(
            "forbund_ekonomi",
            RegisterColumn.required("forbund_id", FORBUND, ColumnKind.TEXT),
            RegisterColumn.required("ar", YEAR, ColumnKind.YEAR),
            RegisterColumn.required("post", ITEM, ColumnKind.TEXT),
            RegisterColumn.required("belopp_kr", AMOUNT, ColumnKind.NUMBER));

    private EconomyTable() {}
}
