package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.CommandLineRun;
import se.samkor.SharedSpark;

/**
 * A process that reads and links a delivery is killed, without a chance to clean up, at moments drawn from a seed. Run
 * again to the end, the store holds what an undisturbed one does. {@code -Dsamkor.kills=20} for as many moments.
 */
class KilledRunTest {
    private static final int KILLS = Integer.getInteger("samkor.kills", 1);
    private static final int MOST_MILLISECONDS = Integer.getInteger("samkor.kills.within", 12_000);

    @TempDir
    Path folder;

    @Test
    void theStoreIsThatOfAnUndisturbedRun() throws IOException, InterruptedException {
        new SmallDelivery().write(folder.resolve("d"));
        Random random = new Random(9);
        toTheEnd("whole");
        for (int kill = 0; kill < KILLS; kill++) {
            killed("torn" + kill / 5, random.nextInt(MOST_MILLISECONDS));
            if (kill % 5 == 4 || kill == KILLS - 1) {
                toTheEnd("torn" + kill / 5);
                assertThat(contents("torn" + kill / 5)).isEqualTo(contents("whole"));
                assertThat(folder.resolve("torn" + kill / 5).resolve("_staging"))
                        .doesNotExist();
            }
        }
    }

    /** Both steps again: what is done already they leave. */
    private void toTheEnd(String store) throws IOException {
        String path = folder.resolve(store).toString();
        String key = SmallDelivery.key(folder).toString();
        for (List<String> job : List.of(
                List.of("ingest", "--delivery", folder.resolve("d").toString(), "--key-file", key, "--store", path),
                List.of("link", "--store", path))) {
            CommandLineRun again = CommandLineRun.of(job.toArray(String[]::new));
            assertThat(again.status()).as(again.err()).isZero();
        }
    }

    /** Starts the job in a process of its own and kills it so long after it has begun to write. */
    private void killed(String store, int milliseconds) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "se.samkor.job.Main"));
        command.addAll(SmallDelivery.followUp(
                folder, folder.resolve("d"), folder.resolve(store), folder.resolve("out-" + store)));
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
        process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
    }

    /** The rows of every table of ingest and link, without what tells one run from another. */
    private Map<String, List<String>> contents(String store) throws IOException {
        Map<String, List<String>> contents = new TreeMap<>();
        try (Stream<Path> tables = Files.list(folder.resolve("whole"))) {
            for (Path table : tables.filter(path -> Files.exists(path.resolve("_delta_log")))
                    .toList()) {
                String name = String.valueOf(table.getFileName());
                if (!name.equals("runs")) {
                    Dataset<Row> rows = SharedSpark.session()
                            .read()
                            .format("delta")
                            .load(folder.resolve(store).resolve(name).toString());
                    contents.put(
                            name,
                            rows.drop("table_version").toJSON().collectAsList().stream()
                                    .sorted()
                                    .toList());
                }
            }
        }
        return contents;
    }
}
