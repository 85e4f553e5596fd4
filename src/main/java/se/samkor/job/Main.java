package se.samkor.job;

import java.io.PrintWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import se.samkor.domain.ExitStatus;
import se.samkor.domain.Stop;
import se.samkor.identity.NumberMask;
import se.samkor.run.WarmUp;

/** The entry point: one subcommand per job. */
@Command(
        name = "samkor",
        description =
                "Follows up rehabilitation financed by samordningsförbund: from the registers to the published table.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "JOB")
public final class Main {
    /** The jobs by name, in the order of the list that is shown. */
    private static final Map<String, Class<?>> JOBS = jobs();

    private static Map<String, Class<?>> jobs() {
        Map<String, Class<?>> jobs = new LinkedHashMap<>();
        jobs.put("demo", DemoJob.class);
        jobs.put("generate", GenerateJob.class);
        jobs.put("ingest", IngestJob.class);
        jobs.put("link", LinkJob.class);
        jobs.put("durability", DurabilityJob.class);
        jobs.put("follow-up", FollowUpJob.class);
        jobs.put("tables", TablesJob.class);
        jobs.put("runs", RunsJob.class);
        jobs.put("protect", ProtectJob.class);
        jobs.put("publish", PublishJob.class);
        jobs.put("compare", CompareJob.class);
        jobs.put("revisions", RevisionsJob.class);
        jobs.put("effects", EffectsJob.class);
        jobs.put("rotate-key", RotateKeyJob.class);
        jobs.put("retain", RetainJob.class);
        jobs.put("forget-person", ForgetPersonJob.class);
        return Collections.unmodifiableMap(jobs);
    }

    /** The command line; of the jobs only the one that is asked for, where one is: to look through all takes as long as to parse. */
    static CommandLine commandLine(String... args) {
        CommandLine line = new CommandLine(new Main());
        boolean one = args.length > 0 && JOBS.containsKey(args[0]);
        JOBS.forEach((name, job) -> {
            if (!one || name.equals(args[0])) {
                line.addSubcommand(name, job);
            }
        });
        return line;
    }

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
        WarmUp.begin();
        CommandLine line = commandLine(args);
        line.setExecutionStrategy(new ResultsDelivered());
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

    /**
     * Runs the job, and brings its results to where they were asked for. What the job prints is named here and not before: picocli
     * gives a command a writer of its own when it has looked for {@code --help}.
     */
    private static final class ResultsDelivered extends CommandLine.RunLast {
        @Override
        protected List<Object> handle(ParseResult parsed) {
            Optional<SharedOptions> shared =
                    Optional.ofNullable(parsed.subcommand()).flatMap(Main::shared);
            shared.ifPresent(options -> {
                CommandLine job = parsed.subcommand().commandSpec().commandLine();
                job.setOut(options.naming(job.getOut()));
            });
            try {
                return super.handle(parsed);
            } finally {
                shared.ifPresent(options -> deliver(options, parsed));
            }
        }
    }

    private static Optional<SharedOptions> shared(ParseResult job) {
        return job.commandSpec().mixins().values().stream()
                .map(CommandSpec::userObject)
                .filter(SharedOptions.class::isInstance)
                .map(SharedOptions.class::cast)
                .findFirst();
    }

    private static void deliver(SharedOptions options, ParseResult parsed) {
        try {
            options.deliver();
        } catch (Stop stop) {
            throw new CommandLine.ExecutionException(
                    parsed.subcommand().commandSpec().commandLine(), String.valueOf(stop.getMessage()), stop);
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
        String failed = diskTrouble(failure)
                .orElse("the job failed (" + failure.getClass().getSimpleName()
                        + "); run again with --verbose for details.");
        err.println("samkor: " + failed);
        Installation.failed(failed);
        return ExitStatus.FAILED.code();
    }

    /** What the operating system says of a disk, however deep it stands; a task's failure is told in its message alone. */
    private static Optional<String> diskTrouble(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage());
            if (said.contains("No space left on device")) {
                return Optional.of(
                        "Cannot go on: no space is left on the disk of the store, of the results or of Spark's"
                                + " temporary files; make room and run again.");
            }
            if (said.contains("Read-only file system")) {
                return Optional.of("Cannot go on: the disk of the store or of the results has become read-only; have it"
                        + " mended and run again.");
            }
        }
        return Optional.empty();
    }
}
