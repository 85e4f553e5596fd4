package se.samkor.measure;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import se.samkor.domain.BenefitGroup;
import se.samkor.schema.CohortRule;
import se.samkor.schema.DurabilityPersonsTable;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.ParticipationTable;

/**
 * The followed-up persons whose days differ between two deliveries, or who are in one alone, each with the first reason
 * that holds: another number, a participation that came late, one that was withdrawn, an end that came late, a
 * participation corrected, payouts corrected, and last what is no change of registers, such as a longer time observed.
 */
public final class RevisedPersons {
    static final String FROM = "_from";
    static final String TO = "_to";
    static final String REASON = "_reason";

    private RevisedPersons() {}

    /**
     * What was made of a delivery.
     *
     * @param persons {@link DurabilityPersonsTable} of the year
     * @param histories that it was made from
     */
    public record Side(Dataset<Row> persons, Dataset<Row> histories) {}

    /** The columns of a person that are compared, in their order within {@link #FROM} and {@link #TO}. */
    static List<String> compared() {
        List<String> names = new ArrayList<>(List.of(DurabilityPersonsTable.SEX));
        for (BenefitGroup group : BenefitGroup.values()) {
            for (String moment : List.of("before", "after")) {
                names.add(DurabilityPersonsTable.days(group, moment, false));
                names.add(DurabilityPersonsTable.days(group, moment, true));
            }
        }
        return names;
    }

    /**
     * One row a person: the days on both sides (missing where the person is not there) and the reason.
     *
     * @param renumbered pseudonyms that were exchanged, on either side
     */
    public static Dataset<Row> of(Side from, Side to, Set<Long> renumbered) {
        Dataset<Row> moved = days(from, FROM)
                .join(days(to, TO), new String[] {DurabilityPersonsTable.PERSON}, "full_outer")
                .filter(not(col(FROM).eqNullSafe(col(TO))));
        Dataset<Row> persons = moved.select(DurabilityPersonsTable.PERSON);
        return moved.join(history(from, persons, "_a"), new String[] {DurabilityPersonsTable.PERSON}, "left")
                .join(history(to, persons, "_b"), new String[] {DurabilityPersonsTable.PERSON}, "left")
                .withColumn(REASON, reason(renumbered))
                .select(DurabilityPersonsTable.PERSON, FROM, TO, REASON);
    }

    private static Dataset<Row> days(Side side, String name) {
        Column[] columns = compared().stream()
                .map(org.apache.spark.sql.functions::col)
                .toArray(Column[]::new);
        return side.persons().select(col(DurabilityPersonsTable.PERSON), struct(columns).as(name));
    }

    private static Dataset<Row> history(Side side, Dataset<Row> persons, String suffix) {
        Column stays = transform(
                CohortRule.participations(),
                stay -> struct(
                        stay.getField(ParticipationTable.PARTICIPATION).as("id"),
                        stay.getField(ParticipationTable.START).as("start"),
                        stay.getField(ParticipationTable.END).as("end")));
        return side.histories()
                .join(broadcast(persons), new String[] {HistoriesTable.PERSON}, "left_semi")
                .select(
                        col(HistoriesTable.PERSON),
                        stays.as("_stays" + suffix),
                        col(HistoriesTable.PART_CASES).as("_cases" + suffix));
    }

    private static Column reason(Set<Long> renumbered) {
        Column before = orNone(col("_stays_a"));
        Column now = orNone(col("_stays_b"));
        Column came = array_except(ids(now), ids(before));
        Column went = array_except(ids(before), ids(now));
        Column lateExit = exists(
                before,
                old -> old.getField("end")
                        .isNull()
                        .and(exists(now, stay -> stay.getField("id")
                                .equalTo(old.getField("id"))
                                .and(stay.getField("end").isNotNull()))));
        return when(col(DurabilityPersonsTable.PERSON).isin(renumbered.toArray()), lit("number_changed"))
                .when(size(came).gt(0), lit("late_entry"))
                .when(size(went).gt(0), lit("withdrawn"))
                .when(lateExit, lit("late_exit"))
                .when(not(before.equalTo(now)), lit("corrected"))
                .when(not(col("_cases_a").eqNullSafe(col("_cases_b"))), lit("payouts_corrected"))
                .otherwise(lit("other_observation_or_settings"));
    }

    private static Column orNone(Column stays) {
        return coalesce(stays, array().cast("array<struct<id:string,start:date,end:date>>"));
    }

    private static Column ids(Column stays) {
        return transform(stays, stay -> stay.getField("id"));
    }
}
