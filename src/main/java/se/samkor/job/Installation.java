package se.samkor.job;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import se.samkor.run.Progress;
import se.samkor.run.Settings;
import se.samkor.run.SparkSessions;
import se.samkor.store.DeltaStore;

/**
 * What the steps of a job work with.
 *
 * @param spark the session
 * @param store the tables
 * @param settings checked before anything started
 * @param ledger the record of runs
 * @param progress where the steps say how they go
 */
record Installation(SparkSession spark, DeltaStore store, Settings settings, Ledger ledger, Progress progress) {
    /** Opens a store; makes it where a job may be the first to write. */
    static Installation open(SharedOptions options, String job, boolean create, PrintWriter err) {
        Settings settings = Settings.load(Optional.ofNullable(options.confFile));
        String location = options.requiredStore();
        SparkSession spark = SparkSessions.open("samkor " + job);
        if (options.verbose) {
            spark.sparkContext().setLogLevel("INFO");
        }
        DeltaStore store = create ? DeltaStore.openOrCreate(spark, location) : DeltaStore.open(spark, location);
        Ledger ledger = new Ledger(spark, store, settings, Instant.now());
        return new Installation(spark, store, settings, ledger, new Progress(err));
    }
}
