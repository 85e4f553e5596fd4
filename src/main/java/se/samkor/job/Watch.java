package se.samkor.job;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.ExitStatus;
import se.samkor.domain.Stop;
import se.samkor.identity.NumberMask;
import se.samkor.run.LineageFile;
import se.samkor.run.RunLog;
import se.samkor.run.TaskMeter;

/** Who looks on while a job runs: the log, the lineage file, and the meter of what tasks use. */
final class Watch {
    private final SharedOptions options;
    private final String job;
    private final String runId;
    private final RunLog log;
    private @Nullable LineageFile lineage;
    private @Nullable TaskMeter meter;

    private Watch(SharedOptions options, String job, String runId) {
        this.options = options;
        this.job = job;
        this.runId = runId;
        this.log = RunLog.to(Optional.ofNullable(options.logFile), runId, job);
    }

    /** Begins with the log alone, before anything else can go wrong. */
    static Watch begin(SharedOptions options, String job, String runId) {
        return new Watch(options, job, runId);
    }

    RunLog log() {
        return log;
    }

    /** The settings of Spark that its event log asks for; the folder is made. */
    Map<String, String> eventLog() {
        if (options.eventLog == null) {
            return Map.of();
        }
        Path folder = new Path(options.eventLog);
        try {
            FileSystem files = folder.getFileSystem(new Configuration());
            files.mkdirs(folder);
            return Map.of(
                    "spark.eventLog.enabled",
                    "true",
                    "spark.eventLog.dir",
                    files.makeQualified(folder).toString());
        } catch (IOException | IllegalArgumentException unreachable) {
            throw new Stop.WrongUsage("Cannot write an event log to " + folder + ": expected a folder that this user"
                    + " may write to (" + unreachable.getClass().getSimpleName() + ").");
        }
    }

    /** Goes on with the session and the store, once they are there. */
    void on(SparkSession spark, URI store) {
        meter = TaskMeter.on(spark.sparkContext());
        if (options.lineageFile != null) {
            lineage = new LineageFile(options.lineageFile, store, runId, job);
            lineage.begin(Instant.now());
        }
    }

    /** What a step has used, as JSON; called once when it is done. */
    String usage() {
        return meter == null ? "" : meter.take().json();
    }

    /** A step that was recorded. */
    void done(Ledger.Plan plan, Instant started, Ledger.Done done, String usage) {
        Map<String, Object> line = new TreeMap<>(Map.of(
                "step", plan.job(),
                "delivery", plan.delivery(),
                "read", plan.read(),
                "written", done.written(),
                "rows_in", done.rowsIn(),
                "rows_out", done.rowsOut(),
                "metrics", usage));
        if (plan.year() != null) {
            line.put("year", plan.year());
        }
        log.info("recorded", line);
        if (lineage != null) {
            lineage.step(new LineageFile.Step(
                    plan.job(), plan.delivery(), started, Instant.now(), plan.read(), done.written(), done.rowsOut()));
        }
    }

    void failed(String message) {
        log.error("error", Map.of("message", NumberMask.hide(message)));
    }

    void end(int status) {
        log.info("end", Map.of("status", status));
        if (lineage != null) {
            lineage.end(Instant.now(), status == ExitStatus.DONE.code());
        }
        if (meter != null) {
            meter.close();
        }
    }
}
