package se.samkor.schema;

/** Register {@code befolkning_handelse}: an event in a person's registration; a new number is a pseudonym as well. */
public final class PopulationEventTable {
    public static final String PERSON = "person";
    public static final String EVENT = "event";
    public static final String DATE = "event_date";
    public static final String NEW_PERSON = "new_person";

    public static final RegisterSchema SCHEMA = RegisterSchema.optional(
            "befolkning_handelse",
            RegisterColumn.required("personnummer", PERSON, ColumnKind.PERSON),
            RegisterColumn.code("handelse", EVENT, "DOD", "UTVANDRAD", "INVANDRAD", "SKYDDAD", "NYTT_PERSONNUMMER"),
            RegisterColumn.required("datum", DATE, ColumnKind.DATE),
            RegisterColumn.optional("nytt_personnummer", NEW_PERSON, ColumnKind.PERSON));

    private PopulationEventTable() {}
}
