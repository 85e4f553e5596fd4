package se.samkor.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_date;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import se.samkor.matching.ComparisonOptions;
import se.samkor.matching.ComparisonRows;
import se.samkor.matching.MatchDesign;
import se.samkor.matching.MatchedComparison;
import se.samkor.matching.PersonRows;
import se.samkor.run.Settings;
import se.samkor.schema.DisabilityBenefitTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.PopulationTable;
import se.samkor.schema.SicknessBenefitTable;

/**
 * Comparison persons and effects, with all their tables: one person in 50 takes part, with an insats that ends in the exit
 * year (100 000 at 100 million part-cases), everybody else is a candidate. Nobody else makes these tables, so there are only
 * floors beside it: the same columns read, and read and brought together by person.
 */
final class CompareCase {
    private static final int PERSONS_A_PARTICIPANT = 50;
    private static final int WINDOW = 365;
    private static final int RATIO = 5;
    private static final double CALIPER = 0.2;
    private static final int MOST_IN_CELL = 100;
    private static final String PERSON = "person";

    private final Made made;
    private final Settings settings = Settings.load(Optional.empty());
    private final PersonRows.Sources sources;
    private final Map<Long, int[]> participants;

    CompareCase(Made made) {
        this.made = made;
        Dataset<Row> stays = stays();
        participants = stays.select(col(PERSON), unix_date(col("start_date")), unix_date(col("end_date")))
                .collectAsList()
                .stream()
                .collect(Collectors.toMap(row -> row.getLong(0), row -> new int[] {row.getInt(1), row.getInt(2)}));
        sources = new PersonRows.Sources(
                insatser(),
                stays,
                made.table(SicknessBenefitTable.SCHEMA),
                made.table(DisabilityBenefitTable.SCHEMA),
                made.table(PopulationTable.SCHEMA),
                Optional.empty(),
                Optional.empty());
    }

    private Dataset<Row> insatser() {
        return made.spark()
                .range(1)
                .select(
                        lit("I1").as(InsatsTable.INSATS),
                        lit("INDIVID").as(InsatsTable.TYPE),
                        lit("ARBETE").as(InsatsTable.INRIKTNING));
    }

    private Dataset<Row> stays() {
        return made.spark()
                .range(0, made.rows() / MadeStore.ROWS_A_PERSON / PERSONS_A_PARTICIPANT)
                .select(
                        expr("xxhash64(id * " + PERSONS_A_PARTICIPANT + ", 99)").as(ParticipationTable.PERSON),
                        lit("I1").as(ParticipationTable.INSATS),
                        lit(null).cast("string").as(ParticipationTable.END_REASON),
                        expr("date_add(date'" + MadeStore.YEAR + "-01-01', cast(pmod(xxhash64(id, 21), 365) as int))")
                                .as(ParticipationTable.END),
                        expr("cast(30 + pmod(xxhash64(id, 22), 600) as int)").as("days"))
                .withColumn(ParticipationTable.START, expr("date_sub(end_date, days)"))
                .drop("days");
    }

    List<Contender> contenders() {
        return List.of(
                Contender.of("Samkör, comparison persons and effects", this::compared),
                Contender.floor("Spark scan and hash", () -> hashed().agg(sum()).collectAsList()),
                Contender.floor(
                        "Spark scan and group by person",
                        () -> hashed().groupBy(PERSON)
                                .agg(sum().as("h"))
                                .agg(sum())
                                .collectAsList()));
    }

    private List<String> compared() {
        MatchedComparison comparison = MatchedComparison.of(
                sources,
                participants,
                WINDOW,
                settings::benefitsOf,
                new ComparisonOptions(new MatchDesign(RATIO, true, CALIPER), MOST_IN_CELL, false));
        System.err.println("  participants " + comparison.statuses() + ", candidates " + comparison.candidates());
        List<String> lines = new ArrayList<>();
        new ComparisonRows(comparison, MadeStore.YEAR, WINDOW, false, Integer.MIN_VALUE)
                .tables()
                .forEach((table, rows) -> rows.forEach(row -> lines.add(table + "," + row)));
        return lines;
    }

    private static Column sum() {
        return expr("bit_xor(h)");
    }

    private Dataset<Row> hashed() {
        String partCase = "xxhash64(person, benefit_code, from_date, to_date, extent, diagnosis) as h";
        return made.table(SicknessBenefitTable.SCHEMA)
                .selectExpr(PERSON, partCase)
                .union(made.table(DisabilityBenefitTable.SCHEMA).selectExpr(PERSON, partCase))
                .union(made.table(PopulationTable.SCHEMA)
                        .selectExpr(PERSON, "xxhash64(person, year, kommun, sex, birth_date) as h"));
    }
}
