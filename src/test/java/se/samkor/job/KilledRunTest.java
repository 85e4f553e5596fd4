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
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.CommandLineRun;
import se.samkor.SharedSpark;

/**
 * A process is killed, without a chance to clean up, at moments drawn from a seed. Run again to the end, the store holds what an
 * undisturbed one does, results are the same to the byte, and every run on record comes out again. {@code -Dsamkor.kills=20} for as
 * many moments of reading and linking; {@code -Dsamkor.kills.whole=20} of a follow-up with all its steps.
 */
class KilledRunTest {
    private static final int KILLS = Integer.getInteger("samkor.kills", 1);
    private static final int KILLS_OF_THE_WHOLE = Integer.getInteger("samkor.kills.whole", 0);
    private static final int MOST_MILLISECONDS = Integer.getInteger("samkor.kills.within", 12_000);
    /** What differs from run to run: its name, when it was, which steps it had left to take, and the versions that they made. */
    private static final String OF_THE_RUN =
            "(?s)<table><caption>Steg.*?</table>|<dd>[a-z_]+=\\d+[^<]*</dd>|\\d{8}-\\d{6}-[0-9a-z]+|\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d[0-9:.]*Z?|\\d{8} \\d\\d:\\d\\d";

    @TempDir
    Path folder;

    private final Map<String, List<String>> undisturbed = new TreeMap<>();

    @BeforeEach
    void aSmallDelivery() throws IOException {
        new SmallDelivery().write(folder.resolve("d"));
    }

    @Test
    void theStoreIsThatOfAnUndisturbedRun() throws IOException, InterruptedException {
        Random random = new Random(9);
        toTheEnd("whole");
        for (int kill = 0; kill < KILLS; kill++) {
            String store = "torn" + kill / 5;
            killed(followUp(store, 2020, "--further", "none"), store, random.nextInt(MOST_MILLISECONDS));
            if (kill % 5 == 4 || kill == KILLS - 1) {
                toTheEnd(store);
                isThatOf("whole", store);
            }
        }
    }

    /** Each moment has a store of its own, and one run to the end after it. */
    @Test
    void aWholeFollowUpIsTheSameAfterOneMoreRun() throws IOException, InterruptedException {
        assumeTrue(KILLS_OF_THE_WHOLE > 0, "SKIPPED: a study, -Dsamkor.kills.whole=20");
        MadeUpDelivery.withKommuner(folder.resolve("d"));
        Random random = new Random(Integer.getInteger("samkor.kills.seed", 10));
        int milliseconds = killed(followUp("whole", MadeUpDelivery.YEAR), "whole", Integer.MAX_VALUE);
        System.out.println("| undisturbed | " + milliseconds + " ms |");
        for (int kill = 0; kill < KILLS_OF_THE_WHOLE; kill++) {
            String store = "torn" + kill;
            int after = random.nextInt(milliseconds);
            killed(followUp(store, MadeUpDelivery.YEAR), store, after);
            long done = steps(store);
            isDone(CommandLineRun.of(followUp(store, MadeUpDelivery.YEAR).toArray(String[]::new)));
            isThatOf("whole", store);
            haveTheSameResults("whole", store, after);
            System.out.println("| killed after | " + after + " ms | steps on record | " + done + " | then | "
                    + steps(store) + " |");
        }
    }

    private void haveTheSameResults(String whole, String store, int after) throws IOException {
        Map<String, String> expected = results(whole);
        Map<String, String> found = results(store);
        assertThat(found.keySet()).as("killed after %d ms", after).isEqualTo(expected.keySet());
        expected.forEach((file, text) -> assertThat(found.get(file).lines())
                .as("killed after %d ms: %s", after, file)
                .containsExactlyElementsOf(text.lines().toList()));
    }

    private List<String> followUp(String store, int year, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "follow-up",
                "--delivery",
                folder.resolve("d").toString(),
                "--year",
                Integer.toString(year),
                "--store",
                folder.resolve(store).toString(),
                "--out",
                folder.resolve("out-" + store).toString(),
                "--key-file",
                SmallDelivery.key(folder).toString()));
        words.addAll(List.of(more));
        return words;
    }

    private static void isDone(CommandLineRun run) {
        assertThat(run.status()).as(run.out() + run.err()).isZero();
    }

    /** Both steps again: what is done already they leave. */
    private void toTheEnd(String store) throws IOException {
        String path = folder.resolve(store).toString();
        String key = SmallDelivery.key(folder).toString();
        for (List<String> job : List.of(
                List.of("ingest", "--delivery", folder.resolve("d").toString(), "--key-file", key, "--store", path),
                List.of("link", "--store", path))) {
            isDone(CommandLineRun.of(job.toArray(String[]::new)));
        }
    }

    private void isThatOf(String whole, String store) throws IOException {
        if (undisturbed.isEmpty()) {
            undisturbed.putAll(contents(whole, whole));
        }
        assertThat(contents(store, whole)).isEqualTo(undisturbed);
        assertThat(folder.resolve(store).resolve("_staging")).doesNotExist();
        for (String run : runs(store)) {
            CommandLineRun verified =
                    CommandLineRun.of("runs", "--store", folder.resolve(store).toString(), "--verify", run);
            isDone(verified);
            assertThat(verified.out()).contains("is verified", "all equal").doesNotContain("DIFFERS");
        }
    }

    private List<String> listed(String store) {
        CommandLineRun runs =
                CommandLineRun.of("runs", "--store", folder.resolve(store).toString());
        isDone(runs);
        return runs.out().lines().skip(1).map(line -> line.split("\t")[0]).toList();
    }

    private TreeSet<String> runs(String store) {
        return new TreeSet<>(listed(store));
    }

    private long steps(String store) {
        return listed(store).size();
    }

    /** Starts the job in a process of its own and kills it so long after it has begun to write; returns how long it lived. */
    private int killed(List<String> words, String store, int milliseconds) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "se.samkor.job.Main"));
        command.addAll(words);
        File log = folder.resolve("killed.log").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        Path begun = folder.resolve(store).resolve("samkor-store.json");
        while (process.isAlive() && !Files.exists(begun)) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        assertThat(Files.exists(begun)).as("a store is begun").isTrue();
        long start = System.nanoTime();
        process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        int lived = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        process.destroyForcibly().waitFor();
        return lived;
    }

    /** The rows of every table that a store has, without what tells one run from another. */
    private Map<String, List<String>> contents(String store, String tablesOf) throws IOException {
        Map<String, List<String>> contents = new TreeMap<>();
        try (Stream<Path> tables = Files.list(folder.resolve(tablesOf))) {
            for (Path table : tables.filter(path -> Files.exists(path.resolve("_delta_log")))
                    .toList()) {
                String name = String.valueOf(table.getFileName());
                if (!name.equals("runs")) {
                    Dataset<Row> rows = SharedSpark.session()
                            .read()
                            .format("delta")
                            .load(folder.resolve(store).resolve(name).toString());
                    contents.put(name, StoreContents.rows(rows.drop("table_version", "run_id")));
                }
            }
        }
        return contents;
    }

    /** Every result file by name, without the name and the time of the run. */
    private Map<String, String> results(String store) throws IOException {
        Path out = folder.resolve("out-" + store);
        Map<String, String> results = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = out.relativize(file).toString();
                results.put(
                        name,
                        name.endsWith(".xlsx") ? "" : Files.readString(file).replaceAll(OF_THE_RUN, "RUN"));
            }
        }
        return results;
    }
}
