package se.samkor.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.storage.LogStore;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;

/**
 * The commits of a Delta table as they stand in its log (Delta transaction log protocol, reader version 1, writer version 2).
 * Delta itself reads and writes them by Spark queries, which take some tenths of a second for each table however small it is;
 * here they are read, replayed and written in the driver. Only of plain tables: all commits there, neither partitions,
 * deletion vectors nor anything that a later version of the protocol asks of a writer. Every other table is left to Delta.
 */
final class CommitLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUFFIX = ".json";
    /** A longer log is read faster by its checkpoint. */
    private static final int MOST_COMMITS = 1000;
    /** A larger table is read by Spark. */
    private static final long MOST_BYTES = 1L << 20;

    /** Characters that Spark would read as a pattern in the name of a file. */
    private static final String PATTERN = "*?[]{}\\";

    private static final String FOLDER = "_delta_log";
    /** The table property that concerns nobody who writes files without statistics. */
    private static final String INDEXED = "delta.dataSkippingNumIndexedCols";

    private final FileSystem files;
    private final Path table;
    private final NavigableMap<Long, FileStatus> commits;

    private CommitLog(FileSystem files, Path table, NavigableMap<Long, FileStatus> commits) {
        this.files = files;
        this.table = table;
        this.commits = commits;
    }

    /**
     * What a version of a table is.
     *
     * @param schema its columns
     * @param data its data files, in the order of their names; none where it has no rows
     * @param writable whether more may be written to it without Delta
     * @param metadata as the log has them
     */
    record Version(StructType schema, List<DataFile> data, boolean writable, JsonNode metadata) {
        /** Whether its rows are read faster here than by Spark. */
        boolean isSmall() {
            return bytes() <= MOST_BYTES;
        }

        /** The size of its data. */
        long bytes() {
            return data.stream().mapToLong(DataFile::bytes).sum();
        }
    }

    /**
     * A version to come.
     *
     * @param mode Delta's name for what is done: Append or Overwrite
     * @param where the rows that are replaced, where not all are
     * @param schema the columns from now on
     * @param added new data files
     * @param removed data files that no longer belong to the table
     */
    record Change(
            String mode, Optional<String> where, StructType schema, List<DataFile> added, List<DataFile> removed) {}

    /** Lists the commits of a table that exists. */
    static CommitLog of(FileSystem files, Path table) throws IOException {
        NavigableMap<Long, FileStatus> commits = new TreeMap<>();
        for (FileStatus file : files.listStatus(new Path(table, FOLDER))) {
            String name = file.getPath().getName();
            String number = name.substring(0, Math.max(0, name.length() - SUFFIX.length()));
            if (name.endsWith(SUFFIX) && !number.isEmpty() && number.chars().allMatch(Character::isDigit)) {
                commits.put(Long.parseLong(number), file);
            }
        }
        return new CommitLog(files, table, commits);
    }

    /** Of a table that is to be made. */
    static CommitLog none(FileSystem files, Path table) {
        return new CommitLog(files, table, new TreeMap<>());
    }

    /** The number of the last commit; nothing where there is none. */
    Optional<Long> latest() {
        return commits.isEmpty() ? Optional.empty() : Optional.of(commits.lastKey());
    }

    /** Where a data file is. */
    Path path(DataFile file) {
        Path path = new Path(URI.create(file.path()));
        return path.isAbsolute() ? path : new Path(table, path);
    }

    /** A version, when the table is plain. */
    Optional<Version> at(long version) throws IOException {
        Map<Long, FileStatus> until = commits.headMap(version, true);
        boolean whole = until.size() == version + 1 && version < MOST_COMMITS;
        if (!whole || table.toString().chars().anyMatch(c -> PATTERN.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        Replay replay = new Replay();
        for (FileStatus commit : until.values()) {
            try (InputStream in = files.open(commit.getPath())) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                for (String line : text.lines().filter(one -> !one.isBlank()).toList()) {
                    replay.add(JSON.readTree(line));
                }
            }
        }
        return replay.version();
    }

    /** Commits one after the other: of every file the last word counts. */
    private static final class Replay {
        private final NavigableMap<String, DataFile> data = new TreeMap<>();
        private @Nullable JsonNode metadata;
        private int reader;
        private int writer;
        private boolean plain = true;

        void add(JsonNode action) {
            if (action.has("add")) {
                JsonNode file = action.get("add");
                plain &= !file.hasNonNull("deletionVector");
                data.put(file.get("path").asText(), file(file));
            } else if (action.has("remove")) {
                data.remove(action.get("remove").get("path").asText());
            } else if (action.has("metaData")) {
                metadata = action.get("metaData");
            } else if (action.has("protocol")) {
                reader = action.get("protocol").get("minReaderVersion").asInt();
                writer = action.get("protocol").get("minWriterVersion").asInt();
            }
        }

        private static DataFile file(JsonNode file) {
            Map<String, String> tags = new HashMap<>();
            if (file.hasNonNull("tags")) {
                file.get("tags")
                        .fields()
                        .forEachRemaining(
                                tag -> tags.put(tag.getKey(), tag.getValue().asText()));
            }
            return new DataFile(
                    file.get("path").asText(),
                    file.path("size").asLong(),
                    file.path("modificationTime").asLong(),
                    rows(file),
                    tags);
        }

        /** As the statistics say, which are JSON in a text of their own. */
        private static long rows(JsonNode file) {
            try {
                String statistics = file.path("stats").asText("");
                return statistics.isEmpty()
                        ? -1
                        : JSON.readTree(statistics).path("numRecords").asLong(-1);
            } catch (JsonProcessingException unreadable) {
                return -1;
            }
        }

        Optional<Version> version() {
            // readers of version 1 know neither column mapping nor deletion vectors
            if (!plain
                    || metadata == null
                    || reader != 1
                    || !metadata.path("partitionColumns").isEmpty()) {
                return Optional.empty();
            }
            StructType schema =
                    (StructType) DataType.fromJson(metadata.get("schemaString").asText());
            JsonNode properties = metadata.path("configuration");
            boolean writable = writer == 2 && properties.size() == (properties.has(INDEXED) ? 1 : 0);
            return Optional.of(new Version(schema, List.copyOf(data.values()), writable, metadata));
        }
    }

    /**
     * Writes the next version and returns its number.
     *
     * @param before the version that is changed; nothing for a table that is made
     * @throws java.nio.file.FileAlreadyExistsException when someone else wrote that version meanwhile
     */
    long commit(SparkSession spark, Optional<Version> before, Change change) throws IOException {
        long version = latest().map(last -> last + 1).orElse(0L);
        long now = System.currentTimeMillis();
        List<String> actions = new ArrayList<>();
        actions.add(action("commitInfo", commitInfo(change, version, now)));
        if (before.isEmpty() || !before.get().schema().equals(change.schema())) {
            actions.add(action("metaData", metadata(before, change.schema(), now)));
        }
        if (before.isEmpty()) {
            ObjectNode protocol = JSON.createObjectNode();
            actions.add(action("protocol", protocol.put("minReaderVersion", 1).put("minWriterVersion", 2)));
        }
        change.added().forEach(file -> actions.add(action("add", added(file))));
        change.removed().forEach(file -> actions.add(action("remove", removed(file, now))));
        Path folder = new Path(table, FOLDER);
        files.mkdirs(folder);
        // in the way that Delta has for the kind of storage: nobody sees a part of it, and no version is written twice
        LogStore.apply(spark)
                .write(
                        new Path(folder, String.format("%020d%s", version, SUFFIX)),
                        JavaConverters.asScalaIterator(actions.iterator()),
                        false,
                        spark.sparkContext().hadoopConfiguration());
        return version;
    }

    private static String action(String name, JsonNode content) {
        return JSON.createObjectNode().set(name, content).toString();
    }

    private static JsonNode commitInfo(Change change, long version, long now) {
        ObjectNode info = JSON.createObjectNode();
        info.put("timestamp", now).put("operation", "WRITE");
        ObjectNode parameters = info.putObject("operationParameters");
        parameters.put("mode", change.mode()).put("partitionBy", "[]");
        change.where().ifPresent(where -> parameters.put("predicate", where));
        if (version > 0) {
            info.put("readVersion", version - 1);
        }
        info.put("isolationLevel", "Serializable")
                .put("isBlindAppend", change.mode().equals("Append"));
        info.putObject("operationMetrics")
                .put("numFiles", Integer.toString(change.added().size()))
                .put("numOutputRows", Long.toString(sum(change.added(), DataFile::rows)))
                .put("numOutputBytes", Long.toString(sum(change.added(), DataFile::bytes)));
        info.put("engineInfo", "Samkor").put("txnId", UUID.randomUUID().toString());
        return info;
    }

    private static long sum(List<DataFile> added, java.util.function.ToLongFunction<DataFile> amount) {
        return added.stream().mapToLong(amount).sum();
    }

    private static JsonNode metadata(Optional<Version> before, StructType schema, long now) {
        ObjectNode metadata;
        if (before.isPresent()) {
            metadata = before.get().metadata().deepCopy();
        } else {
            metadata = JSON.createObjectNode().put("id", UUID.randomUUID().toString());
            metadata.putObject("format").put("provider", "parquet").putObject("options");
            metadata.putArray("partitionColumns");
            metadata.putObject("configuration").put(INDEXED, "0");
            metadata.put("createdTime", now);
        }
        return metadata.put("schemaString", schema.json());
    }

    private static JsonNode added(DataFile file) {
        ObjectNode add = JSON.createObjectNode().put("path", file.path());
        add.putObject("partitionValues");
        add.put("size", file.bytes()).put("modificationTime", file.modified()).put("dataChange", true);
        ObjectNode statistics = JSON.createObjectNode().put("numRecords", file.rows());
        add.put("stats", statistics.toString());
        if (!file.tags().isEmpty()) {
            ObjectNode tags = add.putObject("tags");
            new TreeMap<>(file.tags()).forEach(tags::put);
        }
        return add;
    }

    private static JsonNode removed(DataFile file, long now) {
        ObjectNode remove = JSON.createObjectNode().put("path", file.path());
        remove.put("deletionTimestamp", now).put("dataChange", true).put("extendedFileMetadata", true);
        remove.putObject("partitionValues");
        return remove.put("size", file.bytes());
    }
}
