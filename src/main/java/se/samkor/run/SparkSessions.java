package se.samkor.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Opens the one Spark session of a process. What spark-submit or a properties file has set is left as it is. */
public final class SparkSessions {
    private static final Map<String, String> ALWAYS = Map.of(
            "spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension",
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog",
            "spark.sql.session.timeZone", "UTC",
            "spark.sql.legacy.timeParserPolicy", "CORRECTED",
            "spark.sql.ansi.enabled", "false",
            // Parquet's own row-group statistics prune what is read; Delta's copy of them costs a query for every scan
            "spark.databricks.delta.stats.skipping", "false",
            "spark.databricks.delta.properties.defaults.dataSkippingNumIndexedCols", "0",
            // the list of files in the checksum of a version costs a query for every write
            "spark.databricks.delta.allFilesInCrc.enabled", "false",
            // rows of the wrong width are findings: the reader must see every column
            "spark.sql.csv.parser.columnPruning.enabled", "false");

    private static final String ADAPTIVE = "spark.sql.adaptive.enabled";
    private static final long SMALL_BYTES = 64L << 20;

    private SparkSessions() {}

    /** The session of this process; local and without a user interface when no master is given. */
    public static SparkSession open(String name) {
        return open(name, Map.of());
    }

    /** The same, with further settings where nothing else has set them. */
    public static SparkSession open(String name, Map<String, String> further) {
        SparkConf conf = new SparkConf().setAppName(name);
        further.forEach(conf::setIfMissing);
        ALWAYS.forEach(conf::set);
        // what is exchanged takes half the bytes that Spark's own choice does, in the same time
        conf.setIfMissing("spark.io.compression.codec", "zstd");
        if (!conf.contains("spark.master")) {
            conf.setMaster("local[*]");
        }
        if (conf.get("spark.master").startsWith("local")) {
            local().forEach(conf::setIfMissing);
        }
        return light(SparkSession.builder().config(conf).getOrCreate());
    }

    /** The session with less to send along with every task. */
    public static SparkSession light(SparkSession spark) {
        HadoopDefaults.drop(spark.sparkContext().hadoopConfiguration());
        return spark;
    }

    /** What suits one machine; also the settings of the tests' shared session. */
    public static Map<String, String> local() {
        int cores = Runtime.getRuntime().availableProcessors();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spark.ui.enabled", "false");
        settings.put("spark.ui.showConsoleProgress", "false");
        settings.put("spark.hadoop.fs.file.impl", LocalFiles.class.getName());
        // one process writes a store at a time (it is locked), and Delta's other way starts programs for every commit
        settings.put("spark.delta.logStore.file.impl", "io.delta.storage.LocalLogStore");
        // the sums of a task are a few megabytes: no detour by blocks on the way to the driver of the same process
        settings.put("spark.task.maxDirectResultSize", "64m");
        settings.put("spark.driver.host", "127.0.0.1");
        settings.put("spark.driver.bindAddress", "127.0.0.1");
        settings.put("spark.sql.shuffle.partitions", Integer.toString(2 * cores));
        settings.put("spark.databricks.delta.snapshotPartitions", "1");
        settings.put("spark.sql.ui.explainMode", "simple");
        // a follow-up makes some 500 classes; with room for a hundred every job of a long session makes them anew
        settings.put("spark.sql.codegen.cache.maxEntries", "4000");
        settings.put("spark.sql.adaptive.coalescePartitions.parallelismFirst", "false");
        // the driver keeps what the pages of its user interface would show of so many, although there are none
        settings.put("spark.ui.retainedJobs", "100");
        settings.put("spark.ui.retainedStages", "100");
        settings.put("spark.ui.retainedTasks", "1000");
        settings.put("spark.sql.ui.retainedExecutions", "20");
        settings.put("spark.sql.sources.parallelPartitionDiscovery.parallelism", Integer.toString(cores));
        return settings;
    }

    /**
     * Suits a local session to the size of what it works on. Planning anew while a query runs pays where much is shuffled;
     * on a small delivery it is a tenth of the whole time. What spark-submit or a properties file says is left as it is.
     */
    public static void suit(SparkSession spark, LongSupplier bytes) {
        if (spark.sparkContext().isLocal() && !spark.sparkContext().getConf().contains(ADAPTIVE)) {
            spark.conf().set(ADAPTIVE, bytes.getAsLong() > SMALL_BYTES);
        }
    }

    /** The settings without which nothing here works, for sessions opened elsewhere. */
    public static Map<String, String> always() {
        return ALWAYS;
    }
}
