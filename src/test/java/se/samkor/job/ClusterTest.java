package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListenerApplicationStart;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.util.JsonProtocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.CommandLineRun;
import se.samkor.identity.IdentityKind;
import se.samkor.identity.PseudonymKey;
import se.samkor.identity.Pseudonyms;

/**
 * The main job on clusters of this machine, whose results are those of local mode to the byte: two executors that the driver starts
 * ({@code local-cluster}, {@code -Dsamkor.clusters=local}), watched in every way there is; a standalone cluster, which loses a worker
 * while it writes ({@code standalone}); {@code all} also runs the driver on it. {@code -Dsamkor.clusters.jar} names the packed
 * cluster jar, to be submitted in place of the classes of this build.
 */
class ClusterTest {
    private static final List<String> WANTED =
            List.of(System.getProperty("samkor.clusters", "").split(",", -1));
    private static final int PATIENCE_SECONDS = 600;

    @TempDir
    static Path folder;

    private static final List<LoopbackCluster> CLUSTER = new ArrayList<>();
    private static Map<String, String> local;

    @BeforeAll
    static void onThisMachineAlone() throws IOException {
        assumeTrue(!WANTED.equals(List.of("")), "SKIPPED: -Dsamkor.clusters=local,standalone or all starts clusters");
        new SmallDelivery()
                .with("sus_deltagande", "D4;I1;" + SmallDelivery.BO + ";M;1981;2020-07-01;2020-08-31;;;;;;;")
                .write(folder.resolve("d"));
        CommandLineRun run = CommandLineRun.of(followUp("local").toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        local = results("local");
        assertThat(local).containsKey("durability_days.csv");
    }

    @AfterAll
    static void end() throws InterruptedException {
        for (LoopbackCluster cluster : CLUSTER) {
            cluster.end();
        }
    }

    /** Started for the first test that asks for it. */
    private static LoopbackCluster standalone() throws IOException, InterruptedException {
        assumeTrue(
                WANTED.contains("standalone") || WANTED.contains("all"),
                "SKIPPED: -Dsamkor.clusters=standalone starts a standalone cluster");
        if (CLUSTER.isEmpty()) {
            CLUSTER.add(LoopbackCluster.start(folder, "1g"));
        }
        return CLUSTER.get(0);
    }

    private static List<String> followUp(String name) throws IOException {
        return SmallDelivery.followUp(
                folder, folder.resolve("d"), folder.resolve("store-" + name), folder.resolve(name));
    }

    /** Every result file by name. */
    private static Map<String, String> results(String name) throws IOException {
        Map<String, String> results = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve(name).resolve("internal"))) {
            for (Path file : files.toList()) {
                results.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return results;
    }

    private static void ended(String name, Process driver) throws IOException, InterruptedException {
        boolean ended = driver.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        driver.destroyForcibly();
        String said = Files.readString(folder.resolve(name + ".log"));
        assertThat(ended).as(said).isTrue();
        assertThat(driver.exitValue()).as(said).isZero();
    }

    @Test
    void executorsThatTheDriverStartsComeToTheSame() throws IOException, InterruptedException {
        assumeTrue(
                WANTED.contains("local") || WANTED.contains("all"),
                "SKIPPED: -Dsamkor.clusters=local runs the job on local-cluster");
        List<String> command = new ArrayList<>(ClusterClassPath.java());
        command.addAll(List.of(
                "-Xmx1g",
                "-Dspark.master=local-cluster[2,1,1024]",
                // on a busy machine a heartbeat may be late
                "-Dspark.worker.timeout=600",
                "-Dspark.network.timeout=600s",
                "-Dspark.executor.extraClassPath=" + ClusterClassPath.whole(),
                "-Dspark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
                "-cp",
                ClusterClassPath.whole(),
                "se.samkor.job.Main"));
        command.addAll(followUp("own"));
        command.addAll(List.of(
                "--event-log",
                folder.resolve("watched/events").toString(),
                "--log-file",
                folder.resolve("watched/log.jsonl").toString(),
                "--lineage-file",
                folder.resolve("watched/lineage.jsonl").toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("own.log").toFile());
        Path home = folder.resolve("empty");
        Files.createDirectories(home.resolve("jars"));
        builder.environment().putAll(Map.of("SPARK_HOME", home.toString(), "SPARK_SCALA_VERSION", "2.12"));
        ended("own", builder.start());
        assertThat(results("own")).isEqualTo(local);
        theEventLogIsOneForTheHistoryServer();
        theHistoryServerShowsTheRun();
        theLogIsOfThisRun();
        namesNobody(folder.resolve("watched"));
    }

    private static void theEventLogIsOneForTheHistoryServer() throws IOException {
        Map<String, Integer> kinds = new HashMap<>();
        long tasks = 0;
        for (String line : Files.readAllLines(onlyFile(folder.resolve("watched/events")))) {
            SparkListenerEvent event = JsonProtocol.sparkEventFromJson(line);
            kinds.merge(event.getClass().getSimpleName(), 1, Integer::sum);
            tasks += event instanceof SparkListenerTaskEnd ? 1 : 0;
            if (event instanceof SparkListenerApplicationStart start) {
                assertThat(start.appName()).isEqualTo("samkor follow-up");
            }
        }
        assertThat(kinds)
                .containsKeys("SparkListenerApplicationStart", "SparkListenerApplicationEnd")
                .containsEntry("SparkListenerExecutorAdded", 2);
        assertThat(tasks).isGreaterThan(10);
    }

    private static void theHistoryServerShowsTheRun() throws IOException, InterruptedException {
        try (HistoryServer server = new HistoryServer(folder.resolve("watched/events"), folder)) {
            JsonNode application = server.applications().get(0);
            assertThat(application.get("name").asText()).isEqualTo("samkor follow-up");
            assertThat(application.at("/attempts/0/completed").asBoolean()).isTrue();
            JsonNode jobs = server.page("/" + application.get("id").asText() + "/jobs");
            assertThat(jobs.size()).isGreaterThan(5);
            assertThat(jobs)
                    .allSatisfy(job -> assertThat(job.get("status").asText()).isEqualTo("SUCCEEDED"));
        }
    }

    private static Path onlyFile(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            List<Path> found =
                    files.filter(file -> !file.toString().endsWith(".crc")).toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    private static void theLogIsOfThisRun() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("watched/log.jsonl"))) {
            lines.add(new ObjectMapper().readTree(line));
        }
        String run = Files.readAllLines(folder.resolve("own.log")).stream()
                .filter(line -> line.startsWith("Run "))
                .findFirst()
                .orElseThrow()
                .split(" ")[1];
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.get("run").asText()).isEqualTo(run);
            assertThat(line.get("job").asText()).isEqualTo("follow-up");
        });
        assertThat(lines.stream().map(line -> line.get("event").asText()))
                .startsWith("begin")
                .contains("step", "recorded")
                .endsWith("end");
    }

    /** Neither a number nor a pseudonym, in any file of a folder. */
    private static void namesNobody(Path place) throws IOException {
        Pseudonyms pseudonyms = new Pseudonyms(
                PseudonymKey.read(SmallDelivery.key(folder)), IdentityKind.PERSONNUMMER, LocalDate.of(2022, 2, 1));
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".crc"))
                    .toList()) {
                for (String number : List.of(SmallDelivery.ANNA, SmallDelivery.BO, SmallDelivery.CECILIA)) {
                    assertThat(Files.readString(file))
                            .as(file.toString())
                            .isNotEmpty()
                            .doesNotContain(number, number.substring(2))
                            .doesNotContain(Long.toString(pseudonyms.of(number).value()));
                }
            }
        }
    }

    /** The settings that the house ships for a standalone cluster, made small. */
    private static Path settings(LoopbackCluster cluster, Map<String, String> more) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(Path.of("conf", "spark", "standalone.properties"))));
        properties.putAll(Map.of(
                "spark.master", cluster.url(),
                "spark.driver.memory", "512m",
                "spark.driver.host", "127.0.0.1",
                "spark.driver.bindAddress", "127.0.0.1",
                "spark.executor.memory", "512m",
                "spark.executor.cores", "1",
                "spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
                "spark.sql.shuffle.partitions", "2",
                "spark.ui.enabled", "false"));
        properties.putAll(more);
        List<String> lines = properties.stringPropertyNames().stream()
                .sorted()
                .map(name -> name + "=" + properties.getProperty(name))
                .toList();
        return Files.write(folder.resolve("cluster.properties"), lines);
    }

    private static Process submit(LoopbackCluster cluster, String name, Map<String, String> more) throws IOException {
        List<String> words = new ArrayList<>(
                List.of("--properties-file", settings(cluster, more).toString(), "--class", "se.samkor.job.Main"));
        String packed = System.getProperty("samkor.clusters.jar");
        if (packed == null) {
            List<String> jars =
                    ClusterClassPath.brought().stream().map(Path::toString).toList();
            words.addAll(List.of("--jars", String.join(",", jars)));
            words.add(ClusterClassPath.program(folder.resolve("samkor.jar")).toString());
        } else {
            words.add(Path.of(packed).toAbsolutePath().toString());
        }
        words.addAll(followUp(name));
        return cluster.submit(name, words);
    }

    @Test
    void aWorkerThatIsLostWhileItWritesChangesNothing() throws IOException, InterruptedException {
        LoopbackCluster cluster = standalone();
        Path events = Files.createDirectories(folder.resolve("events"));
        Process driver = submit(
                cluster,
                "torn",
                Map.of(
                        "spark.eventLog.enabled",
                        "true",
                        "spark.eventLog.dir",
                        events.toUri().toString()));
        File staging = folder.resolve("store-torn").resolve("_staging").toFile();
        while (driver.isAlive() && !isWritten(staging)) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        cluster.kill(1);
        ended("torn", driver);
        assertThat(results("torn")).isEqualTo(local);
        assertThat(Files.readString(onlyFile(events)))
                .as("both executors came, and one was lost")
                .contains("SparkListenerExecutorAdded", "SparkListenerExecutorRemoved");
        cluster.restore(1);
    }

    /** Whether a task has begun a file and not finished it. */
    private static boolean isWritten(File place) {
        File[] found = place.listFiles();
        return found != null
                && Stream.of(found)
                        .anyMatch(file -> file.getName().startsWith("attempt_")
                                || (!file.getName().endsWith(".parquet") && isWritten(file)));
    }

    @Test
    void theDriverMayRunOnTheClusterToo() throws IOException, InterruptedException {
        assumeTrue(WANTED.contains("all"), "SKIPPED: -Dsamkor.clusters=all also runs the driver on the cluster");
        LoopbackCluster cluster = standalone();
        Process submission = submit(
                cluster,
                "inside",
                Map.of("spark.submit.deployMode", "cluster", "spark.standalone.submit.waitAppCompletion", "true"));
        ended("inside", submission);
        assertThat(results("inside")).isEqualTo(local);
    }
}
