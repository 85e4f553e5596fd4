package se.samkor.schema;

/** Register {@code midas_sjukpenning}: one row is a part-case (delfall). Both dates inclusive; extent in 1/10 000 of full. */
public final class SicknessBenefitTable {
    public static final String PERSON = "person";
    public static final String CASE_FROM = "case_from";
    public static final String BENEFIT = "benefit_code";
    public static final String EXTENT = "extent";
    public static final String FROM = "from_date";
    public static final String TO = "to_date";
    public static final String GROSS_DAYS = "gross_days";
    public static final String NET_DAYS = "net_days";
    public static final String GROSS_AMOUNT = "gross_amount";
    public static final String DIAGNOSIS = "diagnosis";

    public static final RegisterSchema SCHEMA = RegisterSchema.needed(
            "midas_sjukpenning",
            new RegisterSchema.Period(FROM, TO),
            RegisterColumn.required("personnummer", PERSON, ColumnKind.PERSON),
            RegisterColumn.optional("fall_from_datum", CASE_FROM, ColumnKind.DATE),
            RegisterColumn.code("forman_kod", BENEFIT, "SJP", "FSJP", "RP", "ASKP"),
            RegisterColumn.required("omfattning", EXTENT, ColumnKind.EXTENT),
            RegisterColumn.required("del_from_datum", FROM, ColumnKind.DATE),
            RegisterColumn.required("del_tom_datum", TO, ColumnKind.DATE),
            RegisterColumn.optional("del_dagar_brutto", GROSS_DAYS, ColumnKind.NUMBER),
            RegisterColumn.optional("del_dagar_netto", NET_DAYS, ColumnKind.NUMBER),
            RegisterColumn.optional("del_belopp_brutto", GROSS_AMOUNT, ColumnKind.NUMBER),
            RegisterColumn.optional("diagnos_kod", DIAGNOSIS, ColumnKind.DIAGNOSIS));

    private SicknessBenefitTable() {}
}
