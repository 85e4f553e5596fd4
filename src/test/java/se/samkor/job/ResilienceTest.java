package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.CommandLineRun;
import se.samkor.SharedSpark;
import se.samkor.run.Settings;
import se.samkor.store.DeltaStore;
import se.samkor.store.StoreLock;

/**
 * A disk of its own, small enough to fill and then made read-only, holds the store. Each trouble is one line and the contract's
 * status, and when it is over the store is that of an undisturbed run. (Kills: {@link KilledRunTest}; lost workers: {@link
 * ClusterTest}.)
 */
@TestMethodOrder(MethodOrderer.MethodName.class)
class ResilienceTest {
    @TempDir
    static Path folder;

    private static boolean mounted;

    @BeforeAll
    static void aSmallDisk() throws IOException, InterruptedException {
        new SmallDelivery().write(folder.resolve("d"));
        Path disk = Files.createDirectories(folder.resolve("disk"));
        mounted = done("mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", disk.toString());
    }

    @AfterAll
    static void unmount() throws IOException, InterruptedException {
        if (mounted) {
            done("umount", folder.resolve("disk").toString());
        }
    }

    private static boolean done(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static void remount(String options) throws InterruptedException {
        assertThat(done(
                        "mount",
                        "-o",
                        "remount," + options,
                        folder.resolve("disk").toString()))
                .isTrue();
    }

    private static void requireDisk() {
        assumeTrue(mounted, "SKIPPED: this user may not mount a disk");
    }

    private static CommandLineRun ingest(String store) throws IOException {
        return CommandLineRun.of(
                "ingest",
                "--delivery",
                folder.resolve("d").toString(),
                "--key-file",
                SmallDelivery.key(folder).toString(),
                "--store",
                folder.resolve(store).toString());
    }

    private static CommandLineRun link(String store) {
        return CommandLineRun.of("link", "--store", folder.resolve(store).toString());
    }

    private static void stopsWith(CommandLineRun run, int status, String words) {
        assertThat(run.err()).contains(words).doesNotContain("\tat ");
        assertThat(run.err().lines().filter(line -> line.startsWith("samkor: ")))
                .singleElement()
                .asString()
                .contains(words);
        assertThat(run.status()).isEqualTo(status);
    }

    private static void isDone(CommandLineRun run) {
        assertThat(run.status()).as(run.err()).isZero();
    }

    @Test
    void a_aFullDiskIsSaidAndTheNextRunEndsInTheSameStore() throws IOException, InterruptedException {
        requireDisk();
        stopsWith(ingest("disk/store"), 1, "no space is left on the disk");
        remount("size=50m");
        isDone(ingest("disk/store"));
        isDone(link("disk/store"));
        isDone(ingest("whole"));
        isDone(link("whole"));
        assertThat(StoreContents.of(folder.resolve("disk/store").toString()))
                .isEqualTo(StoreContents.of(folder.resolve("whole").toString()))
                .containsKey("histories");
        assertThat(folder.resolve("disk/store/_staging")).doesNotExist();
    }

    @Test
    void b_aStoreThatCannotBeWrittenToIsReadAllTheSame() throws IOException, InterruptedException {
        requireDisk();
        remount("ro");
        stopsWith(link("disk/store"), 4, "expected a folder that this user may write to");
        CommandLineRun runs = CommandLineRun.of(
                "runs", "--store", folder.resolve("disk/store").toString());
        isDone(runs);
        String run = runs.out().lines().skip(1).findFirst().orElseThrow().split("\t")[0];
        isDone(CommandLineRun.of("runs", "--store", folder.resolve("disk/store").toString(), "--verify", run));
        remount("rw");
        isDone(link("disk/store"));
    }

    @Test
    void c_theSecondOfTwoRunsIsRefused() throws IOException {
        DeltaStore store = DeltaStore.openOrCreate(
                SharedSpark.session(), folder.resolve("two").toString());
        try (StoreLock first = store.lock("ingest")) {
            assertThat(first).isNotNull();
            stopsWith(ingest("two"), 1, "another run has it (job ingest on ");
        }
    }

    @Test
    void d_aClockThatIsSetBackChangesNoOrder() {
        DeltaStore store = DeltaStore.openOrCreate(
                SharedSpark.session(), folder.resolve("clock").toString());
        Ledger.Plan plan = new Ledger.Plan("link", "d", null, Map.of(), "");
        for (String time : List.of("2026-03-01T10:00:00Z", "2019-01-01T00:00:00Z")) {
            Instant now = Instant.parse(time);
            ledger(store, now).record(plan, now, new Ledger.Done(Map.of(), 1, 1));
        }
        Ledger later = ledger(store, Instant.parse("2018-01-01T00:00:00Z"));
        assertThat(later.earlier(plan).orElseThrow().started()).isEqualTo("2019-01-01T00:00:00Z");
        assertThat(later.rows().stream().map(row -> row.<Long>getAs("sequence")))
                .containsExactly(1L, 2L);
    }

    private static Ledger ledger(DeltaStore store, Instant now) {
        return new Ledger(store, Settings.load(Optional.empty()), now, Optional.empty());
    }
}
