package se.samkor.bench;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/** The bytes that Spark writes for exchanges, counted task by task. */
final class Exchanged extends SparkListener {
    private final AtomicLong bytes = new AtomicLong();
    private final SparkSession spark;

    private Exchanged(SparkSession spark) {
        this.spark = spark;
    }

    static Exchanged of(SparkSession spark) {
        Exchanged exchanged = new Exchanged(spark);
        spark.sparkContext().addSparkListener(exchanged);
        return exchanged;
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd task) {
        if (task.taskMetrics() != null) {
            bytes.addAndGet(task.taskMetrics().shuffleWriteMetrics().bytesWritten());
        }
    }

    void reset() {
        settle();
        bytes.set(0);
    }

    long bytes() {
        settle();
        return bytes.get();
    }

    /** Events reach a listener a little after the action is done. */
    private void settle() {
        try {
            spark.sparkContext().listenerBus().waitUntilEmpty();
        } catch (java.util.concurrent.TimeoutException late) {
            throw new IllegalStateException(late);
        }
    }
}
