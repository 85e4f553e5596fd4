package se.samkor.job;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.TimeZone;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;
import se.samkor.domain.ExitStatus;
import se.samkor.domain.Stop;
import se.samkor.identity.NumberMask;

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
            RotateKeyJob.class,
            RetainJob.class,
            ForgetPersonJob.class
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
            // a word in the wrong place is repeated, and might be a number
            err.println("samkor: " + NumberMask.hide(String.valueOf(failure.getMessage())));
            return ExitStatus.WRONG_USAGE.code();
        });
        int status = ExitStatus.FAILED.code();
        try {
            status = line.execute(args);
            return status;
        } finally {
            Installation.release(status);
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
            Installation.failed(String.valueOf(stop.getMessage()));
            return stop.status().code();
        }
        String failed = "the job failed (" + failure.getClass().getSimpleName() + ")";
        err.println("samkor: " + failed + "; run again with --verbose for details.");
        Installation.failed(failed);
        return ExitStatus.FAILED.code();
    }
}
