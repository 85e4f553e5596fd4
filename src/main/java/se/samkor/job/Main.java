package se.samkor.job;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.TimeZone;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;
import se.samkor.domain.ExitStatus;
import se.samkor.domain.Stop;

/** The entry point: one subcommand per job. */
@Command(
        name = "samkor",
        description =
                "Follows up rehabilitation financed by samordningsförbund: from the registers to the published table.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "JOB",
        subcommands = {
            DemoJob.class,
            GenerateJob.class,
            IngestJob.class,
            LinkJob.class,
            DurabilityJob.class,
            FollowUpJob.class,
            TablesJob.class,
            RunsJob.class,
            ProtectJob.class,
            PublishJob.class,
            CompareJob.class,
            RevisionsJob.class,
            EffectsJob.class,
            RotateKeyJob.class
        })
public final class Main {
    public static void main(String[] args) {
        int status = run(args);
        if (status != ExitStatus.DONE.code()) {
            // under a cluster manager a plain return is the only success it recognises
            System.exit(status);
        }
    }

    /** Runs a job and returns the exit status; nothing is thrown. */
    public static int run(String... args) {
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler(Main::explain);
        line.setParameterExceptionHandler((failure, arguments) -> {
            PrintWriter err = failure.getCommandLine().getErr();
            err.println("samkor: " + failure.getMessage());
            return ExitStatus.WRONG_USAGE.code();
        });
        try {
            return line.execute(args);
        } finally {
            Installation.release();
        }
    }

    private static int explain(Exception failure, CommandLine line, ParseResult parsed) {
        boolean verbose = parsed.expandedArgs().contains("--verbose");
        PrintWriter err = line.getErr();
        if (verbose) {
            failure.printStackTrace(err);
        }
        if (failure instanceof Stop stop) {
            err.println("samkor: " + stop.getMessage());
            return stop.status().code();
        }
        err.println("samkor: the job failed (" + failure.getClass().getSimpleName()
                + "); run again with --verbose for details.");
        return ExitStatus.FAILED.code();
    }
}
