package se.samkor.effect.kommun;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.ScaleRegisters;
import se.samkor.SharedSpark;

/**
 * CPU time of counting the panel of kommuner beside a plain scan and grouping by person of the same columns:
 * {@code -Dsamkor.scale=100000,1000000} persons with 20 part-cases and 10 years each.
 */
class PanelScaleTest {
    private static final int FIRST = 2013;
    private static final int YEARS = 10;

    @TempDir
    Path folder;

    @Test
    void thePanelCostsAFewScans() {
        String sizes = System.getProperty("samkor.scale", "");
        Assumptions.assumeFalse(sizes.isEmpty(), "a measurement: -Dsamkor.scale=100000,1000000");
        SharedSpark.session().conf().set("spark.sql.shuffle.partitions", System.getProperty("samkor.partitions", "8"));
        // the first one warms up
        for (String size : ("50000," + sizes).split(",")) {
            measure(Integer.parseInt(size));
        }
        SharedSpark.session().conf().set("spark.sql.shuffle.partitions", "2");
    }

    private void measure(int persons) {
        ScaleRegisters registers = new ScaleRegisters(folder, persons);
        Dataset<Row> cases = registers.cases();
        Dataset<Row> population = registers.population(FIRST, YEARS);
        double scan = ScaleRegisters.seconds(() -> scan(cases, population));
        RegisterFacts.Sources sources = new RegisterFacts.Sources(
                cases, cases.filter("person < 0"), population, Optional.empty(), Optional.empty());
        Years years = Years.covered(Optional.of(LocalDate.of(FIRST, 1, 1)), LocalDate.of(FIRST + YEARS - 1, 12, 31));
        KommunCells[] cells = new KommunCells[1];
        double counted = ScaleRegisters.seconds(() -> cells[0] = PopulationCount.of(
                RegisterFacts.byPerson(sources, group -> List.of(group.name()), List.of("1")), years));
        System.out.printf(
                Locale.ROOT,
                "persons %d part-cases %d years %d: panel %.1f s CPU, scan %.1f s CPU, ratio %.2f%n",
                persons,
                (long) persons * ScaleRegisters.CASES,
                YEARS,
                counted,
                scan,
                counted / scan);
        assertThat(cells[0].sums()).isNotEmpty();
    }

    /** Reads the same columns and groups them by person, as plainly as can be. */
    private static void scan(Dataset<Row> cases, Dataset<Row> population) {
        Column days =
                unix_date(col("to_date")).minus(unix_date(col("from_date"))).multiply(col("extent"));
        Column residence = col("kommun")
                .cast("int")
                .plus(col("year"))
                .plus(unix_date(col("birth_date")))
                .plus(when(col("sex").equalTo("K"), 1).otherwise(0));
        cases.filter(col("benefit_code").isin("SJP", "RP"))
                .select(col("person"), days.as("days"))
                .union(population.select(col("person"), residence.as("days")))
                .groupBy("person")
                .agg(sum("days").as("days"))
                .agg(sum("days"))
                .collectAsList();
    }
}
