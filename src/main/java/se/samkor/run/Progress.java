package se.samkor.run;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Says in words which step runs, how many rows it saw and how long it took. */
public final class Progress {
    private final PrintWriter out;

    public Progress(PrintWriter out) {
        this.out = out;
    }

    /** A step's outcome: what is said of it, and what it made. */
    public record Outcome<T>(String words, T value) {}

    /** Runs a step and says how it went. */
    public <T> T step(String name, Callable<Outcome<T>> work) {
        long start = System.nanoTime();
        try {
            Outcome<T> outcome = work.call();
            double seconds = (System.nanoTime() - start) / 1e9;
            say(String.format(Locale.ROOT, "%-42s %s (%.1f s)", name, outcome.words(), seconds));
            return outcome.value();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException("The step " + name + " failed", failure);
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
