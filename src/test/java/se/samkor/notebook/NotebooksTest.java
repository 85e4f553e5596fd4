package se.samkor.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.samkor.CommandLineRun;

/** Every notebook runs from its first cell to its last on made-up registers, by the kernel that Jupyter would start. */
class NotebooksTest {
    private static final Path NOTEBOOKS = Path.of("notebooks");
    private static final String SHIPPED = "System.getenv().getOrDefault(\"SAMKOR_STORE\", \"../samkor-demo/store\")";

    @TempDir
    static Path folder;

    @BeforeAll
    static void aStore() {
        String delivery = folder.resolve("d").toString();
        done("generate", "--persons", "1200", "--seed", "5", "--out", delivery);
        done(
                "follow-up",
                "--further",
                "effects",
                "--delivery",
                delivery,
                "--year",
                "2020",
                "--store",
                folder.resolve("store").toString(),
                "--out",
                folder.resolve("out").toString(),
                "--key-file",
                key());
    }

    private static String key() {
        try {
            return Files.writeString(folder.resolve("test.key"), "a key for the tests only")
                    .toString();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static void done(String... words) {
        CommandLineRun run = CommandLineRun.of(words);
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
        int charts = 0;
        try {
            for (JsonNode cell : cells(notebook)) {
                String source = source(cell).replace(SHIPPED, "\"" + folder.resolve("store") + "\"");
                DisplayData output = kernel.eval(source);
                shown += output == null ? 0 : 1;
                charts += output != null && String.valueOf(output).contains("data:image/svg") ? 1 : 0;
            }
        } finally {
            kernel.onShutdown(false);
        }
        assertThat(shown).isGreaterThanOrEqualTo(3);
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
