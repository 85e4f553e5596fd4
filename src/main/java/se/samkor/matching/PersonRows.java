package se.samkor.matching;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import se.samkor.domain.BenefitGroup;
import se.samkor.domain.FollowUpWindow;
import se.samkor.schema.CohortRule;
import se.samkor.schema.DisabilityBenefitTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.JobSeekerTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.PopulationEventTable;
import se.samkor.schema.PopulationTable;
import se.samkor.schema.SicknessBenefitTable;

/**
 * Everything the registers know of every person that matching needs, a row a fact: one scan of each register with few
 * columns, one shuffle (by person), no join of large tables. A fact is five whole numbers, {@link PackedFact packed} into one
 * and read by {@link PersonTimeline}.
 */
public final class PersonRows {
    static final String PERSON = "person";
    /** Part-cases are of the kinds 0, 1 and 2: the positions of the benefit groups here. */
    static final List<BenefitGroup> GROUPS = List.of(BenefitGroup.SJP, BenefitGroup.AE, BenefitGroup.SE);

    static final int RESIDENT = 3;
    static final int EVENT = 4;
    static final int JOB_SEEKER = 5;
    static final int PARTICIPATION = 6;

    static final int DIED = 1;
    static final int LEFT = 2;
    static final int CAME = 3;

    static final int MENTAL = 1;
    static final int MUSCLES = 2;
    static final int OTHER_DIAGNOSIS = 3;

    private static final String FACT = "fact";
    private static final String NONE = "none";

    private PersonRows() {}

    /**
     * The validated registers that are read.
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
     * A row a fact: {@code person, fact}; the persons spread over partitions and in order within them.
     *
     * @param period part-cases outside it are left out
     * @param benefitsOf the benefit codes of a group
     */
    public static Dataset<Row> gather(
            Sources sources, FollowUpWindow period, Function<BenefitGroup, List<String>> benefitsOf) {
        Dataset<Row> facts = partCases(sources.sicknessBenefit(), period, benefitsOf)
                .union(partCases(sources.disabilityBenefit(), period, benefitsOf))
                .union(residents(sources.population()))
                .union(participations(sources));
        if (sources.events().isPresent()) {
            facts = facts.union(events(sources.events().get()));
        }
        if (sources.jobSeekers().isPresent()) {
            facts = facts.union(jobSeekers(sources.jobSeekers().get()));
        }
        return facts.repartition(col(PERSON)).sortWithinPartitions(PERSON);
    }

    private static Dataset<Row> fact(Dataset<Row> from, Column fact) {
        return from.select(col(PERSON), fact.as(FACT));
    }

    private static Dataset<Row> partCases(
            Dataset<Row> register, FollowUpWindow period, Function<BenefitGroup, List<String>> benefitsOf) {
        Column group = lit(null);
        for (BenefitGroup benefit : GROUPS) {
            group = when(
                            col(SicknessBenefitTable.BENEFIT)
                                    .isin(benefitsOf.apply(benefit).toArray()),
                            lit(GROUPS.indexOf(benefit)))
                    .otherwise(group);
        }
        Column from = unix_date(col(SicknessBenefitTable.FROM));
        Column to = unix_date(col(SicknessBenefitTable.TO));
        Column letter = substring(col(DisabilityBenefitTable.DIAGNOSIS), 1, 1);
        Column chapter = when(letter.isNull(), lit(0))
                .when(letter.equalTo("F"), lit(MENTAL))
                .when(letter.equalTo("M"), lit(MUSCLES))
                .otherwise(lit(OTHER_DIAGNOSIS));
        Dataset<Row> inPeriod =
                register.filter(to.geq(period.from()).and(from.leq(period.to())).and(group.isNotNull()));
        return fact(
                inPeriod,
                PackedFact.of(
                        group,
                        PackedFact.day(col(SicknessBenefitTable.FROM)),
                        PackedFact.day(col(SicknessBenefitTable.TO)),
                        col(SicknessBenefitTable.EXTENT),
                        chapter));
    }

    private static Dataset<Row> residents(Dataset<Row> population) {
        Column sex = when(col(PopulationTable.SEX).equalTo("K"), lit(1)).otherwise(lit(2));
        return fact(
                population,
                PackedFact.of(
                        lit(RESIDENT),
                        col(PopulationTable.YEAR),
                        col(PopulationTable.KOMMUN),
                        PackedFact.day(col(PopulationTable.BIRTH_DATE)),
                        sex));
    }

    private static Dataset<Row> events(Dataset<Row> events) {
        Column what = when(col(PopulationEventTable.EVENT).equalTo("DOD"), lit(DIED))
                .when(col(PopulationEventTable.EVENT).equalTo("UTVANDRAD"), lit(LEFT))
                .when(col(PopulationEventTable.EVENT).equalTo("INVANDRAD"), lit(CAME));
        return fact(
                events.filter(what.isNotNull()),
                PackedFact.of(lit(EVENT), PackedFact.day(col(PopulationEventTable.DATE)), what, lit(0), lit(0)));
    }

    private static Dataset<Row> jobSeekers(Dataset<Row> jobSeekers) {
        return fact(jobSeekers, stay(JOB_SEEKER, col(JobSeekerTable.FROM), col(JobSeekerTable.TO)));
    }

    private static Column stay(int kind, Column from, Column to) {
        return PackedFact.of(lit(kind), PackedFact.day(from), PackedFact.day(to), lit(0), lit(0));
    }

    private static Dataset<Row> participations(Sources sources) {
        Dataset<Row> counted = individual(sources.insatser(), sources.participations());
        return fact(counted, stay(PARTICIPATION, col(ParticipationTable.START), col(ParticipationTable.END)));
    }

    /** Participations of a known person in an individual insats, those registered by mistake left out; the insats's inriktning beside. */
    static Dataset<Row> individual(Dataset<Row> insatser, Dataset<Row> participations) {
        Dataset<Row> individual = insatser.filter(col(InsatsTable.TYPE).equalTo("INDIVID"))
                .select(InsatsTable.INSATS, InsatsTable.INRIKTNING);
        Column mistake = coalesce(col(ParticipationTable.END_REASON), lit(NONE)).equalTo(CohortRule.MISTAKE);
        return participations
                .filter(col(ParticipationTable.PERSON).isNotNull().and(not(mistake)))
                .select(
                        ParticipationTable.PERSON,
                        ParticipationTable.INSATS,
                        ParticipationTable.START,
                        ParticipationTable.END)
                .join(broadcast(individual), new String[] {InsatsTable.INSATS}, "inner");
    }
}
