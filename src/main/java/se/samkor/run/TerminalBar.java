package se.samkor.run;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkStageInfo;
import scala.Option;

/**
 * A line on a terminal that is drawn again and again while a step runs: how many tasks of the stages under way are done.
 * Whoever looks on sees that something happens; in a file it would be a nuisance, so it is drawn on a terminal alone.
 */
final class TerminalBar implements AutoCloseable {
    /** Set by the launcher where standard error is a terminal: Java itself cannot tell. */
    static final String TERMINAL = "samkor.terminal";

    private static final int WIDTH = 30;
    private static final long BETWEEN_MILLISECONDS = 200;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter out;
    private final Supplier<Tasks> tasks;
    private final String step;
    private final Thread drawing;
    private volatile boolean ended;

    /** Tasks of the stages under way. */
    record Tasks(int done, int all) {
        static Tasks of(SparkContext spark) {
            int done = 0;
            int all = 0;
            for (int stage : spark.statusTracker().getActiveStageIds()) {
                Option<SparkStageInfo> info = spark.statusTracker().getStageInfo(stage);
                done += info.isDefined() ? info.get().numCompletedTasks() : 0;
                all += info.isDefined() ? info.get().numTasks() : 0;
            }
            return new Tasks(done, all);
        }
    }

    TerminalBar(PrintWriter out, String step, Supplier<Tasks> tasks) {
        this.out = out;
        this.step = step;
        this.tasks = tasks;
        this.drawing = new Thread(this::draw, "progress");
        drawing.setDaemon(true);
        drawing.start();
    }

    private void draw() {
        while (!ended) {
            String line = line(step, tasks.get());
            synchronized (out) {
                if (!ended) {
                    out.print(CLEAR + line);
                    out.flush();
                }
            }
            try {
                Thread.sleep(BETWEEN_MILLISECONDS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** The line as it stands: the step, a bar, and the counts; without tasks the step alone. */
    static String line(String step, Tasks tasks) {
        if (tasks.all() == 0) {
            return step + " ...";
        }
        int full = WIDTH * tasks.done() / tasks.all();
        return String.format(
                Locale.ROOT,
                "%-42s [%s%s] %d/%d",
                step,
                "=".repeat(full),
                " ".repeat(WIDTH - full),
                tasks.done(),
                tasks.all());
    }

    /** Wipes the line, so that what is said next stands alone. */
    @Override
    public void close() {
        ended = true;
        drawing.interrupt();
        synchronized (out) {
            out.print(CLEAR);
            out.flush();
        }
    }
}
