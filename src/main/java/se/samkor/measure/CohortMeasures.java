package se.samkor.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import scala.collection.Seq;
import se.samkor.domain.BenefitGroup;
import se.samkor.domain.MeasureRules;
import se.samkor.domain.Participations;
import se.samkor.schema.CohortRule;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.JobSeekerTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.PopulationEventTable;
import se.samkor.schema.ResultTable;
import se.samkor.schema.SicknessBenefitTable;

/**
 * All measures of an exit year beside the durability table, from one pass over the histories: every person is read once and
 * added to all of them, and only the sums leave the executors. What each measure is stands in {@code definitions.md}.
 */
public final class CohortMeasures {
    private static final int TREE_DEPTH = 2;

    private final FollowUpPlan plan;
    private final Function<BenefitGroup, List<String>> benefitsOf;

    public CohortMeasures(Cohort cohort, MeasureRules rules) {
        this.plan = FollowUpPlan.of(cohort, rules);
        this.benefitsOf = cohort.benefitsOf();
    }

    /**
     * The histories that the measures of a year read, and no more columns than they need: persons with a stay that may end in
     * the year, or in an earlier one of the trend.
     */
    public static Dataset<Row> relevant(Dataset<Row> histories, int exitYear, MeasureRules rules) {
        Column ends = functions.exists(CohortRule.participations(), stay -> year(stay.getField(ParticipationTable.END))
                .between(exitYear - rules.trendYears() + 1, exitYear));
        return histories
                .filter(ends)
                .select(
                        HistoriesTable.PERSON,
                        HistoriesTable.SEX,
                        HistoriesTable.BIRTH_DATE,
                        HistoriesTable.PARTICIPATIONS,
                        HistoriesTable.PART_CASES,
                        HistoriesTable.EVENTS,
                        HistoriesTable.JOB_SEEKING);
    }

    /** The rows of each result table, in the order in which they are written. */
    public Map<ResultTable, List<Row>> of(Dataset<Row> histories) {
        JavaRDD<Row> persons = histories.select(columns()).javaRDD();
        if (persons.getNumPartitions() == 0) {
            return new CohortTallies(plan).rows();
        }
        FollowUpPlan sent = plan;
        return persons.mapPartitions(rows -> List.of(tally(sent, rows)).iterator())
                .treeReduce(CohortTallies::merge, TREE_DEPTH)
                .rows();
    }

    private static CohortTallies tally(FollowUpPlan plan, Iterator<Row> rows) {
        CohortTallies tallies = new CohortTallies(plan);
        while (rows.hasNext()) {
            tallies.add(person(rows.next()));
        }
        return tallies;
    }

    private Column[] columns() {
        Column stays = CohortRule.participations();
        Column cases =
                filter(col(HistoriesTable.PART_CASES), one -> benefit(one).gt(0));
        Column events = filter(col(HistoriesTable.EVENTS), one -> event(one).gt(0));
        Column jobSeeking = col(HistoriesTable.JOB_SEEKING);
        Column ongoing = lit(Participations.ONGOING);
        return new Column[] {
            col(HistoriesTable.SEX),
            coalesce(unix_date(col(HistoriesTable.BIRTH_DATE)), lit(PersonHistory.NEVER)),
            days(stays, ParticipationTable.START),
            transform(stays, one -> coalesce(unix_date(one.getField(ParticipationTable.END)), ongoing)),
            transform(cases, this::benefit),
            days(cases, SicknessBenefitTable.FROM),
            days(cases, SicknessBenefitTable.TO),
            transform(cases, one -> one.getField(SicknessBenefitTable.EXTENT)),
            transform(cases, one -> one.getField(SicknessBenefitTable.DIAGNOSIS)),
            transform(
                    cases,
                    one -> coalesce(unix_date(one.getField(SicknessBenefitTable.CASE_FROM)), lit(PersonHistory.NEVER))),
            days(events, PopulationEventTable.DATE),
            transform(events, CohortMeasures::event),
            days(jobSeeking, JobSeekerTable.FROM),
            transform(jobSeeking, one -> coalesce(unix_date(one.getField(JobSeekerTable.TO)), ongoing))
        };
    }

    private static Column days(Column array, String field) {
        return transform(array, one -> unix_date(one.getField(field)));
    }

    private Column benefit(Column partCase) {
        Column code = partCase.getField(SicknessBenefitTable.BENEFIT);
        Column position = lit(0);
        for (BenefitGroup group : BenefitGroup.values()) {
            position = when(code.isin(benefitsOf.apply(group).toArray()), lit(Groups.BENEFITS.indexOf(group.name())))
                    .otherwise(position);
        }
        return position;
    }

    private static Column event(Column event) {
        Column code = event.getField(PopulationEventTable.EVENT);
        return when(code.equalTo("DOD"), PersonHistory.DIED)
                .when(code.equalTo("UTVANDRAD"), PersonHistory.LEFT)
                .when(code.equalTo("INVANDRAD"), PersonHistory.CAME)
                .otherwise(0);
    }

    private static PersonHistory person(Row row) {
        int[] benefit = ints(row, 4);
        @Nullable String[] diagnosis = new @Nullable String[benefit.length];
        Seq<@Nullable String> codes = row.getSeq(8);
        for (int i = 0; i < diagnosis.length; i++) {
            diagnosis[i] = codes.apply(i);
        }
        return new PersonHistory(new PersonHistory.Facts(
                row.getString(0),
                row.getInt(1),
                new Participations(ints(row, 2), ints(row, 3)),
                new PersonHistory.Cases(
                        benefit,
                        new PersonHistory.Spans(ints(row, 5), ints(row, 6)),
                        ints(row, 7),
                        diagnosis,
                        ints(row, 9)),
                new PersonHistory.Events(ints(row, 10), ints(row, 11)),
                new PersonHistory.Spans(ints(row, 12), ints(row, 13))));
    }

    private static int[] ints(Row row, int column) {
        Seq<Integer> values = row.getSeq(column);
        int[] array = new int[values.length()];
        for (int i = 0; i < array.length; i++) {
            array[i] = values.apply(i);
        }
        return array;
    }
}
