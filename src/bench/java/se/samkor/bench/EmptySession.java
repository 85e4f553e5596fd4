package se.samkor.bench;

import org.apache.spark.sql.SparkSession;
import se.samkor.run.SparkSessions;
import se.samkor.run.WarmUp;

/** Opens a Spark session, asks it for nothing, and ends. */
final class EmptySession {
    /** The word for a session as Spark opens it by itself, with Delta. */
    static final String PLAIN = "plain";

    private EmptySession() {}

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(PLAIN)) {
            SparkSession.builder()
                    .master("local[*]")
                    .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
                    .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                    .getOrCreate();
        } else {
            WarmUp.begin();
            SparkSessions.open("empty");
        }
    }
}
