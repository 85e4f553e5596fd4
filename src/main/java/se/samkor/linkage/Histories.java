package se.samkor.linkage;

import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.make_date;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import se.samkor.schema.DisabilityBenefitTable;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.JobSeekerTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.PopulationEventTable;
import se.samkor.schema.PopulationTable;
import se.samkor.schema.SicknessBenefitTable;

/**
 * Links SUS with MiDAS and befolkning by pseudonym. The payout registers are scanned once and never shuffled: the
 * pseudonyms of SUS are broadcast, and only the rows of linked persons are brought together.
 */
public final class Histories {
    private static final String CASE = "_case";
    private static final String STAY = "_stay";
    private static final String BORN_IN = "_born_in";
    private static final String EVENT = "_event";
    private static final String SEEKING = "_seeking";

    private Histories() {}

    /**
     * The validated registers that are linked.
     *
     * @param insatser {@code sus_insats}
     * @param participations {@code sus_deltagande}
     * @param sicknessBenefit {@code midas_sjukpenning}
     * @param disabilityBenefit {@code midas_sjuk_aktivitetsersattning}
     * @param population {@code befolkning}
     * @param events {@code befolkning_handelse}, where the delivery has it
     * @param jobSeekers {@code arbetssokande}, where the delivery has it
     */
    public record Sources(
            Dataset<Row> insatser,
            Dataset<Row> participations,
            Dataset<Row> sicknessBenefit,
            Dataset<Row> disabilityBenefit,
            Dataset<Row> population,
            Optional<Dataset<Row>> events,
            Optional<Dataset<Row>> jobSeekers) {}

    /**
     * One row a person with a personal identity in SUS: {@link HistoriesTable}, sorted by person within each part.
     *
     * @param numbers of persons who changed number or are protected; the participations are already under the newest
     *     number, and anonymous where protected
     */
    public static Dataset<Row> link(Sources sources, PersonNumbers numbers) {
        Dataset<Row> personal = withLinks(sources.participations())
                .filter(col(ParticipationTable.PERSON).isNotNull());
        Dataset<Row> persons =
                numbers.numbersOf(personal.select(HistoriesTable.PERSON).distinct());
        Dataset<Row> cases = partCases(sources.sicknessBenefit(), persons)
                .unionByName(partCases(sources.disabilityBenefit(), persons))
                .groupBy(HistoriesTable.PERSON)
                .agg(sort_array(eachOnce(collect_list(CASE))).as(HistoriesTable.PART_CASES));
        return participants(personal, sources.insatser())
                .join(cases, on(HistoriesTable.PERSON), "left")
                .join(demographics(sources.population(), persons), on(HistoriesTable.PERSON), "left")
                .join(events(sources, persons), on(HistoriesTable.PERSON), "left")
                .select(
                        col(HistoriesTable.PERSON),
                        col(HistoriesTable.SEX),
                        coalesce(col(HistoriesTable.BIRTH_DATE), make_date(col(BORN_IN), lit(7), lit(1)))
                                .as(HistoriesTable.BIRTH_DATE),
                        col(HistoriesTable.KOMMUN),
                        col(HistoriesTable.LINK_KIND),
                        col(HistoriesTable.LINK_WEIGHT),
                        col(HistoriesTable.PARTICIPATIONS),
                        orNone(HistoriesTable.PART_CASES, PART_CASES_TYPE),
                        orNone(HistoriesTable.EVENTS, EVENTS_TYPE),
                        orNone(HistoriesTable.JOB_SEEKING, JOB_SEEKING_TYPE));
    }

    private static final String PART_CASES_TYPE = "array<struct<from_date:date,to_date:date,benefit_code:string,"
            + "extent:int,diagnosis:string,diagnosis2:string,case_from:date>>";
    private static final String EVENT_TYPE = "struct<event_date:date,event:string>";
    private static final String EVENTS_TYPE = "array<" + EVENT_TYPE + ">";
    private static final String SEEKING_TYPE = "struct<from_date:date,to_date:date>";
    private static final String JOB_SEEKING_TYPE = "array<" + SEEKING_TYPE + ">";

    private static Column orNone(String column, String type) {
        return coalesce(col(column), org.apache.spark.sql.functions.array().cast(type))
                .as(column);
    }

    /** What a person has under two numbers alike is one thing registered twice. */
    private static Column eachOnce(Column list) {
        Column severalNumbers = min(PersonNumbers.NUMBER).notEqual(max(PersonNumbers.NUMBER));
        return when(severalNumbers, array_distinct(list)).otherwise(list);
    }

    /** Participations say how they were linked; where nothing is said, by the number itself. */
    private static Dataset<Row> withLinks(Dataset<Row> participations) {
        boolean said = java.util.Arrays.asList(participations.columns()).contains(HistoriesTable.LINK_KIND);
        return said
                ? participations
                : participations
                        .withColumn(HistoriesTable.LINK_KIND, lit(HistoriesTable.EXACT))
                        .withColumn(HistoriesTable.LINK_WEIGHT, lit(null).cast("double"));
    }

    /** The rows of the persons looked for, under the newest number; the one they stand under goes beside. */
    private static Dataset<Row> ofPersons(Dataset<Row> register, Dataset<Row> persons) {
        return register.withColumnRenamed(HistoriesTable.PERSON, PersonNumbers.NUMBER)
                .join(broadcast(persons), on(PersonNumbers.NUMBER), "inner");
    }

    private static String[] on(String column) {
        return new String[] {column};
    }

    private static Dataset<Row> partCases(Dataset<Row> register, Dataset<Row> persons) {
        boolean twoDiagnoses = java.util.Arrays.asList(register.columns()).contains(DisabilityBenefitTable.DIAGNOSIS2);
        Column second = twoDiagnoses
                ? col(DisabilityBenefitTable.DIAGNOSIS2)
                : lit(null).cast("string");
        return ofPersons(register, persons)
                .select(
                        col(HistoriesTable.PERSON),
                        col(PersonNumbers.NUMBER),
                        struct(
                                        col(SicknessBenefitTable.FROM),
                                        col(SicknessBenefitTable.TO),
                                        col(SicknessBenefitTable.BENEFIT),
                                        col(SicknessBenefitTable.EXTENT),
                                        col(SicknessBenefitTable.DIAGNOSIS),
                                        second.as(DisabilityBenefitTable.DIAGNOSIS2),
                                        col(SicknessBenefitTable.CASE_FROM))
                                .as(CASE));
    }

    private static Dataset<Row> participants(Dataset<Row> personal, Dataset<Row> insatser) {
        Dataset<Row> known = insatser.select(
                col(InsatsTable.INSATS), col(InsatsTable.FORBUND), col(InsatsTable.TYPE), col(InsatsTable.INRIKTNING));
        return personal.join(broadcast(known), on(InsatsTable.INSATS), "left")
                .select(
                        col(HistoriesTable.PERSON),
                        col(ParticipationTable.SEX),
                        col(ParticipationTable.BIRTH_YEAR),
                        struct(
                                        col(ParticipationTable.START),
                                        col(ParticipationTable.END),
                                        col(ParticipationTable.PARTICIPATION),
                                        col(InsatsTable.INSATS),
                                        col(InsatsTable.FORBUND),
                                        col(InsatsTable.TYPE),
                                        col(InsatsTable.INRIKTNING),
                                        col(ParticipationTable.SEX),
                                        col(ParticipationTable.END_REASON),
                                        col(ParticipationTable.SUPPORT_BEFORE),
                                        col(ParticipationTable.SUPPORT_AFTER),
                                        col(HistoriesTable.LINK_KIND),
                                        col(HistoriesTable.LINK_WEIGHT))
                                .as(STAY))
                .groupBy(HistoriesTable.PERSON)
                .agg(
                        // "repaired" comes after "exact"
                        max(col(STAY).getField(HistoriesTable.LINK_KIND)).as(HistoriesTable.LINK_KIND),
                        min(col(STAY).getField(HistoriesTable.LINK_WEIGHT)).as(HistoriesTable.LINK_WEIGHT),
                        max(struct(
                                        col(STAY).getField(ParticipationTable.START),
                                        col(STAY).getField(ParticipationTable.PARTICIPATION),
                                        col(ParticipationTable.SEX)))
                                .getField(ParticipationTable.SEX)
                                .as(HistoriesTable.SEX),
                        max(ParticipationTable.BIRTH_YEAR).as(BORN_IN),
                        sort_array(collect_list(STAY)).as(HistoriesTable.PARTICIPATIONS));
    }

    private static Dataset<Row> demographics(Dataset<Row> population, Dataset<Row> persons) {
        Column latest =
                max(struct(col(PopulationTable.YEAR), col(PopulationTable.KOMMUN), col(PopulationTable.BIRTH_DATE)));
        return ofPersons(population, persons)
                .groupBy(HistoriesTable.PERSON)
                .agg(latest.as("_latest"))
                .select(
                        col(HistoriesTable.PERSON),
                        col("_latest").getField(PopulationTable.KOMMUN).as(HistoriesTable.KOMMUN),
                        col("_latest").getField(PopulationTable.BIRTH_DATE).as(HistoriesTable.BIRTH_DATE));
    }

    /** Events and job seeking are brought together at once, so that there is one join for both. */
    private static Dataset<Row> events(Sources sources, Dataset<Row> persons) {
        Column event = struct(col(PopulationEventTable.DATE), col(PopulationEventTable.EVENT));
        Column seeking = struct(col(JobSeekerTable.FROM), col(JobSeekerTable.TO));
        Column noEvent = lit(null).cast(EVENT_TYPE);
        Column noSeeking = lit(null).cast(SEEKING_TYPE);
        Dataset<Row> all = sources.participations()
                .filter(lit(false))
                .select(col(HistoriesTable.PERSON), noEvent.as(EVENT), noSeeking.as(SEEKING));
        if (sources.events().isPresent()) {
            all = all.union(
                    sources.events().get().select(col(HistoriesTable.PERSON), event.as(EVENT), noSeeking.as(SEEKING)));
        }
        if (sources.jobSeekers().isPresent()) {
            all = all.union(sources.jobSeekers()
                    .get()
                    .select(col(HistoriesTable.PERSON), noEvent.as(EVENT), seeking.as(SEEKING)));
        }
        // a missing value is not collected
        return ofPersons(all, persons)
                .groupBy(HistoriesTable.PERSON)
                .agg(
                        sort_array(eachOnce(collect_list(EVENT))).as(HistoriesTable.EVENTS),
                        sort_array(eachOnce(collect_list(SEEKING))).as(HistoriesTable.JOB_SEEKING));
    }
}
