package se.samkor.store;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import se.samkor.schema.InternalRows;
import se.samkor.schema.Passing;
import se.samkor.schema.Picking;

/** Writes the next version of one table: by its log where the table is plain, and by Delta where it is not. */
final class TableWriter {
    private static final String REPLACING = "Overwrite";
    private static final String ADDING = "Append";
    private static final int MOST_FILES = 50;

    private final SparkSession spark;
    private final FileSystem files;
    private final Path table;
    private final CommitLog log;

    /** Of a table with this log, which has no commits when the table is to be made. */
    TableWriter(SparkSession spark, FileSystem files, Path table, CommitLog log) {
        this.spark = spark;
        this.files = files;
        this.table = table;
        this.log = log;
    }

    /** What is written: its columns, as a query, and as data files. */
    record Rows(
            StructType type,
            Function<SparkSession, Dataset<Row>> dataset,
            BiFunction<SparkSession, DataFiles.Target, List<DataFile>> writing) {
        static Rows of(Dataset<Row> rows) {
            return new Rows(
                    rows.schema().asNullable(), spark -> rows, (spark, target) -> DataFiles.write(spark, rows, target));
        }

        static Rows of(InternalRows rows) {
            return new Rows(
                    rows.type().asNullable(),
                    rows::dataset,
                    (spark, target) -> DataFiles.write(spark, rows.rows(), target));
        }

        static Rows of(List<Row> rows, StructType type) {
            return new Rows(
                    type.asNullable(),
                    spark -> spark.createDataFrame(rows, type).coalesce(1),
                    (spark, target) -> DataFiles.write(spark, rows, target));
        }
    }

    /** Writes rows in place of all that the table has. */
    long replace(Rows rows) throws IOException {
        return write(rows, REPLACING, Optional.empty());
    }

    /** Writes rows in place of those of a part. */
    long replace(Rows rows, DataFiles.Part part) throws IOException {
        return write(rows, REPLACING, Optional.of(part));
    }

    /** Adds rows. */
    long append(Rows rows) throws IOException {
        return write(rows, ADDING, Optional.empty());
    }

    /** Adds a few rows; where they stand in many small files by now, these become one with them. */
    long append(StructType type, List<Row> rows) throws IOException {
        List<Row> all = new ArrayList<>(crumbs(type));
        boolean added = all.isEmpty();
        all.addAll(rows);
        return write(Rows.of(all, type), added ? ADDING : REPLACING, Optional.empty());
    }

    /**
     * The rows of a small table that has become many files, each of which takes longer to open than to read, by the columns of a
     * type that has all of the table's; none of any other table.
     */
    private List<Row> crumbs(StructType type) throws IOException {
        Optional<CommitLog.Version> now = latest().filter(one ->
                one.data().size() >= MOST_FILES && one.isSmall() && FlatFiles.reads(type) && allStay(one, type));
        return now.isEmpty()
                ? List.of()
                : DataFiles.read(spark, now.get().data().stream().map(log::path).toList(), type);
    }

    private Optional<CommitLog.Version> latest() throws IOException {
        return log.latest().isEmpty() ? Optional.empty() : log.at(log.latest().get());
    }

    private long write(Rows rows, String mode, Optional<DataFiles.Part> part) throws IOException {
        Optional<Plan> plan = plan(rows.type(), mode, part);
        return plan.isEmpty()
                ? writeByDelta(rows, mode, part)
                : plan.get().commit(rows.writing().apply(spark, plan.get().target()));
    }

    /** Rows that are written while others are taken, and how they become a version. */
    record Beside<T extends Serializable>(Passing<DataFiles.Written<T>> written, Plan plan) {}

    /** Writes what is picked from others, when those are taken, in place of the rows of a part; empty where Delta must write. */
    <T extends Serializable> Optional<Beside<T>> replaceWhileTaken(
            InternalRows others, Picking<T> picking, DataFiles.Part part) throws IOException {
        return plan(picking.type(), REPLACING, Optional.of(part))
                .map(plan -> new Beside<>(DataFiles.writeBeside(spark, others, picking, plan.target()), plan));
    }

    private Optional<Plan> plan(StructType type, String mode, Optional<DataFiles.Part> part) throws IOException {
        Optional<CommitLog.Version> before = latest().filter(there -> isChangeable(there, type, mode, part));
        if (before.isEmpty() && log.latest().isPresent()) {
            return Optional.empty();
        }
        files.mkdirs(table);
        return Optional.of(new Plan(before, type, mode, part));
    }

    /** A version that is no more than to write files and to name them. */
    final class Plan {
        private final Optional<CommitLog.Version> before;
        private final StructType type;
        private final String mode;
        private final Optional<DataFiles.Part> part;

        private Plan(Optional<CommitLog.Version> before, StructType type, String mode, Optional<DataFiles.Part> part) {
            this.before = before;
            this.type = type;
            this.mode = mode;
            this.part = part;
        }

        DataFiles.Target target() {
            return new DataFiles.Target(table, type, part);
        }

        /** Makes the version of files that are written. */
        long commit(List<DataFile> added) throws IOException {
            List<DataFile> replaced = before.map(CommitLog.Version::data).orElse(List.of()).stream()
                    .filter(file -> mode.equals(REPLACING)
                            && part.map(one -> file.tags().equals(one.tags())).orElse(true))
                    .toList();
            return log.commit(
                    spark,
                    before,
                    new CommitLog.Change(mode, part.map(DataFiles.Part::condition), type, added, replaced));
        }
    }

    /** Whether no more is to be done than to name files: every column stays, and no file holds rows of several parts. */
    private static boolean isChangeable(
            CommitLog.Version there, StructType type, String mode, Optional<DataFiles.Part> part) {
        boolean allReplaced = mode.equals(REPLACING) && part.isEmpty();
        boolean inParts = part.isEmpty()
                || there.data().stream()
                        .allMatch(file ->
                                file.tags().keySet().equals(part.get().tags().keySet()));
        return there.writable() && inParts && (allReplaced || allStay(there, type));
    }

    /** Whether a type has every column of a table; a store of an earlier program lacks the columns that came later. */
    private static boolean allStay(CommitLog.Version there, StructType type) {
        return Arrays.asList(type.asNullable().fields())
                .containsAll(Arrays.asList(there.schema().fields()));
    }

    private long writeByDelta(Rows rows, String mode, Optional<DataFiles.Part> part) throws IOException {
        DataFrameWriter<Row> writer =
                rows.dataset().apply(spark).write().format("delta").mode(mode);
        if (mode.equals(REPLACING) && part.isEmpty()) {
            writer.option("overwriteSchema", "true");
        } else {
            // a store of an earlier program lacks the columns that came later
            writer.option("mergeSchema", "true");
        }
        part.ifPresent(one -> writer.option("replaceWhere", one.condition()));
        writer.save(table.toString());
        return CommitLog.of(files, table).latest().orElseThrow();
    }
}
