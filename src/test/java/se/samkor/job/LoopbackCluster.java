package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A standalone cluster of this machine: a master and two workers, each a process of its own, of the jars that Maven has
 * fetched. Its Spark home holds Spark and not Delta, as that of an agency does.
 */
final class LoopbackCluster {
    private static final int PATIENCE_SECONDS = 120;

    private final Path folder;
    private final Path home;
    private final int port;
    private final List<Process> workers = new ArrayList<>();
    private final Process master;
    private final String memoryOfWorker;

    private LoopbackCluster(Path folder, String memoryOfWorker) throws IOException {
        this.folder = folder;
        this.memoryOfWorker = memoryOfWorker;
        this.home = ClusterClassPath.sparkHome(folder.resolve("spark"));
        this.port = freePort();
        this.master = start(
                "master",
                // on a busy machine a heartbeat may be late
                List.of("-Xmx256m", "-Dspark.worker.timeout=600"),
                List.of(
                        "org.apache.spark.deploy.master.Master",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--webui-port",
                        "0"));
    }

    /** Starts it and waits until both workers are known to the master. */
    static LoopbackCluster start(Path folder, String memoryOfWorker) throws IOException, InterruptedException {
        LoopbackCluster cluster = new LoopbackCluster(folder, memoryOfWorker);
        cluster.await("master.log", "Starting Spark master", 1);
        cluster.workers.add(cluster.worker(0));
        cluster.workers.add(cluster.worker(1));
        cluster.await("master.log", "Registering worker", 2);
        return cluster;
    }

    private Process worker(int number) throws IOException {
        return start(
                "worker" + number,
                List.of("-Xmx256m"),
                List.of(
                        "org.apache.spark.deploy.worker.Worker",
                        "--cores",
                        "1",
                        "--memory",
                        memoryOfWorker,
                        "--webui-port",
                        "0",
                        "--work-dir",
                        folder.resolve("work" + number).toString(),
                        url()));
    }

    /** Starts a worker again that was killed. */
    void restore(int number) throws IOException, InterruptedException {
        int known = said("master.log").split("Registering worker", -1).length;
        workers.set(number, worker(number));
        await("master.log", "Registering worker", known);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    String url() {
        return "spark://127.0.0.1:" + port;
    }

    /** Hands an application to spark-submit and returns the process; what it says goes to {@code NAME.log}. */
    Process submit(String name, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of("org.apache.spark.deploy.SparkSubmit"));
        command.addAll(words);
        return start(name, List.of("-Xmx1g"), command);
    }

    private Process start(String name, List<String> options, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(ClusterClassPath.java());
        command.addAll(options);
        command.addAll(List.of("-cp", home.resolve("conf") + File.pathSeparator + home.resolve("jars") + "/*"));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "SPARK_HOME",
                        home.toString(),
                        "SPARK_SCALA_VERSION",
                        "2.12",
                        "SPARK_LOCAL_IP",
                        "127.0.0.1",
                        "SPARK_CONF_DIR",
                        home.resolve("conf").toString()));
        return builder.start();
    }

    /** Ends a worker and its executors at once, as a machine that loses power. */
    void kill(int worker) throws InterruptedException {
        Process process = workers.get(worker);
        List<ProcessHandle> executors = process.descendants().toList();
        process.destroyForcibly().waitFor();
        executors.forEach(ProcessHandle::destroyForcibly);
    }

    private void await(String log, String words, int times) throws IOException, InterruptedException {
        long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (said(log).split(words, -1).length <= times) {
            assertThat(System.nanoTime()).as(() -> words + ": " + saidBy(log)).isLessThan(last);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    String said(String log) throws IOException {
        Path file = folder.resolve(log);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private String saidBy(String log) {
        try {
            return said(log);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    void end() throws InterruptedException {
        for (int number = 0; number < workers.size(); number++) {
            kill(number);
        }
        master.destroyForcibly().waitFor();
    }
}
