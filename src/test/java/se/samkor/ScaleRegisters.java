package se.samkor;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Validated registers of any size, as Parquet, made by Spark alone: for measuring time and memory, not for reading. */
public final class ScaleRegisters {
    /** Part-cases a person. */
    public static final int CASES = 20;

    private final SparkSession spark = SharedSpark.session();
    private final Path folder;
    private final int persons;

    public ScaleRegisters(Path folder, int persons) {
        this.folder = folder.resolve("persons" + persons);
        this.persons = persons;
    }

    private Column person() {
        return expr("id % " + persons + "L").as("person");
    }

    /** Part-cases of sjukpenning spread over 2014 to 2021. */
    public Dataset<Row> cases() {
        return written(
                "cases",
                spark.range((long) persons * CASES)
                        .select(
                                person(),
                                lit("SJP").as("benefit_code"),
                                expr("date_add(date'2014-01-01', cast(pmod(xxhash64(id, 1), 2900) as int))")
                                        .as("from_date"),
                                expr("cast(1 - 40 * ln(1 - pmod(xxhash64(id, 2), 100000) / 100000.0) as int)")
                                        .as("days"),
                                lit(10_000).as("extent"),
                                lit("F32").as("diagnosis"))
                        .withColumn("to_date", expr("date_add(from_date, days)"))
                        .drop("days"));
    }

    /** Everybody on every 31 December of so many years, always in the same kommun. */
    public Dataset<Row> population(int firstYear, int years) {
        String own = "id % " + persons + "L";
        return written(
                "population",
                spark.range((long) persons * years)
                        .select(
                                person(),
                                expr("cast(" + firstYear + " + id div " + persons + "L as int)")
                                        .as("year"),
                                expr("lpad(cast(100 + pmod(xxhash64(" + own + ", 3), 290) as string), 4, '0')")
                                        .as("kommun"),
                                expr("if(id % 2 = 0, 'K', 'M')").as("sex"),
                                expr("date_add(date'1955-01-01', cast(pmod(xxhash64(" + own + ", 4), 16000) as int))")
                                        .as("birth_date")));
    }

    private Dataset<Row> written(String name, Dataset<Row> rows) {
        String path = folder.resolve(name).toString();
        rows.write().parquet(path);
        return spark.read().parquet(path);
    }

    /** CPU time of the whole process, in seconds. */
    public static double seconds(Runnable work) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long from = system.getProcessCpuTime();
        work.run();
        return (system.getProcessCpuTime() - from) / 1e9;
    }
}
