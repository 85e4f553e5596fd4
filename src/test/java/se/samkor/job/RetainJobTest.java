package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.CommandLineRun;

/** A store of two deliveries, of which the policy keeps both, and then only the later. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class RetainJobTest {
    @TempDir
    static Path folder;

    private static String early;
    private static String late;

    @BeforeAll
    static void twoYears() throws IOException {
        new SmallDelivery().write(folder.resolve("d1"));
        new SmallDelivery()
                .with("befolkning", SmallDelivery.ANNA + ";2020;0180;K;1980-01-01")
                .write(folder.resolve("d2"));
        early = linked("d1");
        late = linked("d2");
    }

    /** Reads and links a delivery; returns the run that linked it. */
    private static String linked(String delivery) throws IOException {
        String key = SmallDelivery.key(folder).toString();
        CommandLineRun read =
                job("ingest", "--delivery", folder.resolve(delivery).toString(), "--key-file", key);
        assertThat(read.status()).as(read.err()).isZero();
        assertThat(job("link").status()).isZero();
        List<String> runs = job("runs").out().lines().toList();
        return runs.get(runs.size() - 1).split("\t")[0];
    }

    private static CommandLineRun job(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--store", folder.resolve("store").toString()));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    private static CommandLineRun retain(String settings) throws IOException {
        return job(
                "retain",
                "--conf-file",
                Files.writeString(folder.resolve("my.conf"), settings).toString());
    }

    private static long dataFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            return files.filter(file -> file.toString().endsWith(".parquet")).count();
        }
    }

    @Test
    void a_withinItsTimeNothingThatARunNamesIsTouched() throws IOException {
        assertThat(retain("retention { deliveries = 1, days = 365 }").status()).isZero();
        assertThat(job("runs", "--verify", early).out()).contains("equal    link histories version 0", "is verified");
    }

    @Test
    void b_afterItsTimeOnlyTheLatestIsLeft() throws IOException {
        long before = dataFiles();
        CommandLineRun run = retain("retention { deliveries = 1, days = 0 }");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("befolkning: ", "histories: ", "Kept: the latest version of every table");
        assertThat(dataFiles()).isLessThan(before);
        assertThat(job("runs", "--verify", late).out()).contains("equal    link histories version 1", "is verified");
    }

    @Test
    void c_whatIsGoneIsSaidToBeGone() {
        CommandLineRun verified = job("runs", "--verify", early);
        assertThat(verified.status()).isEqualTo(4);
        assertThat(verified.err())
                .contains("Cannot verify the run " + early, "is not in the store any more; retain removed it in run ");
        CommandLineRun linked = job("link", "--as-of", "d1");
        assertThat(linked.status()).isEqualTo(4);
        assertThat(linked.err()).contains("its files are not in the store any more");
    }

    @Test
    void d_againThereIsNothingToRemove() throws IOException {
        assertThat(retain("retention { deliveries = 1, days = 0 }").out()).contains("Removed 0 files");
        CommandLineRun wrong = retain("retention { deliveries = 0, days = 0 }");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("retention.deliveries must be a whole number from 1 to 1000");
    }
}
