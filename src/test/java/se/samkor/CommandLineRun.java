package se.samkor;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import se.samkor.job.Main;

/**
 * A job as a user starts it.
 *
 * @param status the exit status
 * @param out what it printed
 * @param err what it said on standard error
 */
public record CommandLineRun(int status, String out, String err) {
    public static CommandLineRun of(String... args) {
        SharedSpark.session();
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
            int status = Main.run(args);
            return new CommandLineRun(
                    status, printed.toString(StandardCharsets.UTF_8), said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
