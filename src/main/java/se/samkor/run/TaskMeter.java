package se.samkor.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Adds up what the tasks of a step have used, on whatever machine they ran. */
public final class TaskMeter extends SparkListener implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long PATIENCE_MILLISECONDS = 5_000;

    private final SparkContext spark;
    private Usage usage = Usage.NOTHING;

    private TaskMeter(SparkContext spark) {
        this.spark = spark;
    }

    /** Begins to add up; until it is closed. */
    public static TaskMeter on(SparkContext spark) {
        TaskMeter meter = new TaskMeter(spark);
        spark.addSparkListener(meter);
        return meter;
    }

    /**
     * What tasks have used: times in seconds summed over tasks, amounts in bytes and rows; the memory is the most of a task.
     */
    public record Usage(
            long tasks,
            long failedTasks,
            double runSeconds,
            double cpuSeconds,
            double gcSeconds,
            long bytesRead,
            long rowsRead,
            long bytesWritten,
            long rowsWritten,
            long bytesShuffled,
            long bytesSpilled,
            long peakMemory) {
        static final Usage NOTHING = new Usage(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        private Usage and(TaskMetrics more, boolean failed) {
            return new Usage(
                    tasks + 1,
                    failedTasks + (failed ? 1 : 0),
                    runSeconds + more.executorRunTime() / 1e3,
                    cpuSeconds + more.executorCpuTime() / 1e9,
                    gcSeconds + more.jvmGCTime() / 1e3,
                    bytesRead + more.inputMetrics().bytesRead(),
                    rowsRead + more.inputMetrics().recordsRead(),
                    bytesWritten + more.outputMetrics().bytesWritten(),
                    rowsWritten + more.outputMetrics().recordsWritten(),
                    bytesShuffled + more.shuffleWriteMetrics().bytesWritten(),
                    bytesSpilled + more.diskBytesSpilled(),
                    Math.max(peakMemory, more.peakExecutionMemory()));
        }

        /** The figures as one line of JSON. */
        public String json() {
            ObjectNode json = MAPPER.createObjectNode();
            json.put("tasks", tasks).put("failed_tasks", failedTasks);
            json.put("run_seconds", rounded(runSeconds)).put("cpu_seconds", rounded(cpuSeconds));
            json.put("gc_seconds", rounded(gcSeconds));
            json.put("bytes_read", bytesRead).put("rows_read", rowsRead);
            json.put("bytes_written", bytesWritten).put("rows_written", rowsWritten);
            json.put("bytes_shuffled", bytesShuffled).put("bytes_spilled", bytesSpilled);
            json.put("peak_memory", peakMemory);
            return json.toString();
        }

        private static double rounded(double seconds) {
            return Math.round(seconds * 1000) / 1000.0;
        }
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        TaskMetrics metrics = end.taskMetrics();
        // of a task whose executor was lost nothing is known but that it failed
        usage = metrics == null
                ? usage.and(new TaskMetrics(), true)
                : usage.and(metrics, !end.taskInfo().successful());
    }

    /** What was used since this was asked last. */
    public Usage take() {
        try {
            spark.listenerBus().waitUntilEmpty(PATIENCE_MILLISECONDS);
        } catch (TimeoutException busy) {
            // what comes late counts in the step after
        }
        synchronized (this) {
            Usage taken = usage;
            usage = Usage.NOTHING;
            return taken;
        }
    }

    @Override
    public void close() {
        spark.removeSparkListener(this);
    }
}
