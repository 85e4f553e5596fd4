package se.samkor.linkage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import se.samkor.schema.CohortRule;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.LinkageTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.SicknessBenefitTable;
import se.samkor.schema.SupportCodes;

/**
 * How many of those who have a benefit in SUS are found with it in MiDAS (693 of 722 in section 4 of the 2020 report), and
 * the other way round: how many who started in the year have it in MiDAS, whatever SUS says (1 864 against 1 859).
 *
 * <p>Population: persons by the year in which they started an individual insats, by their first start of the year. A
 * benefit is found when a part-case of it has a day from {@code daysBefore} days before the start through the start.
 */
public final class LinkageReport {
    private static final List<String> GROUPS = List.of("ALL", "SJP", "AE", "SE");

    private final int daysBefore;
    private final List<String> sjpBenefits;

    public LinkageReport(int daysBefore, List<String> sjpBenefits) {
        this.daysBefore = daysBefore;
        this.sjpBenefits = sjpBenefits;
    }

    /** {@link LinkageTable#TABLE}, in no particular order. */
    public static Dataset<Row> linkage(Dataset<Row> cells) {
        return cells.groupBy("year", "benefit", "sex")
                .agg(
                        sum(when(col("in_sus"), 1L).otherwise(0L)).as("sus_persons"),
                        sum(when(col("in_sus").and(col("in_midas")), 1L).otherwise(0L))
                                .as("found_in_midas"),
                        sum(when(col("in_midas"), 1L).otherwise(0L)).as("midas_persons_in_cohort"))
                .filter(col("sus_persons").plus(col("midas_persons_in_cohort")).gt(0))
                .withColumn(
                        "share_found",
                        when(col("sus_persons").gt(0), col("found_in_midas").divide(col("sus_persons"))));
    }

    /** {@link LinkageTable#UNMATCHED}: those in SUS not found, by the nearest reason. */
    public static Dataset<Row> unmatched(Dataset<Row> cells) {
        return cells.filter(col("in_sus").and(not(col("in_midas"))))
                .groupBy("year", "benefit", "sex", "reason")
                .agg(functions.count(lit(1)).as("persons"));
    }

    /**
     * One row a person, year of start, benefit and sex (its own and ALL): in SUS, in MiDAS, the reasons if not, age at the
     * start, förbund.
     */
    public Dataset<Row> cells(Dataset<Row> histories) {
        Dataset<Row> starts = histories
                .withColumn("_stay", explode(CohortRule.participations()))
                .withColumn("year", year(stay(ParticipationTable.START)));
        Dataset<Row> first = starts.groupBy(col(HistoriesTable.PERSON), col("year"))
                .agg(functions
                        .min(struct(
                                stay(ParticipationTable.START),
                                stay(ParticipationTable.SUPPORT_BEFORE),
                                stay(InsatsTable.FORBUND)))
                        .as("_first"));
        Dataset<Row> persons = first.join(histories, new String[] {HistoriesTable.PERSON}, "inner");
        List<Column> groups = new ArrayList<>();
        for (String group : GROUPS) {
            groups.add(struct(
                    lit(group).as("benefit"),
                    inSus(group).as("in_sus"),
                    inMidas(group).as("in_midas"),
                    reason(group).as("reason"),
                    reasonInSus(group).as("reason_in_sus")));
        }
        return persons.select(
                        col("year"),
                        explode(array(lit("ALL"), col(HistoriesTable.SEX))).as("sex"),
                        LinkageDetail.ageBand(start()).as("age"),
                        col("_first").getField(InsatsTable.FORBUND).as("forbund"),
                        array(groups.toArray(Column[]::new)).as("_groups"))
                .select(
                        col("year"),
                        col("sex"),
                        col("age"),
                        col("forbund"),
                        explode(col("_groups")).as("_group"))
                .select(col("year"), col("sex"), col("age"), col("forbund"), col("_group.*"));
    }

    private static Column stay(String field) {
        return col("_stay").getField(field);
    }

    private static Column start() {
        return col("_first").getField(ParticipationTable.START);
    }

    private static Column inSus(String group) {
        Column sources = col("_first").getField(ParticipationTable.SUPPORT_BEFORE);
        return SupportCodes.BY_GROUP.getOrDefault(group, List.of()).stream()
                .map(code -> coalesce(array_contains(sources, code), lit(false)))
                .reduce(Column::or)
                .orElseThrow();
    }

    private Column inMidas(String group) {
        Column earliest = date_sub(start(), daysBefore);
        return exists(col(HistoriesTable.PART_CASES), partCase -> ofGroup(partCase, group)
                .and(partCase.getField(SicknessBenefitTable.FROM).leq(start()))
                .and(partCase.getField(SicknessBenefitTable.TO).geq(earliest)));
    }

    private Column ofGroup(Column partCase, String group) {
        Column code = partCase.getField(SicknessBenefitTable.BENEFIT);
        List<String> codes = new ArrayList<>();
        for (String one : group.equals("ALL") ? List.of("SJP", "AE", "SE") : List.of(group)) {
            codes.addAll(one.equals("SJP") ? sjpBenefits : List.of(one));
        }
        return code.isin(codes.toArray());
    }

    /** Why SUS does not have a benefit that is paid. */
    private static Column reasonInSus(String group) {
        Column sources = coalesce(col("_first").getField(ParticipationTable.SUPPORT_BEFORE), array());
        return when(size(sources).equalTo(0), lit("nothing said in SUS"))
                .when(group.equals("ALL") ? lit(false) : inSus("ALL"), lit("another benefit in SUS"))
                .otherwise(lit("other support in SUS"));
    }

    /** Paid earlier and again after the start: the benefit may have been resting (vilande) in between. */
    private Column maybeResting(String group) {
        if (!List.of("AE", "SE").contains(group)) {
            return lit(false);
        }
        Column earlier = exists(col(HistoriesTable.PART_CASES), partCase -> ofGroup(partCase, group)
                .and(partCase.getField(SicknessBenefitTable.TO).lt(date_sub(start(), daysBefore))));
        Column later = exists(col(HistoriesTable.PART_CASES), partCase -> ofGroup(partCase, group)
                .and(partCase.getField(SicknessBenefitTable.FROM).gt(start())));
        return earlier.and(later);
    }

    private Column reason(String group) {
        return when(maybeResting(group), lit("paid before and again later, perhaps resting (vilande)"))
                .when(
                        exists(col(HistoriesTable.PART_CASES), partCase -> ofGroup(partCase, group)),
                        lit("this benefit at another time"))
                .when(size(col(HistoriesTable.PART_CASES)).gt(0), lit("another benefit only"))
                .when(col(HistoriesTable.KOMMUN).isNotNull(), lit("no payout"))
                .otherwise(lit("neither in befolkning nor paid"));
    }
}
