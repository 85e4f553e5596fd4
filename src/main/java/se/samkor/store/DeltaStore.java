package se.samkor.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import se.samkor.domain.Stop;
import se.samkor.schema.InternalRows;
import se.samkor.schema.ParquetPart;
import se.samkor.schema.Passing;
import se.samkor.schema.Picking;
import se.samkor.schema.StoredTable;

/** Tables as Delta Lake folders under one folder or URI, which a marker file declares to be a store. */
public final class DeltaStore implements TableStore {
    private static final String MARKER = "samkor-store.json";
    private static final String STAGING = "_staging";

    /** So much of a table is read here, when only some columns are asked for: what would take a job of Spark's as long to begin. */
    private static final long MOST_BYTES_HERE = 4L << 20;

    private final SparkSession spark;
    private final Path root;
    private final FileSystem files;
    /** The rows of versions of small tables; a version never changes. */
    private final Map<String, List<Row>> kept = new ConcurrentHashMap<>();

    private DeltaStore(SparkSession spark, Path root, FileSystem files) {
        this.spark = spark;
        this.root = root;
        this.files = files;
    }

    /** Opens a store that must exist. */
    public static DeltaStore open(SparkSession spark, String location) {
        DeltaStore store = at(spark, location);
        if (!store.isStore()) {
            throw new Stop.UnreadableInput("Cannot open the store " + location + ": expected a folder with " + MARKER
                    + ", made by an ingest; found " + store.whatIsThere() + ".");
        }
        return store;
    }

    /** Opens a store, or makes one where there is nothing yet. */
    public static DeltaStore openOrCreate(SparkSession spark, String location) {
        DeltaStore store = at(spark, location);
        if (!store.isStore()) {
            store.create(location);
        }
        return store;
    }

    private static DeltaStore at(SparkSession spark, String location) {
        Path root = new Path(location);
        try {
            FileSystem files = root.getFileSystem(spark.sessionState().newHadoopConf());
            // the marker and the staging need no checksum files beside them
            files.setWriteChecksum(false);
            return new DeltaStore(spark, files.makeQualified(root), files);
        } catch (IOException | IllegalArgumentException unreachable) {
            throw new Stop.UnreadableInput(
                    "Cannot reach the store " + location + ": " + unreachable.getMessage() + ".");
        }
    }

    /** Where the store is. */
    public URI location() {
        return root.toUri();
    }

    /** The size of everything in the store. */
    public long bytes() {
        try {
            return files.getContentSummary(root).getLength();
        } catch (IOException failed) {
            throw new Stop.UnreadableInput("Cannot list the store " + root + ": " + failed.getMessage() + ".");
        }
    }

    private boolean isStore() {
        try {
            return files.exists(new Path(root, MARKER));
        } catch (IOException unreadable) {
            // a file where a folder is expected
            return false;
        }
    }

    private String whatIsThere() {
        try {
            if (!files.exists(root)) {
                return "nothing";
            }
            return files.getFileStatus(root).isFile() ? "a file" : "a folder of something else";
        } catch (IOException unreadable) {
            return "something that cannot be read";
        }
    }

    private void create(String location) {
        try {
            if (files.exists(root) && (files.getFileStatus(root).isFile() || files.listStatus(root).length > 0)) {
                throw new Stop.UnreadableInput("Cannot use " + location
                        + " as a store: expected an empty folder, none at all, or a store; found " + whatIsThere()
                        + ".");
            }
            files.mkdirs(root);
            try (OutputStream out = files.create(new Path(root, MARKER))) {
                out.write("{\"store\":\"samkor\",\"layout\":1}\n".getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException failed) {
            throw new Stop.UnreadableInput("Cannot create the store " + location + ": " + failed.getMessage() + ".");
        }
    }

    @Override
    public boolean exists(String table) {
        return logOrNone(table).latest().isPresent();
    }

    /** The log of a table; one without commits where there is no table of the name. */
    private CommitLog logOrNone(String table) {
        try {
            return CommitLog.of(files, path(table));
        } catch (IOException none) {
            return CommitLog.none(files, path(table));
        }
    }

    @Override
    public Dataset<Row> read(String table) {
        CommitLog log = log(table);
        return open(table, log, log.latest().orElseThrow());
    }

    @Override
    public Dataset<Row> read(String table, long version) {
        return open(table, requireHeld(table, version), version);
    }

    /** The log of a table of which a version can be read. */
    private CommitLog requireHeld(String table, long version) {
        CommitLog log = log(table);
        // of the latest version nothing is ever removed
        if (version != log.latest().orElseThrow() && !holds(table, log, version)) {
            throw new Stop.UnreadableInput("Cannot read version " + version + " of the table " + table
                    + ": its files are not in the store any more (retain, forget-person or rotate-key removed them).");
        }
        return log;
    }

    @Override
    public StoredTable table(String table, long version) {
        CommitLog log = requireHeld(table, version);
        try {
            Optional<CommitLog.Version> plain = log.at(version);
            if (plain.isPresent()) {
                return ofFiles(table, version, log, plain.get());
            }
        } catch (IOException unreadable) {
            throw unreadable(table, unreadable);
        }
        return StoredTable.of(versionByDelta(table, version));
    }

    private StoredTable ofFiles(String table, long version, CommitLog log, CommitLog.Version plain) throws IOException {
        List<FileStatus> data = new ArrayList<>();
        List<ParquetPart> parts = new ArrayList<>();
        for (DataFile file : plain.data()) {
            FileStatus status = files.getFileStatus(log.path(file));
            data.add(status);
            parts.addAll(ParquetPart.of(status.getPath().toString(), status.getLen()));
        }
        ParquetScan scan = new ParquetScan(spark, files, data, plain.schema());
        List<Path> paths = data.stream().map(FileStatus::getPath).toList();
        Function<StructType, Optional<List<InternalRow>>> here =
                columns -> plain.bytes() <= MOST_BYTES_HERE && FlatFiles.reads(columns)
                        ? Optional.of(FlatFiles.rows(spark.sparkContext().hadoopConfiguration(), paths, columns))
                        : Optional.empty();
        return StoredTable.ofFiles(plain.schema(), parts, scan::rows, here, () -> open(table, log, version));
    }

    @Override
    public long count(String table, long version) {
        CommitLog log = requireHeld(table, version);
        try {
            Optional<List<DataFile>> said = log.at(version)
                    .map(CommitLog.Version::data)
                    .filter(data -> data.stream().allMatch(file -> file.rows() >= 0));
            if (said.isPresent()) {
                return said.get().stream().mapToLong(DataFile::rows).sum();
            }
        } catch (IOException unreadable) {
            throw unreadable(table, unreadable);
        }
        return open(table, log, version).count();
    }

    @Override
    public List<Row> rows(String table) {
        CommitLog log = log(table);
        return rows(table, log, log.latest().orElseThrow());
    }

    @Override
    public List<Row> rows(String table, long version) {
        return rows(table, requireHeld(table, version), version);
    }

    private List<Row> rows(String table, CommitLog log, long version) {
        return kept.computeIfAbsent(table + " " + version, absent -> List.copyOf(readHere(table, log, version)));
    }

    private List<Row> readHere(String table, CommitLog log, long version) {
        try {
            Optional<CommitLog.Version> small =
                    log.at(version).filter(CommitLog.Version::isSmall).filter(one -> FlatFiles.reads(one.schema()));
            if (small.isPresent()) {
                List<Path> data = small.get().data().stream().map(log::path).toList();
                return DataFiles.read(spark, data, small.get().schema());
            }
        } catch (IOException unreadable) {
            throw unreadable(table, unreadable);
        }
        return open(table, log, version).collectAsList();
    }

    private Dataset<Row> open(String table, CommitLog log, long version) {
        try {
            Optional<CommitLog.Version> plain = log.at(version);
            if (plain.isPresent() && plain.get().data().isEmpty()) {
                return spark.createDataFrame(List.of(), plain.get().schema());
            }
            if (plain.isPresent()) {
                return spark.read()
                        .schema(plain.get().schema())
                        .parquet(plain.get().data().stream()
                                .map(file -> log.path(file).toString())
                                .toArray(String[]::new));
            }
        } catch (IOException unreadable) {
            throw unreadable(table, unreadable);
        }
        return versionByDelta(table, version);
    }

    private Stop unreadable(String table, IOException cause) {
        return new Stop.UnreadableInput(
                "Cannot read the table " + table + " of the store " + root + ": " + cause.getMessage() + ".");
    }

    /** The log of a table that must be there. */
    private CommitLog log(String table) {
        CommitLog log = logOrNone(table);
        if (log.latest().isPresent()) {
            return log;
        }
        throw new Stop.UnreadableInput("Cannot read the table " + table + ": the store " + root
                + " does not hold it; has the job that writes it been run?");
    }

    @Override
    public long version(String table) {
        return log(table).latest().orElseThrow();
    }

    @Override
    public long overwrite(String table, Dataset<Row> rows) {
        return write(table, writer -> writer.replace(TableWriter.Rows.of(rows)));
    }

    @Override
    public long overwrite(String table, InternalRows rows) {
        return write(table, writer -> writer.replace(TableWriter.Rows.of(rows)));
    }

    @Override
    public long overwrite(String table, StructType type, List<Row> rows) {
        return write(table, writer -> writer.replace(TableWriter.Rows.of(rows, type)));
    }

    @Override
    public long replaceWhere(String table, Dataset<Row> rows, String column, Serializable value) {
        return write(table, writer -> writer.replace(TableWriter.Rows.of(rows), new DataFiles.Part(column, value)));
    }

    @Override
    public long replaceWhere(String table, StructType type, List<Row> rows, String column, Serializable value) {
        return write(
                table, writer -> writer.replace(TableWriter.Rows.of(rows, type), new DataFiles.Part(column, value)));
    }

    @Override
    public long replaceWhere(String table, InternalRows rows, String column, Serializable value) {
        return write(table, writer -> writer.replace(TableWriter.Rows.of(rows), new DataFiles.Part(column, value)));
    }

    @Override
    public <T extends Serializable> Optional<Passing<Picked<T>>> replaceWhileTaken(
            String table, InternalRows others, Picking<T> picking, String column, Serializable value) {
        try {
            return writer(table)
                    .replaceWhileTaken(others, picking, new DataFiles.Part(column, value))
                    .map(beside -> beside.written()
                            .map(written -> new Picked<>(
                                    write(table, any -> beside.plan().commit(written.files())), written.sum())));
        } catch (IOException failed) {
            throw unwritable(table, failed);
        }
    }

    @Override
    public long append(String table, Dataset<Row> rows) {
        return write(table, writer -> writer.append(TableWriter.Rows.of(rows)));
    }

    @Override
    public long append(String table, StructType type, List<Row> rows) {
        return write(table, writer -> writer.append(type, rows));
    }

    /** What is done to a table. */
    private interface Change {
        long by(TableWriter writer) throws IOException;
    }

    private long write(String table, Change change) {
        try {
            return change.by(writer(table));
        } catch (IOException failed) {
            throw unwritable(table, failed);
        }
    }

    private TableWriter writer(String table) {
        return new TableWriter(spark, files, path(table), logOrNone(table));
    }

    private Stop unwritable(String table, IOException cause) {
        return new Stop.UnreadableInput("Cannot write the table " + table + " of the store " + root + ": "
                + cause.getMessage() + "; is another program writing there?");
    }

    /** The tables of the store, by name. */
    public List<String> tables() {
        try {
            List<String> tables = new ArrayList<>();
            for (FileStatus folder : files.listStatus(root)) {
                String name = folder.getPath().getName();
                if (folder.isDirectory() && exists(name)) {
                    tables.add(name);
                }
            }
            Collections.sort(tables);
            return tables;
        } catch (IOException failed) {
            throw new Stop.UnreadableInput("Cannot list the store " + root + ": " + failed.getMessage() + ".");
        }
    }

    @Override
    public boolean holds(String table, long version) {
        return holds(table, log(table), version);
    }

    private boolean holds(String table, CommitLog log, long version) {
        try {
            Set<String> there = new HashSet<>();
            for (FileStatus file : files.listStatus(path(table))) {
                there.add(file.getPath().getName());
            }
            return there.containsAll(filesOf(table, log, version));
        } catch (IOException failed) {
            throw unreadable(table, failed);
        }
    }

    /** The names of a version's files, by the log; they need not be there. */
    private Set<String> filesOf(String table, CommitLog log, long version) throws IOException {
        Optional<CommitLog.Version> plain = log.at(version);
        List<Path> listed = plain.isPresent()
                ? plain.get().data().stream().map(log::path).toList()
                : Arrays.stream(versionByDelta(table, version).inputFiles())
                        .map(Path::new)
                        .toList();
        Set<String> names = new HashSet<>();
        listed.forEach(file -> names.add(file.getName()));
        return names;
    }

    private Dataset<Row> versionByDelta(String table, long version) {
        return spark.read()
                .format("delta")
                .option("versionAsOf", version)
                .load(path(table).toString());
    }

    /** Leaves a table without rows and without a file of what it held. */
    public void forget(String table) {
        if (exists(table)) {
            Dataset<Row> rows = read(table);
            purge(table, List.of(overwrite(table, rows.limit(0))));
        }
    }

    /**
     * What was removed from disk.
     *
     * @param files number of files
     * @param bytes their size together
     */
    public record Removed(long files, long bytes) {}

    /** Removes from disk every file of a table that none of the versions to be kept needs; other versions are gone then. */
    public Removed purge(String table, Collection<Long> kept) {
        CommitLog log = log(table);
        Set<String> needed = new HashSet<>();
        long removed = 0;
        long bytes = 0;
        try {
            for (long version : new TreeSet<>(kept)) {
                needed.addAll(filesOf(table, log, version));
            }
            for (FileStatus file : files.listStatus(path(table))) {
                String name = file.getPath().getName();
                if (file.isFile() && name.endsWith(".parquet") && !needed.contains(name)) {
                    files.delete(file.getPath(), false);
                    removed++;
                    bytes += file.getLen();
                }
            }
        } catch (IOException failed) {
            throw new Stop.UnreadableInput(
                    "Cannot remove earlier files of the table " + table + ": " + failed.getMessage() + ".");
        }
        return new Removed(removed, bytes);
    }

    /** A small text that the store keeps beside its tables; empty when there is none of the name. */
    public Optional<String> note(String name) {
        Path path = path(name);
        try (InputStream in = files.open(path)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (FileNotFoundException none) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new Stop.UnreadableInput("Cannot read " + path + ": " + failed.getMessage() + ".");
        }
    }

    /** Keeps a small text, in place of an earlier one of the name. */
    public void keepNote(String name, String text) {
        Path path = path(name);
        try (OutputStream out = files.create(path, true)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new Stop.UnreadableInput("Cannot write " + path + ": " + failed.getMessage() + ".");
        }
    }

    /** The right to write here until it is closed; stops when another run has it. */
    public StoreLock lock(String job) {
        return StoreLock.take(files, root, job);
    }

    /** Writes down what a step needs again on its way, in place of what was staged under the name before. */
    public Dataset<Row> stage(String name, Dataset<Row> rows) {
        Path folder = new Path(new Path(root, STAGING), name);
        try {
            files.delete(folder, true);
        } catch (IOException failed) {
            throw new Stop.UnreadableInput("Cannot empty " + folder + ": " + failed.getMessage() + ".");
        }
        String format = RowFiles.class.getName();
        rows.write().format(format).save(folder.toString());
        return spark.read().format(format).schema(rows.schema()).load(folder.toString());
    }

    /** Removes everything that was staged. */
    public void removeStaging() {
        try {
            files.delete(new Path(root, STAGING), true);
        } catch (IOException failed) {
            throw new Stop.UnreadableInput("Cannot remove the staging folder: " + failed.getMessage() + ".");
        }
    }

    private Path path(String table) {
        return new Path(root, table);
    }
}
