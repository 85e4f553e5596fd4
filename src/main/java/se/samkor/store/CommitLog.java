package se.samkor.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.InMemoryLogReplay;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.delta.actions.Protocol;
import org.apache.spark.sql.types.StructType;
import scala.collection.Iterator;
import scala.collection.JavaConverters;

/**
 * The commits of a Delta table as they stand in its log. Delta itself finds the files of a version by Spark queries, which
 * take about a second for each table however small it is; here the commits are read and replayed, by Delta's own classes, in
 * the driver. Only of plain tables: all commits there, few of them, neither partitions nor deletion vectors.
 */
final class CommitLog {
    private static final String SUFFIX = ".json";
    /** A longer log has a checkpoint, which Delta reads faster. */
    private static final int MOST_COMMITS = 40;
    /** Characters that Spark would read as a pattern in the name of a file. */
    private static final String PATTERN = "*?[]{}\\";

    private final FileSystem files;
    private final Path table;
    private final NavigableMap<Long, FileStatus> commits;

    private CommitLog(FileSystem files, Path table, NavigableMap<Long, FileStatus> commits) {
        this.files = files;
        this.table = table;
        this.commits = commits;
    }

    /** A version's columns and data files, in the order of their names; no file where it has no rows. */
    record Version(StructType schema, List<String> files) {}

    /** Lists the commits of a table that exists. */
    static CommitLog of(FileSystem files, Path table) throws IOException {
        NavigableMap<Long, FileStatus> commits = new TreeMap<>();
        for (FileStatus file : files.listStatus(new Path(table, "_delta_log"))) {
            String name = file.getPath().getName();
            String number = name.substring(0, Math.max(0, name.length() - SUFFIX.length()));
            if (name.endsWith(SUFFIX) && !number.isEmpty() && number.chars().allMatch(Character::isDigit)) {
                commits.put(Long.parseLong(number), file);
            }
        }
        return new CommitLog(files, table, commits);
    }

    /** The number of the last commit; nothing where there is none. */
    Optional<Long> latest() {
        return commits.isEmpty() ? Optional.empty() : Optional.of(commits.lastKey());
    }

    /** A version, when the table is plain. */
    Optional<Version> at(long version) throws IOException {
        Map<Long, FileStatus> until = commits.headMap(version, true);
        boolean whole = until.size() == version + 1 && version < MOST_COMMITS;
        if (!whole || table.toString().chars().anyMatch(c -> PATTERN.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        InMemoryLogReplay replay = new InMemoryLogReplay(0, scala.Option.empty());
        for (Map.Entry<Long, FileStatus> commit : until.entrySet()) {
            replay.append(commit.getKey(), actions(commit.getValue().getPath()));
        }
        return plain(replay.checkpoint());
    }

    private Iterator<Action> actions(Path commit) throws IOException {
        List<Action> actions = new ArrayList<>();
        try (InputStream in = files.open(commit)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            text.lines().filter(line -> !line.isBlank()).map(Action::fromJson).forEach(actions::add);
        }
        return JavaConverters.asScalaIterator(actions.iterator());
    }

    private Optional<Version> plain(Iterator<Action> state) {
        List<String> added = new ArrayList<>();
        StructType schema = null;
        boolean plain = true;
        while (state.hasNext()) {
            Action action = state.next();
            if (action instanceof Protocol protocol) {
                // readers of version 1 know neither column mapping nor deletion vectors
                plain &= protocol.minReaderVersion() == 1;
            } else if (action instanceof Metadata metadata) {
                schema = metadata.schema();
                plain &= metadata.partitionColumns().isEmpty();
            } else if (action instanceof AddFile file) {
                Path path = new Path(URI.create(file.path()));
                added.add((path.isAbsolute() ? path : new Path(table, path)).toString());
            }
        }
        Collections.sort(added);
        return plain && schema != null ? Optional.of(new Version(schema, added)) : Optional.empty();
    }
}
