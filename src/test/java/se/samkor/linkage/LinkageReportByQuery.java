package se.samkor.linkage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import se.samkor.schema.CohortRule;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.LinkageTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.SicknessBenefitTable;
import se.samkor.schema.SupportCodes;

/**
 * {@link LinkageReport} by a query of Spark, with three-valued logic and Spark's own calendar: to compare with. Nothing but
 * the names of columns and tables is shared.
 */
final class LinkageReportByQuery {
    private static final String ALL = "ALL";
    private static final List<String> GROUPS = List.of(ALL, "SJP", "AE", "SE");
    private static final List<String> SEXES = List.of(ALL, "K", "M");
    private static final String COUNTED = "_counted";

    private final int daysBefore;
    private final List<String> sjpBenefits;

    LinkageReportByQuery(int daysBefore, List<String> sjpBenefits) {
        this.daysBefore = daysBefore;
        this.sjpBenefits = sjpBenefits;
    }

    LinkageReport.Tables of(Dataset<Row> histories) {
        Map<Cell, long[]> cells = new TreeMap<>();
        Map<Cell, Map<String, Long>> reasons = new TreeMap<>();
        LinkageDetailByQuery detail = new LinkageDetailByQuery();
        for (Row row : counts(histories).collectAsList()) {
            detail.add(row);
            if (!row.getString(7).equals(LinkageDetailByQuery.SEX)) {
                continue;
            }
            long persons = row.getLong(9);
            boolean inSus = row.getBoolean(3);
            boolean inMidas = row.getBoolean(4);
            for (String sex : List.of(ALL, row.getString(1))) {
                Cell cell = new Cell(row.getInt(0), GROUPS.indexOf(row.getString(2)), SEXES.indexOf(sex));
                long[] counted = cells.computeIfAbsent(cell, none -> new long[3]);
                counted[0] += inSus ? persons : 0;
                counted[1] += inSus && inMidas ? persons : 0;
                counted[2] += inMidas ? persons : 0;
                if (inSus && !inMidas) {
                    reasons.computeIfAbsent(cell, none -> new TreeMap<>()).merge(row.getString(5), persons, Long::sum);
                }
            }
        }
        List<Row> linkage = new ArrayList<>();
        cells.forEach((cell, counted) -> {
            if (counted[0] + counted[2] > 0) {
                @Nullable Double share = counted[0] == 0 ? null : (double) counted[1] / counted[0];
                linkage.add(LinkageTable.TABLE.row(
                        cell.year, cell.benefitName(), cell.sexName(), counted[0], counted[1], counted[2], share));
            }
        });
        List<Row> unmatched = new ArrayList<>();
        reasons.forEach((cell, found) -> found.forEach((reason, persons) -> unmatched.add(
                LinkageTable.UNMATCHED.row(cell.year, cell.benefitName(), cell.sexName(), reason, persons))));
        return new LinkageReport.Tables(linkage, unmatched, detail.rows());
    }

    /** A year of start, benefit and sex, by their places in the order of the tables. */
    private record Cell(int year, int benefit, int sex) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            return Comparator.comparingInt(Cell::year)
                    .thenComparingInt(Cell::benefit)
                    .thenComparingInt(Cell::sex)
                    .compare(this, other);
        }

        String benefitName() {
            return GROUPS.get(benefit);
        }

        String sexName() {
            return SEXES.get(sex);
        }
    }

    /** Persons by year of start, sex, benefit, in SUS, in MiDAS, the reasons if not; once for each part of the cohort. */
    private Dataset<Row> counts(Dataset<Row> histories) {
        List<Column> groups = new ArrayList<>();
        for (String group : GROUPS) {
            groups.add(struct(
                    lit(group).as("benefit"),
                    inSus(group).as("in_sus"),
                    inMidas(group).as("in_midas"),
                    reason(group).as("reason"),
                    reasonInSus(group).as("reason_in_sus")));
        }
        return histories
                .withColumn(COUNTED, CohortRule.participations())
                .withColumn("_first", explode(firstOfEachYear()))
                .select(
                        year(start()).as("year"),
                        col(HistoriesTable.SEX).as("sex"),
                        LinkageDetailByQuery.parts(start(), col("_first").getField(InsatsTable.FORBUND))
                                .as("_parts"),
                        explode(array(groups.toArray(Column[]::new))).as("_group"))
                .select(
                        col("year"),
                        col("sex"),
                        col("_group.*"),
                        explode(col("_parts")).as("_part"))
                .select(
                        col("year"),
                        col("sex"),
                        col("benefit"),
                        col("in_sus"),
                        col("in_midas"),
                        col("reason"),
                        col("reason_in_sus"),
                        col("_part.dimension"),
                        col("_part.category"))
                .groupBy(
                        "year",
                        "sex",
                        "benefit",
                        "in_sus",
                        "in_midas",
                        "reason",
                        "reason_in_sus",
                        "dimension",
                        "category")
                .agg(functions.count(lit(1)).as("persons"));
    }

    /** The participations of a history stand by start: the first of a year is the one that no other of the year precedes. */
    private static Column firstOfEachYear() {
        return filter(col(COUNTED), (stay, place) -> place.equalTo(0)
                .or(not(year(stay.getField(ParticipationTable.START))
                        .equalTo(year(
                                functions.get(col(COUNTED), place.minus(1)).getField(ParticipationTable.START))))));
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
        for (String one : group.equals(ALL) ? List.of("SJP", "AE", "SE") : List.of(group)) {
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
