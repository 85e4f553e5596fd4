package se.samkor.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF6;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.collection.Seq;
import se.samkor.domain.BenefitGroup;
import se.samkor.domain.DayCount;
import se.samkor.domain.FollowUpWindow;
import se.samkor.domain.IndexKind;
import se.samkor.domain.PartCases;
import se.samkor.domain.Participations;
import se.samkor.schema.CohortRule;
import se.samkor.schema.DurabilityPersonsTable;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.PopulationEventTable;
import se.samkor.schema.SicknessBenefitTable;

/**
 * Benefit days of each person in the window before the start and in the window after the end of the stay that ended in a
 * year (section 4.3 of the 2021 report). Unit: days a person, calendar and net; window ends included; a calendar day
 * counts once per group, and in two groups when both are paid. Persons whose windows are not covered by the payout
 * registers are counted, not measured.
 *
 * <p>The counting itself ({@link PartCases}, {@link Participations}) is plain Java on the arrays of one history: unions of
 * overlapping spells have no expression in Spark that does not enumerate days.
 */
public final class BenefitDays {
    /** The column that says whether a person could be followed up. */
    public static final String STATUS = "_status";

    public static final String FOLLOWED = "followed_up";
    public static final String NOT_YET = "not_yet_followed_up";
    public static final String BEFORE_UNOBSERVED = "before_window_not_observed";

    private static final String START = "_start";
    private static final String END = "_end";
    private static final String DAYS = "_days";
    private static final StructType STAY =
            new StructType().add("start", DataTypes.IntegerType).add("end", DataTypes.IntegerType);
    private static final List<BenefitGroup> GROUPS = List.of(BenefitGroup.values());

    private final Cohort cohort;

    public BenefitDays(Cohort cohort) {
        this.cohort = cohort;
    }

    /** Everyone whose stay ended in the year, with a {@link #STATUS}: {@link DurabilityPersonsTable}'s columns and it. */
    public Dataset<Row> of(Dataset<Row> histories) {
        Dataset<Row> stays = histories
                .withColumn("_stay", stay())
                .filter(col("_stay").isNotNull())
                .withColumn(START, col("_stay").getField("start"))
                .withColumn(END, col("_stay").getField("end"))
                .withColumn(STATUS, status())
                .withColumn(DAYS, days());
        List<Column> columns = new ArrayList<>(List.of(
                lit(cohort.year()).as(DurabilityPersonsTable.EXIT_YEAR),
                col(HistoriesTable.PERSON).as(DurabilityPersonsTable.PERSON),
                col(HistoriesTable.SEX).as(DurabilityPersonsTable.SEX),
                date_from_unix_date(col(START)).as(DurabilityPersonsTable.START),
                date_from_unix_date(col(END)).as(DurabilityPersonsTable.END)));
        for (int g = 0; g < GROUPS.size(); g++) {
            columns.add(day(g, 0).cast("int").as(DurabilityPersonsTable.days(GROUPS.get(g), "before", false)));
            columns.add(day(g, 1).as(DurabilityPersonsTable.days(GROUPS.get(g), "before", true)));
            columns.add(day(g, 2).cast("int").as(DurabilityPersonsTable.days(GROUPS.get(g), "after", false)));
            columns.add(day(g, 3).as(DurabilityPersonsTable.days(GROUPS.get(g), "after", true)));
        }
        columns.add(event("DOD").as(DurabilityPersonsTable.DIED));
        columns.add(event("UTVANDRAD").as(DurabilityPersonsTable.EMIGRATED));
        columns.add(turned(30).as(DurabilityPersonsTable.TURNED_30));
        columns.add(turned(65).as(DurabilityPersonsTable.TURNED_65));
        columns.add(turned(66).as(DurabilityPersonsTable.TURNED_66));
        columns.add(col(HistoriesTable.LINK_KIND));
        columns.add(col(HistoriesTable.LINK_WEIGHT));
        columns.add(col(STATUS));
        return stays.select(columns.toArray(Column[]::new));
    }

    private static Column day(int group, int part) {
        return col(DAYS).getItem(4 * group + part);
    }

    private Column stay() {
        IndexKind index = cohort.index();
        int gapDays = cohort.episodeGapDays();
        int first = (int) LocalDate.of(cohort.year(), 1, 1).toEpochDay();
        int last = (int) LocalDate.of(cohort.year(), 12, 31).toEpochDay();
        UDF2<Seq<Integer>, Seq<@Nullable Integer>, @Nullable Row> find = (starts, lasts) -> {
            int[] from = ints(starts, Participations.ONGOING);
            int[] to = ints(lasts, Participations.ONGOING);
            return new Participations(from, to)
                    .index(index, gapDays, new FollowUpWindow(first, last))
                    .map(stay -> RowFactory.create(stay.start(), stay.end()))
                    .orElse(null);
        };
        Column counted = CohortRule.participations();
        return udf(find, STAY)
                .apply(
                        transform(counted, p -> unix_date(p.getField(ParticipationTable.START))),
                        transform(counted, p -> unix_date(p.getField(ParticipationTable.END))));
    }

    private Column status() {
        int through = (int) cohort.observedThrough().toEpochDay();
        Column status = when(col(END).plus(cohort.windowDays()).gt(through), lit(NOT_YET));
        Optional<LocalDate> from = cohort.observedFrom();
        if (from.isPresent()) {
            Column unobserved =
                    col(START).minus(cohort.windowDays()).lt((int) from.get().toEpochDay());
            status = status.when(unobserved, lit(BEFORE_UNOBSERVED));
        }
        return status.otherwise(lit(FOLLOWED));
    }

    private Column days() {
        int window = cohort.windowDays();
        UDF6<Seq<Integer>, Seq<Integer>, Seq<Integer>, Seq<Integer>, Integer, Integer, long[]> count =
                (groups, from, to, extent, start, end) -> countDays(
                        new int[][] {ints(groups, -1), ints(from, 0), ints(to, 0), ints(extent, 0)},
                        FollowUpWindow.before(start, window),
                        FollowUpWindow.after(end, window));
        Column cases = col(HistoriesTable.PART_CASES);
        return udf(count, DataTypes.createArrayType(DataTypes.LongType, false))
                .apply(
                        transform(cases, c -> group(c.getField(SicknessBenefitTable.BENEFIT))),
                        transform(cases, c -> unix_date(c.getField(SicknessBenefitTable.FROM))),
                        transform(cases, c -> unix_date(c.getField(SicknessBenefitTable.TO))),
                        transform(cases, c -> c.getField(SicknessBenefitTable.EXTENT)),
                        col(START),
                        col(END));
    }

    /** The position of a benefit code's group, or -1 where the code is not counted. */
    private Column group(Column code) {
        Column position = lit(-1);
        for (int g = GROUPS.size() - 1; g >= 0; g--) {
            List<String> codes = cohort.benefitsOf().apply(GROUPS.get(g));
            position = when(code.isin(codes.toArray()), lit(g)).otherwise(position);
        }
        return position;
    }

    /** Four numbers a group: calendar and net days before, calendar and net days after. */
    private static long[] countDays(int[][] cases, FollowUpWindow before, FollowUpWindow after) {
        long[] days = new long[4 * GROUPS.size()];
        for (int g = 0; g < GROUPS.size(); g++) {
            PartCases ofGroup = select(cases, g);
            DayCount first = ofGroup.within(before);
            DayCount then = ofGroup.within(after);
            days[4 * g] = first.calendar();
            days[4 * g + 1] = first.net();
            days[4 * g + 2] = then.calendar();
            days[4 * g + 3] = then.net();
        }
        return days;
    }

    private static PartCases select(int[][] cases, int group) {
        int n = 0;
        for (int code : cases[0]) {
            n += code == group ? 1 : 0;
        }
        int[] from = new int[n];
        int[] to = new int[n];
        int[] extent = new int[n];
        int at = 0;
        for (int i = 0; i < cases[0].length; i++) {
            if (cases[0][i] == group) {
                from[at] = cases[1][i];
                to[at] = cases[2][i];
                extent[at++] = cases[3][i];
            }
        }
        return new PartCases(from, to, extent);
    }

    private static int[] ints(Seq<@Nullable Integer> values, int missing) {
        int[] array = new int[values.length()];
        for (int i = 0; i < array.length; i++) {
            Integer value = values.apply(i);
            array[i] = value == null ? missing : value;
        }
        return array;
    }

    private Column event(String event) {
        return functions.exists(col(HistoriesTable.EVENTS), e -> e.getField(PopulationEventTable.EVENT)
                .equalTo(event)
                .and(inAfterWindow(unix_date(e.getField(PopulationEventTable.DATE)))));
    }

    private Column turned(int age) {
        return inAfterWindow(unix_date(functions.add_months(col(HistoriesTable.BIRTH_DATE), 12 * age)));
    }

    private Column inAfterWindow(Column day) {
        return day.gt(col(END)).and(day.leq(col(END).plus(cohort.windowDays())));
    }
}
