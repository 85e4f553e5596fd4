package se.samkor.matching;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_date;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.ScaleRegisters;
import se.samkor.SharedSpark;

/**
 * How time and memory of a comparison grow: persons with 20 part-cases each, one in 50 of them a participant. CPU time of the process
 * and the highest use of the heap, beside a plain scan and grouping of the same columns. {@code -Dsamkor.scale=125000,250000,500000}.
 */
class ComparisonScaleTest {
    private static final int WINDOW = 365;
    private static final int FIRST_YEAR = 2015;
    private static final int YEARS = 6;
    private static final int PARTICIPANTS = 50;

    @TempDir
    Path folder;

    private final SparkSession spark = SharedSpark.session();

    @Test
    void costGrowsWithThePersons() {
        String sizes = System.getProperty("samkor.scale", "");
        Assumptions.assumeFalse(sizes.isEmpty(), "a measurement: -Dsamkor.scale=125000,250000,500000");
        spark.conf().set("spark.sql.shuffle.partitions", System.getProperty("samkor.partitions", "16"));
        // the first one warms up
        for (String size : ("20000," + sizes).split(",")) {
            measure(Integer.parseInt(size));
        }
        spark.conf().set("spark.sql.shuffle.partitions", "2");
    }

    private void measure(int persons) {
        PersonRows.Sources sources = registers(persons);
        Map<Long, int[]> participants = participants(persons);
        double scan = ScaleRegisters.seconds(() -> scan(sources));
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        MatchedComparison[] made = new MatchedComparison[1];
        double compared = ScaleRegisters.seconds(() -> made[0] = MatchedComparison.of(
                sources,
                participants,
                WINDOW,
                group -> List.of(group.name()),
                new ComparisonOptions(new MatchDesign(5, true, 0.2), 100, false)));
        double rows = ScaleRegisters.seconds(
                () -> new ComparisonRows(made[0], 2020, WINDOW, false, Integer.MIN_VALUE).tables());
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "persons %d participants %d part-cases %d candidates %d: comparison %.1f s CPU, effects %.1f s CPU, scan %.1f s CPU,"
                        + " ratio %.1f, heap at most %d MB of %d%n",
                persons,
                participants.size(),
                (long) persons * ScaleRegisters.CASES,
                made[0].candidates(),
                compared,
                rows,
                scan,
                (compared + rows) / scan,
                heap >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
        assertThat(made[0].statuses()).containsKey("matched");
    }

    /** Reads the same columns and groups them by person, as plainly as can be. */
    private static void scan(PersonRows.Sources sources) {
        Dataset<Row> cases = sources.sicknessBenefit()
                .select(
                        col("person"),
                        unix_date(col("to_date"))
                                .minus(unix_date(col("from_date")))
                                .multiply(col("extent"))
                                .as("days"))
                .union(sources.population()
                        .select(
                                col("person"),
                                col("kommun")
                                        .cast("int")
                                        .plus(unix_date(col("birth_date")))
                                        .plus(col("year"))));
        cases.groupBy("person").agg(sum("days").as("days")).agg(sum("days")).collectAsList();
    }

    private static Map<Long, int[]> participants(int persons) {
        Map<Long, int[]> participants = new HashMap<>();
        int newYear = (int) LocalDate.of(2020, 1, 1).toEpochDay();
        for (long person = 0; person < persons; person += PARTICIPANTS) {
            int end = newYear + (int) Long.remainderUnsigned(RiskSet.hash(person, 1), 365);
            int start = end - 30 - (int) Long.remainderUnsigned(RiskSet.hash(person, 2), 600);
            participants.put(person, new int[] {start, end});
        }
        return participants;
    }

    private PersonRows.Sources registers(int persons) {
        ScaleRegisters registers = new ScaleRegisters(folder, persons);
        Dataset<Row> cases = registers.cases();
        Dataset<Row> participations = spark.range(0, persons, PARTICIPANTS)
                .select(
                        col("id").as("person"),
                        lit("I1").as("insats_id"),
                        lit(null).cast("string").as("end_reason"),
                        expr("date'2019-06-01'").as("start_date"),
                        expr("date'2020-06-01'").as("end_date"));
        Dataset<Row> insatser = spark.range(1)
                .select(lit("I1").as("insats_id"), lit("INDIVID").as("insats_type"), lit("A").as("inriktning"));
        return new PersonRows.Sources(
                insatser,
                participations,
                cases,
                cases.filter("person < 0"),
                registers.population(FIRST_YEAR, YEARS),
                Optional.empty(),
                Optional.empty());
    }
}
