package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line of {@code generate}; no Spark is started. */
class GenerateJobTest {
    @TempDir
    Path folder;

    private record Outcome(int status, String err) {}

    private static Outcome run(String... args) {
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            return new Outcome(Main.run(args), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }

    @Test
    void onlyThePublishedYearCanBeReconstructed() {
        Outcome outcome = run("generate", "--reconstruct", "2019", "--out", folder.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("Cannot reconstruct 2019").doesNotContain("\tat ");
    }

    @Test
    void thePublishedTableSettlesThePersons() {
        Outcome outcome = run("generate", "--reconstruct", "2020", "--persons", "10", "--out", folder.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("--persons");
    }

    @Test
    void thereMustBeAFolderToWriteTo() {
        assertThat(run("generate", "--reconstruct", "2020").status()).isEqualTo(2);
    }

    @Test
    void anUnknownFormatIsWrongUsage() {
        Outcome outcome = run("generate", "--format", "xml", "--out", folder.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("csv or parquet, found xml");
    }

    @Test
    void noPersonsAreWrongUsage() {
        Outcome outcome = run("generate", "--persons", "0", "--out", folder.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("--persons must be at least 1");
    }

    @Test
    void aFolderWithOtherFilesIsLeftAlone() throws IOException {
        Path letter = Files.writeString(folder.resolve("letter.txt"), "dear");
        Outcome outcome = run("generate", "--reconstruct", "2020", "--out", folder.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("holds letter.txt, which is no part of a delivery");
        assertThat(letter).hasContent("dear");
    }
}
