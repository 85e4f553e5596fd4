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

import java.util.ArrayList;
import java.util.List;
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
 * Links SUS with MiDAS and befolkning by pseudonym. Each payout register is read once and never shuffled: the
 * pseudonyms of SUS are broadcast, and only the rows of linked persons are made, and brought together once.
 */
public final class Histories {
    private static final String CASE = "_case";
    private static final String STAY = "_stay";
    private static final String HOME = "_home";
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
        RegisterSearch search = RegisterSearch.of(
                numbers.numbersOf(personal.select(HistoriesTable.PERSON).distinct()));
        // everything that is known of a person, brought together once
        Dataset<Row> facts = stays(personal, sources.insatser())
                .unionByName(partCases(sources.sicknessBenefit(), search), true)
                .unionByName(partCases(sources.disabilityBenefit(), search), true)
                .unionByName(residences(sources.population(), search), true);
        for (Dataset<Row> event : events(sources, search)) {
            facts = facts.unionByName(event, true);
        }
        return persons(facts)
                .select(
                        col(HistoriesTable.PERSON),
                        col(HistoriesTable.SEX),
                        coalesce(
                                        col(HOME).getField(PopulationTable.BIRTH_DATE),
                                        make_date(col(ParticipationTable.BIRTH_YEAR), lit(7), lit(1)))
                                .as(HistoriesTable.BIRTH_DATE),
                        col(HOME).getField(PopulationTable.KOMMUN).as(HistoriesTable.KOMMUN),
                        col(HistoriesTable.LINK_KIND),
                        col(HistoriesTable.LINK_WEIGHT),
                        col(HistoriesTable.PARTICIPATIONS),
                        orNone(HistoriesTable.PART_CASES, PART_CASES_TYPE),
                        orNone(HistoriesTable.EVENTS, EVENTS_TYPE),
                        orNone(HistoriesTable.JOB_SEEKING, JOB_SEEKING_TYPE));
    }

    private static Dataset<Row> persons(Dataset<Row> facts) {
        Column stay = col(STAY);
        Column event = col(EVENT).isNotNull().or(col(SEEKING).isNotNull());
        return facts.groupBy(HistoriesTable.PERSON)
                .agg(
                        // "repaired" comes after "exact"
                        max(stay.getField(HistoriesTable.LINK_KIND)).as(HistoriesTable.LINK_KIND),
                        min(stay.getField(HistoriesTable.LINK_WEIGHT)).as(HistoriesTable.LINK_WEIGHT),
                        // a fact of another kind has no start, and nothing comes before something
                        max(struct(
                                        stay.getField(ParticipationTable.START),
                                        stay.getField(ParticipationTable.PARTICIPATION),
                                        stay.getField(ParticipationTable.SEX)))
                                .getField(ParticipationTable.SEX)
                                .as(HistoriesTable.SEX),
                        max(ParticipationTable.BIRTH_YEAR).as(ParticipationTable.BIRTH_YEAR),
                        max(HOME).as(HOME),
                        // a missing value is not collected
                        sort_array(collect_list(STAY)).as(HistoriesTable.PARTICIPATIONS),
                        sort_array(eachOnce(CASE, col(CASE).isNotNull())).as(HistoriesTable.PART_CASES),
                        sort_array(eachOnce(EVENT, event)).as(HistoriesTable.EVENTS),
                        sort_array(eachOnce(SEEKING, event)).as(HistoriesTable.JOB_SEEKING));
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

    /** What a person has under two numbers alike is one thing registered twice; numbers are those of the facts of a kind. */
    private static Column eachOnce(String fact, Column kind) {
        Column number = when(kind, col(PersonNumbers.NUMBER));
        Column list = collect_list(fact);
        return when(min(number).notEqual(max(number)), array_distinct(list)).otherwise(list);
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

    private static String[] on(String column) {
        return new String[] {column};
    }

    private static Dataset<Row> partCases(Dataset<Row> register, RegisterSearch search) {
        boolean twoDiagnoses = java.util.Arrays.asList(register.columns()).contains(DisabilityBenefitTable.DIAGNOSIS2);
        List<String> columns = new ArrayList<>(List.of(
                SicknessBenefitTable.FROM,
                SicknessBenefitTable.TO,
                SicknessBenefitTable.BENEFIT,
                SicknessBenefitTable.EXTENT,
                SicknessBenefitTable.DIAGNOSIS,
                SicknessBenefitTable.CASE_FROM));
        if (twoDiagnoses) {
            columns.add(DisabilityBenefitTable.DIAGNOSIS2);
        }
        Column second = twoDiagnoses
                ? col(DisabilityBenefitTable.DIAGNOSIS2)
                : lit(null).cast("string");
        return search.rows(register, columns.toArray(String[]::new))
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

    private static Dataset<Row> stays(Dataset<Row> personal, Dataset<Row> insatser) {
        Dataset<Row> known = insatser.select(
                col(InsatsTable.INSATS), col(InsatsTable.FORBUND), col(InsatsTable.TYPE), col(InsatsTable.INRIKTNING));
        return personal.join(broadcast(known), on(InsatsTable.INSATS), "left")
                .select(
                        col(HistoriesTable.PERSON),
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
                                .as(STAY));
    }

    private static Dataset<Row> residences(Dataset<Row> population, RegisterSearch search) {
        return search.rows(population, PopulationTable.YEAR, PopulationTable.KOMMUN, PopulationTable.BIRTH_DATE)
                .select(
                        col(HistoriesTable.PERSON),
                        struct(col(PopulationTable.YEAR), col(PopulationTable.KOMMUN), col(PopulationTable.BIRTH_DATE))
                                .as(HOME));
    }

    private static List<Dataset<Row>> events(Sources sources, RegisterSearch search) {
        List<Dataset<Row>> events = new ArrayList<>();
        Column number = col(PersonNumbers.NUMBER);
        Column person = col(HistoriesTable.PERSON);
        sources.events()
                .ifPresent(register ->
                        events.add(search.rows(register, PopulationEventTable.DATE, PopulationEventTable.EVENT)
                                .select(
                                        person,
                                        number,
                                        struct(col(PopulationEventTable.DATE), col(PopulationEventTable.EVENT))
                                                .as(EVENT),
                                        lit(null).cast(SEEKING_TYPE).as(SEEKING))));
        sources.jobSeekers()
                .ifPresent(register -> events.add(search.rows(register, JobSeekerTable.FROM, JobSeekerTable.TO)
                        .select(
                                person,
                                number,
                                lit(null).cast(EVENT_TYPE).as(EVENT),
                                struct(col(JobSeekerTable.FROM), col(JobSeekerTable.TO))
                                        .as(SEEKING))));
        if (events.isEmpty()) {
            events.add(sources.participations()
                    .filter(lit(false))
                    .select(
                            person,
                            lit(null).cast(EVENT_TYPE).as(EVENT),
                            lit(null).cast(SEEKING_TYPE).as(SEEKING)));
        }
        return events;
    }
}
