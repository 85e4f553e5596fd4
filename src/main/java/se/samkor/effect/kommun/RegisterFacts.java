package se.samkor.effect.kommun;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import se.samkor.domain.BenefitGroup;
import se.samkor.schema.DisabilityBenefitTable;
import se.samkor.schema.JobSeekerTable;
import se.samkor.schema.PopulationEventTable;
import se.samkor.schema.PopulationTable;
import se.samkor.schema.SicknessBenefitTable;

/**
 * The registers as {@link Fact facts}, a row a fact: {@code person, fact}. Each register is read once, by the columns
 * needed; {@link #byPerson} is the only exchange that its rows take part in.
 */
public final class RegisterFacts {
    static final String PERSON = "person";
    static final String FACT = "fact";
    static final List<BenefitGroup> GROUPS = List.of(BenefitGroup.SJP, BenefitGroup.AE, BenefitGroup.SE);

    private RegisterFacts() {}

    /**
     * The validated registers that are read.
     *
     * @param sicknessBenefit {@code midas_sjukpenning}
     * @param disabilityBenefit {@code midas_sjuk_aktivitetsersattning}
     * @param population {@code befolkning}
     * @param events {@code befolkning_handelse}, where the delivery has it
     * @param jobSeekers {@code arbetssokande}, where the delivery has it
     */
    public record Sources(
            Dataset<Row> sicknessBenefit,
            Dataset<Row> disabilityBenefit,
            Dataset<Row> population,
            Optional<Dataset<Row>> events,
            Optional<Dataset<Row>> jobSeekers) {}

    /**
     * All facts, the persons spread over partitions and in order within them.
     *
     * @param benefitsOf the benefit codes of a group
     * @param workReasons the avaktualiseringsorsaker that mean work
     */
    public static Dataset<Row> byPerson(
            Sources sources, Function<BenefitGroup, List<String>> benefitsOf, List<String> workReasons) {
        Dataset<Row> facts = partCases(sources.sicknessBenefit(), benefitsOf)
                .union(partCases(sources.disabilityBenefit(), benefitsOf))
                .union(residents(sources.population()));
        if (sources.events().isPresent()) {
            facts = facts.union(immigrations(sources.events().get()));
        }
        if (sources.jobSeekers().isPresent()) {
            facts = facts.union(jobSeekers(sources.jobSeekers().get(), workReasons));
        }
        return facts.repartition(col(PERSON)).sortWithinPartitions(PERSON);
    }

    private static Dataset<Row> fact(Dataset<Row> from, Column kind, Column first, Column second, Column detail) {
        return from.select(col(PERSON), Fact.pack(kind, first, second, detail).as(FACT));
    }

    private static Column day(Column date) {
        return least(greatest(unix_date(date).minus(Fact.EPOCH), lit(0)), lit(Fact.MOST));
    }

    private static Dataset<Row> partCases(Dataset<Row> register, Function<BenefitGroup, List<String>> benefitsOf) {
        Column kind = lit(null);
        for (int group = 0; group < GROUPS.size(); group++) {
            Object[] codes = benefitsOf.apply(GROUPS.get(group)).toArray();
            kind = when(col(SicknessBenefitTable.BENEFIT).isin(codes), lit(Fact.BENEFIT + group))
                    .otherwise(kind);
        }
        return fact(
                register.filter(kind.isNotNull()),
                kind,
                day(col(DisabilityBenefitTable.FROM)),
                day(col(DisabilityBenefitTable.TO)),
                col(DisabilityBenefitTable.EXTENT));
    }

    private static Dataset<Row> residents(Dataset<Row> population) {
        Column sex = when(col(PopulationTable.SEX).equalTo("K"), lit(0)).otherwise(lit(1));
        Column born = year(col(PopulationTable.BIRTH_DATE)).multiply(2).plus(sex);
        return fact(
                population,
                lit(Fact.RESIDENT),
                col(PopulationTable.YEAR),
                col(PopulationTable.KOMMUN).cast("int"),
                born);
    }

    private static Dataset<Row> immigrations(Dataset<Row> events) {
        Dataset<Row> came = events.filter(col(PopulationEventTable.EVENT).equalTo("INVANDRAD"));
        return fact(came, lit(Fact.IMMIGRATED), day(col(PopulationEventTable.DATE)), lit(0), lit(0));
    }

    private static Dataset<Row> jobSeekers(Dataset<Row> jobSeekers, List<String> workReasons) {
        Column work = when(trim(col(JobSeekerTable.END_REASON)).isin(workReasons.toArray()), lit(1))
                .otherwise(lit(0));
        return fact(
                jobSeekers,
                lit(Fact.JOB_SEEKER),
                day(col(JobSeekerTable.FROM)),
                coalesce(day(col(JobSeekerTable.TO)), lit(Fact.MOST)),
                work);
    }
}
