package se.samkor.publication;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs of others that read what is published. {@code .ci/run} installs them; a test that needs one which is not there is skipped
 * and says so.
 */
final class ReaderTools {
    private static final Path PACKAGES = Path.of("target", "readers", "node_modules");

    private ReaderTools() {}

    /** A file of an npm package. */
    static Path packaged(String file) {
        Path path = PACKAGES.resolve(file);
        Assumptions.assumeTrue(
                Files.exists(path),
                "SKIPPED, not installed: npm package file " + file + " (bash .ci/readers installs it)");
        return path;
    }

    static Path browser() {
        Optional<Path> installed = HeadlessBrowser.installed();
        Assumptions.assumeTrue(
                installed.isPresent(), "SKIPPED, not installed: chromium (bash .ci/readers installs it)");
        return installed.orElseThrow();
    }

    /** A program on the path. */
    static String program(String... names) {
        for (String name : names) {
            for (String folder : System.getenv("PATH").split(":", -1)) {
                if (Files.isExecutable(Path.of(folder, name))) {
                    return Path.of(folder, name).toString();
                }
            }
        }
        Assumptions.assumeTrue(
                false, "SKIPPED, not installed: " + String.join(" or ", names) + " (bash .ci/readers installs it)");
        return "";
    }

    /** Runs a program and returns what it wrote; an exit status other than 0 is an error with that text. */
    static String run(Path folder, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(List.of(command) + " did not end");
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            throw new AssertionError(new ArrayList<>(List.of(command)) + ": " + text);
        }
        return text;
    }
}
