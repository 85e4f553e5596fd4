package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Spark's own history server on this machine, a process of its own, over a folder of event logs; read through its REST pages. */
final class HistoryServer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path log;
    private final String address;

    HistoryServer(Path events, Path folder) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        address = "http://127.0.0.1:" + port + "/api/v1/applications";
        log = folder.resolve("history.log");
        List<String> command = new ArrayList<>(ClusterClassPath.java());
        command.addAll(List.of(
                "-Xmx256m",
                "-Dspark.history.fs.logDirectory=" + events.toUri(),
                "-Dspark.history.fs.update.interval=1s",
                "-Dspark.history.ui.port=" + port,
                "-cp",
                ClusterClassPath.whole(),
                "org.apache.spark.deploy.history.HistoryServer"));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        process = builder.start();
    }

    /** The applications that it lists, as soon as there is one. */
    JsonNode applications() throws IOException, InterruptedException {
        long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        JsonNode found = new ObjectMapper().createArrayNode();
        while (found.isEmpty()) {
            assertThat(process.isAlive() && System.nanoTime() < last)
                    .as(Files.readString(log))
                    .isTrue();
            TimeUnit.MILLISECONDS.sleep(200);
            try {
                found = page("");
            } catch (IOException notYet) {
                found = new ObjectMapper().createArrayNode();
            }
        }
        return found;
    }

    /** A page of an application, such as {@code /ID/jobs}. */
    JsonNode page(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
