package se.samkor.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Which table versions came from which, as OpenLineage events (specification 2-0-2): a line of JSON each, added to a file
 * that a collector reads. A run is the parent of its steps. Names of tables and counts of rows, nothing of their contents.
 */
public final class LineageFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SPECIFICATION = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";
    private static final String FACETS = "https://openlineage.io/spec/facets/";
    private static final String JOBS = "samkor";

    private final Path file;
    private final URI store;
    private final String run;
    private final String job;
    private final String producer;

    /**
     * @param store where the tables are
     * @param run the run's name
     * @param job what was asked for on the command line
     */
    public LineageFile(Path file, URI store, String run, String job) {
        this.file = file;
        this.store = store;
        this.run = run;
        this.job = job;
        this.producer = "urn:samkor:" + CodeVersion.current();
    }

    /**
     * A step that is done.
     *
     * @param name of the step
     * @param delivery that it worked on, empty where it is of none
     * @param read table versions
     * @param written table versions
     * @param rows that came out
     */
    public record Step(
            String name,
            String delivery,
            Instant started,
            Instant ended,
            Map<String, Long> read,
            Map<String, Long> written,
            long rows) {}

    /** The run begins. */
    public void begin(Instant time) {
        write(event("START", time, job, run));
    }

    /** The run has ended, well or not. */
    public void end(Instant time, boolean done) {
        write(event(done ? "COMPLETE" : "FAIL", time, job, run));
    }

    /** A step was done: its start, and its end with what it read and wrote. */
    public void step(Step step) {
        String name = JOBS + "." + step.name();
        String id = run + " " + step.name() + " " + step.started();
        ObjectNode start = event("START", step.started(), step.name(), id);
        parent(start);
        write(start);
        ObjectNode end = event("COMPLETE", step.ended(), step.name(), id);
        parent(end);
        ArrayNode inputs = end.putArray("inputs");
        if (!step.delivery().isEmpty() && step.read().isEmpty()) {
            inputs.addObject().put("namespace", name).put("name", step.delivery());
        }
        new TreeMap<>(step.read()).forEach((table, version) -> dataset(inputs.addObject(), table, version));
        ArrayNode outputs = end.putArray("outputs");
        new TreeMap<>(step.written()).forEach((table, version) -> dataset(outputs.addObject(), table, version));
        write(end);
    }

    private ObjectNode event(String type, Instant time, String name, String id) {
        ObjectNode event = MAPPER.createObjectNode();
        event.put("eventType", type);
        event.put("eventTime", time.truncatedTo(ChronoUnit.MILLIS).toString());
        event.put("producer", producer).put("schemaURL", SPECIFICATION);
        event.putObject("run").put("runId", uuid(id));
        event.putObject("job").put("namespace", JOBS).put("name", name);
        return event;
    }

    private void parent(ObjectNode event) {
        ObjectNode parent = facet(
                event.withObject("/run").withObject("/facets").putObject("parent"),
                "1-0-1/ParentRunFacet.json#/$defs/ParentRunFacet");
        parent.putObject("run").put("runId", uuid(run));
        parent.putObject("job").put("namespace", JOBS).put("name", job);
    }

    private void dataset(ObjectNode dataset, String table, long version) {
        String scheme = Optional.ofNullable(store.getScheme()).orElse("file");
        String authority = Optional.ofNullable(store.getAuthority()).orElse("");
        dataset.put("namespace", authority.isEmpty() ? scheme : scheme + "://" + authority);
        dataset.put("name", store.getPath() + "/" + table);
        facet(
                        dataset.putObject("facets").putObject("version"),
                        "1-0-1/DatasetVersionDatasetFacet.json#/$defs/DatasetVersionDatasetFacet")
                .put("datasetVersion", Long.toString(version));
    }

    private ObjectNode facet(ObjectNode facet, String schema) {
        return facet.put("_producer", producer).put("_schemaURL", FACETS + schema);
    }

    private static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void write(ObjectNode event) {
        RunLog.append(file, event.toString());
    }
}
