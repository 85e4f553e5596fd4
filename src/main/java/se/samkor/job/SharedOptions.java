package se.samkor.job;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
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

    @Option(names = "--out", paramLabel = "DIR-or-URI", description = "Where results are written.")
    @Nullable
    String out;

    private @Nullable OutFolder elsewhere;

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

    /** The address of the results as it was given. */
    String requiredAddress() {
        if (out == null || out.isBlank()) {
            throw new Stop.WrongUsage("Missing required option: '--out=DIR-or-URI'");
        }
        return out;
    }

    /** The folder of this machine that results are written to; {@link #deliver} brings them to an address elsewhere. */
    Path requiredOut() {
        String address = requiredAddress();
        if (!OutFolder.isElsewhere(address)) {
            return OutFolder.here(address);
        }
        if (elsewhere == null) {
            elsewhere = OutFolder.open(address);
        }
        return elsewhere.local();
    }

    /** The same, where results were asked for. */
    Optional<Path> wantedOut() {
        return out == null ? Optional.empty() : Optional.of(requiredOut());
    }

    /** Brings results to their address; nothing where they are there already. */
    void deliver() {
        if (elsewhere != null) {
            elsewhere.deliver();
            elsewhere = null;
        }
    }

    private String named(String said) {
        return elsewhere == null ? said : elsewhere.named(said);
    }

    /** What is said of files, by their address. */
    PrintWriter naming(PrintWriter print) {
        return new PrintWriter(print, true) {
            @Override
            public void write(String text, int from, int length) {
                String said = text.substring(from, from + length);
                String named = named(said);
                super.write(named, 0, named.length());
            }
        };
    }
}
