package se.samkor.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import se.samkor.run.CodeVersion;

/** What is handed to whoever asked that persons be forgotten: when, by which run, and how many rows of which tables. */
record ForgetReceipt(ForgetPersonStep.Receipt receipt) {
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Receipt of forget-person, run " + receipt.runId() + ", "
                + receipt.time().truncatedTo(ChronoUnit.SECONDS) + ", Samkör " + CodeVersion.current());
        if (receipt.isEmpty()) {
            lines.add("The store holds nothing of the persons named; nothing was changed.");
            return lines;
        }
        receipt.rows()
                .forEach((table, rows) -> lines.add("  " + table + ": " + rows + " rows removed, in all versions"));
        if (!receipt.emptied().isEmpty()) {
            lines.add("  emptied, in all versions, since they were made of persons: "
                    + String.join(", ", receipt.emptied()));
            lines.add("Run follow-up again to make results without the persons.");
        }
        lines.add(
                "Not reached: result files and publications outside the store, and the delivery's own files. A delivery"
                        + " that still names the persons brings them back when it is new to the store.");
        return lines;
    }

    /** Writes {@code out/internal/forgotten-RUN.txt} and returns its path. */
    static Path write(List<String> lines, String runId, Path out) {
        Path file = out.resolve("internal").resolve("forgotten-" + runId + ".txt");
        try {
            Files.createDirectories(out.resolve("internal"));
            Files.write(file, lines, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + file, failed);
        }
        return file;
    }
}
