package se.samkor.run;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.SparkContext;

/**
 * Says in words which step runs, how many rows it saw and how long it took; the same goes to the log. On a terminal a bar
 * stands there while a step runs.
 */
public final class Progress {
    private final PrintWriter out;
    private final RunLog log;
    private final Optional<SparkContext> shown;

    /** Says it in words alone. */
    public Progress(PrintWriter out) {
        this.out = out;
        this.log = RunLog.none();
        this.shown = Optional.empty();
    }

    public Progress(PrintWriter out, RunLog log, SparkContext spark) {
        this.out = out;
        this.log = log;
        this.shown = Boolean.getBoolean(TerminalBar.TERMINAL) ? Optional.of(spark) : Optional.empty();
    }

    /** A step's outcome: what is said of it, and what it made. */
    public record Outcome<T>(String words, T value) {}

    /** Runs a step and says how it went. */
    public <T> T step(String name, Callable<Outcome<T>> work) {
        long start = System.nanoTime();
        Outcome<T> outcome = watched(name, work);
        double seconds = (System.nanoTime() - start) / 1e9;
        say(String.format(Locale.ROOT, "%-42s %s (%.1f s)", name, outcome.words(), seconds));
        log.info("step", Map.of("step", name, "seconds", seconds, "outcome", outcome.words()));
        return outcome.value();
    }

    private <T> Outcome<T> watched(String name, Callable<Outcome<T>> work) {
        Optional<TerminalBar> bar = shown.map(spark -> new TerminalBar(out, name, () -> TerminalBar.Tasks.of(spark)));
        try {
            return work.call();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException("The step " + name + " failed", failure);
        } finally {
            bar.ifPresent(TerminalBar::close);
        }
    }

    /** Says a line. */
    public void say(String line) {
        out.println(line);
        out.flush();
    }

    /** A number with thin groups of three, as Swedish tables have it. */
    public static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', ' ');
    }
}
