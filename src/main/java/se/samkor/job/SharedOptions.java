package se.samkor.job;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every job understands. */
public final class SharedOptions {
    @Option(
            names = "--conf-file",
            paramLabel = "FILE",
            description = "Settings (HOCON); overrides the defaults key by key.")
    @Nullable
    Path confFile;

    @Option(names = "--verbose", description = "Show log lines of level INFO and, when the job fails, the stack trace.")
    boolean verbose;
}
