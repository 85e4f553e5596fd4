package se.samkor.schema;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Table {@code histories}: one row is a person with a personal identity in SUS, with everything the registers know of the
 * person: participations and part-cases as arrays, each sorted, so that a measure needs no further join.
 */
public final class HistoriesTable {
    public static final String NAME = "histories";
    public static final String PERSON = "person";
    /** Of the latest participation. */
    public static final String SEX = "sex";
    /** From befolkning, else 1 July of the birth year in SUS, else missing. */
    public static final String BIRTH_DATE = "birth_date";
    /** By the latest year in befolkning; missing when never found there. */
    public static final String KOMMUN = "kommun";
    /** How the person was found: {@link #EXACT}, or {@link #REPAIRED} where that is so of any participation. */
    public static final String LINK_KIND = "link_kind";
    /** The smallest match weight of the repaired participations, in bits; missing where there is none. */
    public static final String LINK_WEIGHT = "link_weight";

    /** Linked by the number itself, or by a number that it was exchanged for. */
    public static final String EXACT = "exact";
    /** Linked by a number near the faulty one that was written. */
    public static final String REPAIRED = "repaired";

    /**
     * Array of {@code start_date, end_date, participation_id, insats_id, forbund_id, insats_type, inriktning, sex,
     * end_reason, support_before, support_after, link_kind, link_weight}; no end means ongoing.
     */
    public static final String PARTICIPATIONS = "participations";
    /** Array of {@code from_date, to_date, benefit_code, extent, diagnosis, diagnosis2, case_from}. */
    public static final String PART_CASES = "part_cases";
    /** Array of {@code event_date, event}. */
    public static final String EVENTS = "events";

    /** Array of {@code from_date, to_date} of registrations as seeking work; no last day means ongoing. */
    public static final String JOB_SEEKING = "job_seeking";

    /** The columns that the measures of a cohort read, in their order. */
    public static final List<String> MEASURED =
            List.of(PERSON, SEX, BIRTH_DATE, LINK_KIND, LINK_WEIGHT, PARTICIPATIONS, PART_CASES, EVENTS, JOB_SEEKING);

    private static final Map<String, List<String>> FIELDS_MEASURED = Map.of(
            PARTICIPATIONS,
            List.of(ParticipationTable.START, ParticipationTable.END, InsatsTable.TYPE, ParticipationTable.END_REASON),
            PART_CASES,
            List.of(
                    SicknessBenefitTable.FROM,
                    SicknessBenefitTable.TO,
                    SicknessBenefitTable.BENEFIT,
                    SicknessBenefitTable.EXTENT,
                    SicknessBenefitTable.DIAGNOSIS,
                    SicknessBenefitTable.CASE_FROM));

    private HistoriesTable() {}

    /** {@link #MEASURED}, of stays and part-cases no more fields than measures read. */
    public static StructType measured(StructType histories) {
        return new StructType(MEASURED.stream()
                .map(histories::apply)
                .map(column -> FIELDS_MEASURED.containsKey(column.name())
                        ? narrowed(column, FIELDS_MEASURED.get(column.name()))
                        : column)
                .toArray(StructField[]::new));
    }

    private static StructField narrowed(StructField column, List<String> fields) {
        ArrayType array = (ArrayType) column.dataType();
        StructType all = (StructType) array.elementType();
        StructType some = new StructType(fields.stream().map(all::apply).toArray(StructField[]::new));
        return new StructField(
                column.name(), new ArrayType(some, array.containsNull()), column.nullable(), column.metadata());
    }
}
