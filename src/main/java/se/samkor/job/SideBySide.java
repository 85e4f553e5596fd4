package se.samkor.job;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.spark.sql.SparkSession;

/** Runs independent Spark actions two at a time: while one is planned on the driver, the other computes. */
final class SideBySide {
    private static final int AT_ONCE = 2;

    private SideBySide() {}

    /** Runs all; the first failure is thrown when every action has ended. */
    static void run(SparkSession spark, List<Runnable> actions) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            CompletableFuture<?>[] running = actions.stream()
                    .map(action -> CompletableFuture.runAsync(
                            () -> {
                                SparkSession.setActiveSession(spark);
                                action.run();
                            },
                            threads))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(running).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        } finally {
            threads.shutdown();
        }
    }
}
