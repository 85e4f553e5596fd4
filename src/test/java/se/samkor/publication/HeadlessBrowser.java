package se.samkor.publication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A page in Chromium without a window, led through its debugging protocol. */
final class HeadlessBrowser {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SECONDS = 60;

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
    private String session = "";

    /** The browser of this machine, if it has one that runs: on some systems the file is only a word on how to install it. */
    static Optional<Path> installed() {
        return List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .filter(HeadlessBrowser::runs)
                .findFirst();
    }

    private static boolean runs(Path program) {
        try {
            Process version = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = version.waitFor(SECONDS, TimeUnit.SECONDS);
            version.destroyForcibly();
            return ended && version.exitValue() == 0;
        } catch (IOException cannotStart) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    HeadlessBrowser(Path program, Path profile) throws Exception {
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address()), new Receiver())
                .get(SECONDS, TimeUnit.SECONDS);
        ObjectNode blank = JSON.createObjectNode().put("url", "about:blank");
        ObjectNode target = JSON.createObjectNode().put("flatten", true);
        target.put(
                "targetId", send("Target.createTarget", blank).get("targetId").asText());
        session = send("Target.attachToTarget", target).get("sessionId").asText();
        for (String domain : List.of("Page", "Runtime", "Log")) {
            send(domain + ".enable", JSON.createObjectNode());
        }
    }

    private String address() throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("DevTools listening on ")) {
                Thread reader = new Thread(() -> lines.lines().forEach(rest -> {}), "browser output");
                reader.setDaemon(true);
                reader.start();
                return line.substring("DevTools listening on ".length());
            }
        }
        throw new IOException("The browser did not start.");
    }

    private final class Receiver implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                receive(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private void receive(String text) {
        try {
            JsonNode message = JSON.readTree(text);
            if (message.has("id")) {
                waiting.remove(message.get("id").asInt()).complete(message);
            } else {
                note(message);
            }
        } catch (IOException broken) {
            errors.add(broken.toString());
        }
    }

    private void note(JsonNode message) {
        String method = message.get("method").asText();
        JsonNode params = message.path("params");
        boolean exception = method.equals("Runtime.exceptionThrown");
        boolean console = method.equals("Runtime.consoleAPICalled")
                && List.of("error", "warning").contains(params.path("type").asText());
        boolean log = method.equals("Log.entryAdded")
                && params.path("entry").path("level").asText().equals("error");
        if (exception || console || log) {
            errors.add(params.toString());
        }
    }

    JsonNode send(String method, ObjectNode params) throws Exception {
        int number = numbers.incrementAndGet();
        ObjectNode message = JSON.createObjectNode().put("id", number).put("method", method);
        message.set("params", params);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(number, answer);
        socket.sendText(message.toString(), true).get(SECONDS, TimeUnit.SECONDS);
        JsonNode found = answer.get(SECONDS, TimeUnit.SECONDS);
        if (found.has("error")) {
            throw new IOException(method + ": " + found.get("error"));
        }
        return found.get("result");
    }

    /** Errors and warnings that the page has written or thrown. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    void size(int width, int height) throws Exception {
        send(
                "Emulation.setDeviceMetricsOverride",
                JSON.createObjectNode()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", width < 600));
    }

    void open(Path page) throws Exception {
        send("Page.navigate", JSON.createObjectNode().put("url", page.toUri().toString()));
        for (int tries = 0; tries < 200; tries++) {
            if (evaluate("document.readyState").asText().equals("complete")) {
                return;
            }
            Thread.sleep(50);
        }
        throw new IOException("The page was not loaded: " + page);
    }

    /** The value of an expression, awaited if it is a promise. */
    JsonNode evaluate(String expression) throws Exception {
        JsonNode result = send(
                "Runtime.evaluate",
                JSON.createObjectNode()
                        .put("expression", expression)
                        .put("awaitPromise", true)
                        .put("returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new IOException(result.get("exceptionDetails").toString());
        }
        return result.path("result").path("value");
    }

    void press(String key, int code) throws Exception {
        for (String type : List.of("keyDown", "keyUp")) {
            send(
                    "Input.dispatchKeyEvent",
                    JSON.createObjectNode()
                            .put("type", type)
                            .put("key", key)
                            .put("code", key)
                            .put("windowsVirtualKeyCode", code));
        }
    }

    /** The whole page as a picture. */
    void screenshot(Path file) throws Exception {
        JsonNode made = send(
                "Page.captureScreenshot",
                JSON.createObjectNode().put("format", "png").put("captureBeyondViewport", true));
        Files.write(file, Base64.getDecoder().decode(made.get("data").asText()));
    }

    /** Shows the page as somebody sees it who sees no colours, or as a printer without any. */
    void withoutColours() throws Exception {
        send("Emulation.setEmulatedVisionDeficiency", JSON.createObjectNode().put("type", "achromatopsia"));
    }

    /** The page as it would be printed on A4. */
    void print(Path file) throws Exception {
        JsonNode made = send(
                "Page.printToPDF",
                JSON.createObjectNode().put("paperWidth", 8.27).put("paperHeight", 11.69));
        Files.write(file, Base64.getDecoder().decode(made.get("data").asText()));
    }

    void close() throws Exception {
        socket.abort();
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
