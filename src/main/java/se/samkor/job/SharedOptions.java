package se.samkor.job;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.samkor.domain.Stop;

/** The options that every job understands. */
public final class SharedOptions {
    @Option(
            names = "--conf-file",
            paramLabel = "FILE",
            description = "Settings (HOCON); overrides the defaults key by key.")
    @Nullable
    Path confFile;

    @Option(names = "--store", paramLabel = "DIR-or-URI", description = "The Delta tables of this installation.")
    @Nullable
    String store;

    @Option(names = "--out", paramLabel = "DIR", description = "Where results are written.")
    @Nullable
    Path out;

    @Option(names = "--verbose", description = "Show log lines of level INFO and, when the job fails, the stack trace.")
    boolean verbose;

    @Option(
            names = "--log-file",
            paramLabel = "FILE",
            description = "Adds what a job on a store does to a file, a line of JSON for each event.")
    @Nullable
    Path logFile;

    @Option(
            names = "--lineage-file",
            paramLabel = "FILE",
            description = "Adds which table versions came from which to a file, as OpenLineage events.")
    @Nullable
    Path lineageFile;

    @Option(
            names = "--event-log",
            paramLabel = "DIR-or-URI",
            description = "Where Spark writes its event log, for the history server.")
    @Nullable
    String eventLog;

    String requiredStore() {
        if (store == null || store.isBlank()) {
            throw new Stop.WrongUsage("Missing required option: '--store=DIR-or-URI'");
        }
        return store;
    }

    Path requiredOut() {
        if (out == null) {
            throw new Stop.WrongUsage("Missing required option: '--out=DIR'");
        }
        return out;
    }
}
