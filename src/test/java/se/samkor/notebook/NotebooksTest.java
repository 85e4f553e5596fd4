package se.samkor.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.samkor.CommandLineRun;
import se.samkor.job.MadeUpDelivery;

/** Every notebook runs from its first cell to its last on made-up registers, by the kernel that Jupyter would start. */
class NotebooksTest {
    private static final Path NOTEBOOKS = Path.of("notebooks");
    private static final String SHIPPED = "System.getenv().getOrDefault(\"SAMKOR_STORE\", \"../samkor-demo/store\")";

    @TempDir
    static Path folder;

    @BeforeAll
    static void aStore() throws IOException {
        Path delivery = MadeUpDelivery.withKommuner(folder.resolve("d"));
        CommandLineRun run = CommandLineRun.of(
                "follow-up",
                "--further",
                "effects",
                "--delivery",
                delivery.toString(),
                "--year",
                Integer.toString(MadeUpDelivery.YEAR),
                "--store",
                folder.resolve("store").toString(),
                "--out",
                folder.resolve("out").toString(),
                "--key-file",
                Files.writeString(folder.resolve("test.key"), "a key for the tests only")
                        .toString());
        assertThat(run.status()).as(run.err()).isZero();
    }

    static Stream<Path> notebooks() throws IOException {
        return Files.list(NOTEBOOKS)
                .filter(file -> file.toString().endsWith(".ipynb"))
                .sorted();
    }

    private static List<JsonNode> cells(Path notebook) throws IOException {
        List<JsonNode> cells = new ArrayList<>();
        new ObjectMapper().readTree(notebook.toFile()).get("cells").forEach(cell -> {
            if (cell.get("cell_type").asText().equals("code")) {
                cells.add(cell);
            }
        });
        return cells;
    }

    private static String source(JsonNode cell) {
        StringBuilder source = new StringBuilder();
        cell.get("source").forEach(line -> source.append(line.asText()));
        return source.toString();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void itRunsToItsEnd(Path notebook) throws Exception {
        JavaKernel kernel = new JavaKernel();
        int shown = 0;
        try {
            for (JsonNode cell : cells(notebook)) {
                String source = source(cell).replace(SHIPPED, "\"" + folder.resolve("store") + "\"");
                DisplayData output = kernel.eval(source);
                shown += output == null ? 0 : 1;
            }
        } finally {
            kernel.onShutdown(false);
        }
        assertThat(shown).isGreaterThanOrEqualTo(3);
    }

    /** The same through Jupyter, as {@code bin/notebook run} does it; {@code -Dsamkor.jupyter=true}. */
    @Test
    void jupyterRunsThemToo() throws IOException, InterruptedException {
        assumeTrue(
                Boolean.getBoolean("samkor.jupyter"), "SKIPPED: -Dsamkor.jupyter=true runs notebooks through Jupyter");
        Path nbconvert = Path.of("/usr/bin/jupyter-nbconvert");
        assumeTrue(Files.isExecutable(nbconvert), "SKIPPED, not installed: jupyter-nbconvert");
        Path kernel = Files.createDirectories(folder.resolve("jupyter/kernels/samkor-java"));
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-"))
                .forEach(command::add);
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        command.addAll(
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath, NotebookMain.class.getName()));
        command.add("{connection_file}");
        ObjectNode specification = new ObjectMapper().createObjectNode();
        specification.put("display_name", "Java (Samkör)").put("language", "java");
        command.forEach(specification.putArray("argv")::add);
        Files.writeString(kernel.resolve("kernel.json"), specification.toString());
        List<String> convert = new ArrayList<>(List.of(
                nbconvert.toString(),
                "--to",
                "html",
                "--execute",
                "--ExecutePreprocessor.startup_timeout=180",
                "--ExecutePreprocessor.timeout=600",
                "--output-dir",
                folder.resolve("pages").toString()));
        notebooks().map(Path::toString).forEach(convert::add);
        ProcessBuilder builder = new ProcessBuilder(convert)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nbconvert.log").toFile());
        builder.environment().put("PATH", "/usr/bin:" + System.getenv("PATH"));
        builder.environment().put("JUPYTER_PATH", folder.resolve("jupyter").toString());
        builder.environment().put("SAMKOR_STORE", folder.resolve("store").toString());
        int status = builder.start().waitFor();
        assertThat(status).as(Files.readString(folder.resolve("nbconvert.log"))).isZero();
        assertThat(Files.readString(folder.resolve("pages/follow-a-cohort.html")))
                .contains("data:image/svg+xml;base64,", "followed_up");
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void itIsKeptWithoutOutput(Path notebook) throws IOException {
        assertThat(cells(notebook)).isNotEmpty().allSatisfy(cell -> {
            assertThat(cell.get("outputs")).isEmpty();
            assertThat(cell.get("execution_count").isNull()).isTrue();
        });
    }

    @Test
    void theListNamesEveryNotebook() throws IOException {
        String list = Files.readString(NOTEBOOKS.resolve("README.md"));
        assertThat(notebooks().map(file -> file.getFileName().toString()))
                .allSatisfy(name -> assertThat(list).contains("`" + name + "`"));
    }
}
