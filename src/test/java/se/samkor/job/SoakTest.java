package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.CommandLineRun;
import se.samkor.SharedSpark;

/**
 * Follow-ups in a row in one process on one store, each of another exit year so that each measures anew, every tenth with another
 * setting so that it reads and links anew, too: what is held after a full collection must not grow. A study: {@code
 * -Dsamkor.soak=50}, which prints what is held after every fifth run.
 */
class SoakTest {
    private static final int RUNS = Integer.getInteger("samkor.soak", 0);
    /** Runs before the first figure that counts: classes are loaded, caches filled. */
    private static final int WARM = 10;

    private static final int YEARS = 10;
    private static final int MOST_COLLECTIONS = 10;

    @TempDir
    Path folder;

    /** What a process holds. */
    private record Held(int run, double heapMegabytes, long openFiles, long temporaryFiles) {
        String line() {
            return String.format(Locale.ROOT, "| %d | %.1f | %d | %d |", run, heapMegabytes, openFiles, temporaryFiles);
        }
    }

    @Test
    void fiftyInARowHoldNoMoreThanTen() throws IOException {
        assumeTrue(RUNS > WARM, "SKIPPED: a study, -Dsamkor.soak=50");
        new SmallDelivery().write(folder.resolve("d"));
        List<Held> held = new ArrayList<>();
        for (int run = 1; run <= RUNS; run++) {
            followUp(run);
            if (run % 5 == 0) {
                Held now = held(run);
                held.add(now);
                System.out.println(now.line());
            }
        }
        Held warm = held.stream().filter(one -> one.run() >= WARM).findFirst().orElseThrow();
        Held last = held.get(held.size() - 1);
        assertThat(last.heapMegabytes()).isLessThan(warm.heapMegabytes() + 25);
        assertThat(last.openFiles()).isLessThanOrEqualTo(warm.openFiles() + 5);
        assertThat(last.temporaryFiles()).isLessThanOrEqualTo(warm.temporaryFiles() + 5);
    }

    private void followUp(int run) throws IOException {
        Path conf = Files.writeString(folder.resolve("run.conf"), "episode-gap-days = " + run / YEARS + "\n");
        List<String> words = new ArrayList<>(
                SmallDelivery.followUp(folder, folder.resolve("d"), folder.resolve("store"), folder.resolve("out")));
        words.addAll(List.of("--conf-file", conf.toString()));
        words.set(words.indexOf("--year") + 1, Integer.toString(2020 - run % YEARS));
        CommandLineRun done = CommandLineRun.of(words.toArray(String[]::new));
        assertThat(done.status()).as(done.err()).isZero();
    }

    /** What is left when Spark, too, has put away what nobody refers to any more, which it does at its leisure after a collection. */
    private static Held held(int run) throws IOException {
        long before = Long.MAX_VALUE;
        for (int i = 0; i < MOST_COLLECTIONS && temporary() < before; i++) {
            before = temporary();
            System.gc();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
        }
        double heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
        File[] open = new File("/proc/self/fd").listFiles();
        return new Held(run, heap, open == null ? 0 : open.length, temporary());
    }

    /** Files of the engine's own scratch folders and of this program, in the system's folder for temporary files. */
    private static long temporary() throws IOException {
        long files = 0;
        String[] mine = SharedSpark.session()
                .sparkContext()
                .env()
                .blockManager()
                .diskBlockManager()
                .localDirsString();
        for (String place : mine) {
            try (Stream<Path> found = Files.walk(Path.of(place))) {
                files += found.filter(Files::isRegularFile).count();
            }
        }
        try (Stream<Path> found = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            files += found.filter(file -> file.getFileName().toString().startsWith("samkor-out"))
                    .count();
        }
        return files;
    }
}
