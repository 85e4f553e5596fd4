package se.samkor.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.domain.Stop;

/** Events as the OpenLineage specification 2-0-2 asks for them, and log lines that a machine reads. */
class LineageFileTest {
    private static final Instant START = Instant.parse("2026-03-01T10:15:00.123Z");

    @TempDir
    Path folder;

    private List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    private List<JsonNode> written(String store) throws IOException {
        Path file = folder.resolve("lineage/events.jsonl");
        LineageFile lineage = new LineageFile(file, URI.create(store), "20260301-101500-ab12", "follow-up");
        lineage.begin(START);
        lineage.step(new LineageFile.Step(
                "durability",
                "2025",
                START.plusSeconds(1),
                START.plusSeconds(9),
                Map.of("histories", 3L),
                Map.of("durability_days", 4L, "follow_up", 5L),
                46));
        lineage.end(START.plusSeconds(10), true);
        return lines(file);
    }

    @Test
    void everyEventHasWhatTheSpecificationRequires() throws IOException {
        List<JsonNode> events = written("file:/data/store");
        assertThat(events).hasSize(4).allSatisfy(event -> {
            assertThat(Instant.parse(event.get("eventTime").asText())).isNotNull();
            assertThat(URI.create(event.get("producer").asText()).isAbsolute()).isTrue();
            assertThat(event.get("schemaURL").asText()).endsWith("/2-0-2/OpenLineage.json#/$defs/RunEvent");
            assertThat(UUID.fromString(event.at("/run/runId").asText())).isNotNull();
            assertThat(event.at("/job/namespace").asText()).isEqualTo("samkor");
            assertThat(event.at("/job/name").asText()).isNotEmpty();
        });
        assertThat(events.stream().map(event -> event.get("eventType").asText()))
                .containsExactly("START", "START", "COMPLETE", "COMPLETE");
        String copy = System.getProperty("samkor.lineage", "");
        if (!copy.isEmpty()) {
            Files.copy(folder.resolve("lineage/events.jsonl"), Path.of(copy));
        }
    }

    @Test
    void aStepNamesTheVersionsItReadAndWroteAndTheRunItIsPartOf() throws IOException {
        List<JsonNode> events = written("hdfs://name.example:8020/data/store");
        JsonNode done = events.get(2);
        assertThat(done.at("/inputs/0/namespace").asText()).isEqualTo("hdfs://name.example:8020");
        assertThat(done.at("/inputs/0/name").asText()).isEqualTo("/data/store/histories");
        assertThat(done.at("/outputs/0/name").asText()).isEqualTo("/data/store/durability_days");
        assertThat(done.at("/outputs/0/facets/version/datasetVersion").asText()).isEqualTo("4");
        assertThat(done.at("/run/facets/parent/run/runId"))
                .isEqualTo(events.get(0).at("/run/runId"))
                .isEqualTo(events.get(3).at("/run/runId"));
        assertThat(done.at("/run/runId")).isEqualTo(events.get(1).at("/run/runId"));
    }

    @Test
    void aLogLineIsOneObject() throws IOException {
        Path file = folder.resolve("log.jsonl");
        RunLog log = RunLog.to(Optional.of(file), "r1", "link");
        log.info("step", Map.of("step", "link persons", "seconds", 1.5));
        log.error("error", Map.of("message", "Cannot \"read\"\nthis"));
        List<JsonNode> lines = lines(file);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1).get("seconds").asDouble()).isEqualTo(1.5);
        assertThat(lines.get(2).get("level").asText()).isEqualTo("ERROR");
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.get("run").asText()).isEqualTo("r1"));
        assertThatThrownBy(() -> RunLog.to(Optional.of(file.resolve("below")), "r1", "link"))
                .isInstanceOf(Stop.WrongUsage.class)
                .hasMessageContaining("Cannot write to ");
    }

    @Test
    void theBarSaysHowFarAStepIs() {
        assertThat(TerminalBar.line("read befolkning", new TerminalBar.Tasks(3, 12)))
                .isEqualTo("read befolkning                            [=======                       ] 3/12");
        assertThat(TerminalBar.line("read befolkning", new TerminalBar.Tasks(0, 0)))
                .isEqualTo("read befolkning ...");
    }
}
