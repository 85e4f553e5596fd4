package se.samkor.schema;

/** Register {@code befolkning}: a person registered on 31 December. */
public final class PopulationTable {
    public static final String PERSON = "person";
    public static final String YEAR = "year";
    public static final String KOMMUN = "kommun";
    public static final String SEX = "sex";
    public static final String BIRTH_DATE = "birth_date";

    public static final RegisterSchema SCHEMA = RegisterSchema.needed(
            "befolkning",
            RegisterColumn.required("personnummer", PERSON, ColumnKind.PERSON),
            RegisterColumn.required("ar", YEAR, ColumnKind.YEAR),
            RegisterColumn.required("kommun", KOMMUN, ColumnKind.KOMMUN),
            RegisterColumn.code("kon", SEX, "K", "M"),
            RegisterColumn.required("fodelsedatum", BIRTH_DATE, ColumnKind.DATE));

    private PopulationTable() {}
}
