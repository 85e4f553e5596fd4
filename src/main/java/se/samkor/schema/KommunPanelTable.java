package se.samkor.schema;

/** Register {@code kommun_panel}: a published figure of a kommun and year. */
public final class KommunPanelTable {
    public static final String KOMMUN = "kommun";
    public static final String YEAR = "year";
    public static final String SEX = "sex";
    public static final String MEASURE = "measure";
    public static final String VALUE = "value";
    public static final String POPULATION = "population";

    public static final RegisterSchema SCHEMA = RegisterSchema.optional(
            "kommun_panel",
            RegisterColumn.required("kommun", KOMMUN, ColumnKind.KOMMUN),
            RegisterColumn.required("ar", YEAR, ColumnKind.YEAR),
            RegisterColumn.optional("kon", SEX, ColumnKind.TEXT),
            RegisterColumn.required("matt", MEASURE, ColumnKind.TEXT),
            RegisterColumn.required("varde", VALUE, ColumnKind.NUMBER),
            RegisterColumn.optional("folkmangd", POPULATION, ColumnKind.COUNT));

    private KommunPanelTable() {}
}
