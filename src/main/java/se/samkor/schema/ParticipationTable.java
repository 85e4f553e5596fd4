package se.samkor.schema;

/** Register {@code sus_deltagande}: one row is a participation. No person means anonymous; no end means ongoing. */
public final class ParticipationTable {
    public static final String PARTICIPATION = "participation_id";
    public static final String INSATS = "insats_id";
    public static final String PERSON = "person";
    public static final String SEX = "sex";
    public static final String BIRTH_YEAR = "birth_year";
    public static final String START = "start_date";
    public static final String END = "end_date";
    public static final String END_REASON = "end_reason";
    public static final String EDUCATION = "education";
    public static final String TIME_IN_SUPPORT = "time_in_support";
    public static final String SUPPORT_BEFORE = "support_before";
    public static final String SUPPORT_AFTER = "support_after";
    public static final String OCCUPATION_BEFORE = "occupation_before";
    public static final String OCCUPATION_AFTER = "occupation_after";

    public static final RegisterSchema SCHEMA = RegisterSchema.needed(
            "sus_deltagande",
            new RegisterSchema.Period(START, END),
            RegisterColumn.required("deltagande_id", PARTICIPATION, ColumnKind.TEXT),
            RegisterColumn.required("insats_id", INSATS, ColumnKind.TEXT),
            RegisterColumn.optional("personnummer", PERSON, ColumnKind.PERSON),
            RegisterColumn.code("kon", SEX, "K", "M"),
            RegisterColumn.optional("fodelsear", BIRTH_YEAR, ColumnKind.YEAR),
            RegisterColumn.required("start_datum", START, ColumnKind.DATE),
            RegisterColumn.optional("slut_datum", END, ColumnKind.DATE),
            RegisterColumn.listed("avslutsanledning", END_REASON, ColumnKind.LISTED_CODE, false, "avslutsanledning"),
            RegisterColumn.listed("utbildning", EDUCATION, ColumnKind.LISTED_CODE, false, "utbildning"),
            RegisterColumn.listed(
                    "tid_i_forsorjning", TIME_IN_SUPPORT, ColumnKind.LISTED_CODE, false, "tid_i_forsorjning"),
            RegisterColumn.listed("forsorjning_fore", SUPPORT_BEFORE, ColumnKind.LISTED_CODES, false, "forsorjning"),
            RegisterColumn.listed("forsorjning_efter", SUPPORT_AFTER, ColumnKind.LISTED_CODES, false, "forsorjning"),
            RegisterColumn.listed(
                    "sysselsattning_fore", OCCUPATION_BEFORE, ColumnKind.LISTED_CODES, false, "sysselsattning"),
            RegisterColumn.listed(
                    "sysselsattning_efter", OCCUPATION_AFTER, ColumnKind.LISTED_CODES, false, "sysselsattning"));

    private ParticipationTable() {}
}
