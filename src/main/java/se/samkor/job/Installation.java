package se.samkor.job;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.spark.sql.SparkSession;
import se.samkor.run.Progress;
import se.samkor.run.Settings;
import se.samkor.run.SparkSessions;
import se.samkor.store.DeltaStore;
import se.samkor.store.StoreLock;

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
    private static final Queue<StoreLock> HELD = new ConcurrentLinkedQueue<>();
    private static final Queue<Watch> WATCHING = new ConcurrentLinkedQueue<>();

    /** Opens a store for a job that writes, alone until it closes; makes it where the job may be the first. */
    static Installation open(SharedOptions options, String job, boolean create, PrintWriter err) {
        return open(options, job, create, true, err);
    }

    /** Opens a store for a job that only reads, whoever writes meanwhile. */
    static Installation view(SharedOptions options, String job, PrintWriter err) {
        return open(options, job, false, false, err);
    }

    private static Installation open(
            SharedOptions options, String job, boolean create, boolean writes, PrintWriter err) {
        Instant now = Instant.now();
        Watch watch = Watch.begin(options, job, Ledger.idOf(now));
        WATCHING.add(watch);
        Settings settings = Settings.load(Optional.ofNullable(options.confFile));
        String location = options.requiredStore();
        SparkSession spark = SparkSessions.open("samkor " + job, watch.eventLog());
        if (options.verbose) {
            spark.sparkContext().setLogLevel("INFO");
        }
        DeltaStore store = create ? DeltaStore.openOrCreate(spark, location) : DeltaStore.open(spark, location);
        SparkSessions.suit(spark, store::bytes);
        if (writes) {
            HELD.add(store.lock(job));
        }
        watch.on(spark, store.location());
        Ledger ledger = new Ledger(store, settings, now, Optional.of(watch));
        return new Installation(spark, store, settings, ledger, new Progress(err, watch.log(), spark.sparkContext()));
    }

    /** Tells those who look on what went wrong. */
    static void failed(String message) {
        WATCHING.forEach(watch -> watch.failed(message));
    }

    /** Gives back every store that was opened. The entry point does it, so no job can forget. */
    static void release(int status) {
        for (Watch watch = WATCHING.poll(); watch != null; watch = WATCHING.poll()) {
            watch.end(status);
        }
        for (StoreLock lock = HELD.poll(); lock != null; lock = HELD.poll()) {
            lock.close();
        }
    }
}
