package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.CommandLineRun;

/** Delivery, store and results on a real HDFS, a name node and a data node on this machine; the same files as on its own disk. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class HdfsTest {
    private static final Path SERVER = Path.of("target", "readers", "hadoop-client-minicluster-3.3.4.jar");

    @TempDir
    static Path folder;

    private static final List<Process> RUNNING = new ArrayList<>();
    private static String address = "";

    @BeforeAll
    static void serve() throws IOException, InterruptedException {
        assumeTrue(
                Files.exists(SERVER),
                "SKIPPED, not installed: " + SERVER
                        + " (.ci/readers fetches org.apache.hadoop:hadoop-client-minicluster:3.3.4)");
        List<String> command = new ArrayList<>(ClusterClassPath.java());
        command.addAll(List.of(
                "-Xmx512m",
                "-cp",
                SERVER.toAbsolutePath() + File.pathSeparator + ClusterClassPath.whole(),
                HdfsServer.class.getName(),
                folder.resolve("data").toString(),
                folder.resolve("address").toString()));
        RUNNING.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("hdfs.log").toFile())
                .start());
        long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (address.isEmpty() && System.nanoTime() < last && RUNNING.get(0).isAlive()) {
            TimeUnit.MILLISECONDS.sleep(100);
            address = Files.exists(folder.resolve("address")) ? Files.readString(folder.resolve("address")) : "";
        }
        assertThat(address).as(Files.readString(folder.resolve("hdfs.log"))).startsWith("hdfs://");
        new SmallDelivery().write(folder.resolve("d"));
        files().copyFromLocalFile(path(folder.resolve("d").toString()), path(address + "/in/d"));
    }

    @AfterAll
    static void end() throws IOException, InterruptedException {
        if (!address.isEmpty()) {
            files().close();
        }
        for (Process server : RUNNING) {
            server.destroyForcibly().waitFor();
        }
    }

    private static FileSystem files() throws IOException {
        return path(address).getFileSystem(new Configuration());
    }

    private static org.apache.hadoop.fs.Path path(String name) {
        return new org.apache.hadoop.fs.Path(name);
    }

    private static CommandLineRun followUp(String root) throws IOException {
        Object delivery = root.startsWith("hdfs") ? root + "/in/d" : folder.resolve("d");
        List<String> words = SmallDelivery.followUp(folder, delivery, root + "/store", root + "/out");
        return CommandLineRun.of(words.toArray(String[]::new));
    }

    private static String text(FileStatus file) throws IOException {
        try (java.io.InputStream in = files().open(file.getPath())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_resultsAreThoseOfThisMachinesDisk() throws IOException {
        CommandLineRun there = followUp(address);
        assertThat(there.status()).as(there.err()).isZero();
        assertThat(there.out().lines().filter(line -> line.startsWith("written: ")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("written: " + address + "/out/"));
        CommandLineRun here = followUp(folder.resolve("here").toString());
        assertThat(here.status()).as(here.err()).isZero();
        Map<String, String> results = new TreeMap<>();
        for (FileStatus file : files().listStatus(path(address + "/out/internal"))) {
            results.put(file.getPath().getName(), text(file));
        }
        Map<String, String> expected = new TreeMap<>();
        try (Stream<Path> written = Files.list(folder.resolve("here/out/internal"))) {
            for (Path file : written.toList()) {
                expected.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(results).isEqualTo(expected).containsKey("durability_days.csv");
        assertThat(files().exists(path(address + "/out/summary.html"))).isTrue();
        assertThat(StoreContents.of(address + "/store"))
                .isEqualTo(StoreContents.of(folder.resolve("here/store").toString()))
                .containsKey("durability_days");
    }

    @Test
    void b_runsAreFoundThereAndTheLockIsGivenBack() throws IOException {
        CommandLineRun runs = CommandLineRun.of("runs", "--store", address + "/store");
        assertThat(runs.status()).as(runs.err()).isZero();
        assertThat(runs.out()).contains("ingest", "link", "durability");
        assertThat(files().exists(path(address + "/store/samkor-lock"))).isFalse();
        CommandLineRun again = followUp(address);
        assertThat(again.out()).contains("Nothing has changed since run");
        String last = runs.out().lines().skip(1).findFirst().orElseThrow().split("\t")[0];
        CommandLineRun verified = CommandLineRun.of("runs", "--store", address + "/store", "--verify", last);
        assertThat(verified.out()).as(verified.err()).contains("is verified", "all equal");
    }

    @Test
    void c_anotherHolderIsNamed() throws IOException {
        org.apache.hadoop.fs.Path lock = path(address + "/store/samkor-lock");
        try (java.io.OutputStream out = files().create(lock)) {
            out.write("job ingest on elsewhere.example process 7 since 2001-01-01T00:00:00Z"
                    .getBytes(StandardCharsets.UTF_8));
        }
        CommandLineRun second = CommandLineRun.of("link", "--store", address + "/store");
        assertThat(second.status()).isEqualTo(1);
        assertThat(second.err()).contains("another run has it (job ingest on elsewhere.example");
        files().delete(lock, false);
    }

    @Test
    void d_anAddressThatNobodyServesIsOneLine() throws IOException {
        CommandLineRun run = CommandLineRun.of(
                "durability", "--store", address + "/store", "--year", "2020", "--out", "nosuch://place/out");
        assertThat(run.status()).isEqualTo(4);
        assertThat(run.err())
                .contains("Cannot write results to nosuch://place/out")
                .doesNotContain("\tat ");
    }
}
