package se.samkor.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import se.samkor.domain.Stop;

/**
 * What a run does, for machines: a line of JSON for each event, added to a file. Every line has {@code time} (UTC), {@code
 * level}, {@code run}, {@code job} and {@code event}. Steps are told by name, duration and counts, never by a row.
 */
public final class RunLog {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Optional<Path> file;
    private final String run;
    private final String job;

    private RunLog(Optional<Path> file, String run, String job) {
        this.file = file;
        this.run = run;
        this.job = job;
    }

    /** A log that is added to the file, or none where no file is named. A clear stop when it cannot be written. */
    public static RunLog to(Optional<Path> file, String run, String job) {
        RunLog log = new RunLog(file, run, job);
        // a digest of all that the program holds: not for a line that nobody reads
        if (file.isPresent()) {
            log.info("begin", Map.of("code_version", CodeVersion.current()));
        }
        return log;
    }

    /** A log that nobody reads. */
    public static RunLog none() {
        return new RunLog(Optional.empty(), "", "");
    }

    /** Something went as it should. Values are texts and numbers. */
    public void info(String event, Map<String, ?> more) {
        write("INFO", event, more);
    }

    /** Something went wrong. */
    public void error(String event, Map<String, ?> more) {
        write("ERROR", event, more);
    }

    private synchronized void write(String level, String event, Map<String, ?> more) {
        if (file.isEmpty()) {
            return;
        }
        ObjectNode line = MAPPER.createObjectNode();
        line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("level", level).put("run", run).put("job", job).put("event", event);
        new java.util.TreeMap<>(more).forEach((name, value) -> line.set(name, MAPPER.valueToTree(value)));
        append(file.get(), line.toString());
    }

    /** Adds a line to a file, whose folder is made where there is none. */
    static void append(Path file, String line) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Files.writeString(
                    file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new Stop.WrongUsage("Cannot write to " + file + ": expected a file that this user may write to ("
                    + failed.getClass().getSimpleName() + ").");
        }
    }
}
