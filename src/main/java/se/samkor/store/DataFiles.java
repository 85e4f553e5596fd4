package se.samkor.store;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.TaskType;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.parquet.hadoop.ParquetOutputFormat;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.executor.OutputMetrics;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.sql.execution.SQLExecution;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.Option;
import scala.collection.immutable.Map$;
import se.samkor.schema.FileSettings;
import se.samkor.schema.InternalRows;
import se.samkor.schema.Parts;
import se.samkor.schema.Passing;
import se.samkor.schema.Picking;
import se.samkor.schema.Seeing;

/**
 * The Parquet files of a table, as Spark writes them. A task writes its rows to a file of its own and says what it wrote; only
 * what a commit names belongs to the table, so a task that fails or is done twice leaves nothing that anybody reads.
 */
final class DataFiles {
    /** The first day that java.sql.Date counts by the calendar of today. */
    private static final long GREGORIAN = LocalDate.of(1582, 10, 15).toEpochDay();

    private DataFiles() {}

    /**
     * The value that all rows have in a column.
     *
     * @param column its name
     * @param value a whole number or a text
     */
    record Part(String column, Serializable value) implements Serializable {
        /** As an SQL expression. */
        String condition() {
            return column + " = "
                    + (value instanceof String text
                            ? "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
                            : value);
        }

        Map<String, String> tags() {
            return Map.of(column, value.toString());
        }

        boolean has(InternalRow row, StructType type) {
            int place = type.fieldIndex(column);
            return !row.isNullAt(place)
                    && value.toString()
                            .equals(row.get(place, type.apply(place).dataType()).toString());
        }
    }

    /** How files of a table are written. */
    private record Writing(
            String table,
            StructType type,
            @Nullable Part part,
            OutputWriterFactory factory,
            SerializableConfiguration conf)
            implements Serializable {
        static Writing of(SparkSession spark, Target target) {
            try {
                Job job = Job.getInstance(FileSettings.of(spark, target.table().toUri()));
                OutputWriterFactory factory =
                        new ParquetFileFormat().prepareWrite(spark, job, Map$.MODULE$.empty(), target.type());
                if (PlainWriteSupport.writes(target.type())
                        && !spark.sessionState().conf().writeLegacyParquetFormat()) {
                    ParquetOutputFormat.setWriteSupportClass(job, PlainWriteSupport.class);
                }
                return new Writing(
                        target.table().toString(),
                        target.type(),
                        target.part().orElse(null),
                        factory,
                        new SerializableConfiguration(job.getConfiguration()));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        /** Writes rows as one file, of the number; no file where there are none. */
        Optional<DataFile> write(int number, Iterator<InternalRow> rows) {
            if (!rows.hasNext()) {
                return Optional.empty();
            }
            OpenFile file = new OpenFile(this, number);
            try {
                while (rows.hasNext()) {
                    file.write(rows.next());
                }
                return Optional.of(file.done());
            } finally {
                file.abandon();
            }
        }
    }

    /** A file that is being written. */
    private static final class OpenFile {
        private final Writing writing;
        private final Path path;
        private final OutputWriter writer;
        private long rows;
        private boolean closed;
        private boolean done;

        OpenFile(Writing writing, int number) {
            this.writing = writing;
            TaskAttemptContext task = new TaskAttemptContextImpl(
                    writing.conf.value(), new TaskAttemptID("samkor", 0, TaskType.MAP, number, 0));
            String name = String.format(
                    Locale.ROOT, "part-%05d-%s%s", number, UUID.randomUUID(), writing.factory.getFileExtension(task));
            this.path = new Path(writing.table, name);
            this.writer = writing.factory.newInstance(path.toString(), writing.type, task);
        }

        void write(InternalRow row) {
            if (writing.part != null && !writing.part.has(row, writing.type)) {
                throw new IllegalStateException(
                        "a row is not of the part that is replaced: " + writing.part.condition());
            }
            writer.write(row);
            rows++;
        }

        private void close() {
            if (!closed) {
                closed = true;
                writer.close();
            }
        }

        DataFile done() {
            close();
            try {
                FileStatus written = path.getFileSystem(writing.conf.value()).getFileStatus(path);
                done = true;
                return new DataFile(
                        path.getName(),
                        written.getLen(),
                        written.getModificationTime(),
                        rows,
                        writing.part == null ? Map.of() : writing.part.tags());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        /** Takes the file away, if it is not done. */
        void abandon() {
            if (done) {
                return;
            }
            try {
                close();
            } finally {
                delete();
            }
        }

        private void delete() {
            try {
                path.getFileSystem(writing.conf.value()).delete(path, false);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /**
     * Where rows go.
     *
     * @param table the table's folder
     * @param type the columns
     * @param part the value that all have in a column, where they are to have one
     */
    record Target(Path table, StructType type, Optional<Part> part) {}

    /** Writes rows where they are, a file a task. */
    static List<DataFile> write(SparkSession spark, JavaRDD<InternalRow> rows, Target target) {
        Writing writing = Writing.of(spark, target);
        List<DataFile> written = new ArrayList<>();
        Parts.taken(rows, (number, part) -> measured(writing.write(number, part)))
                .forEach(written::addAll);
        return written;
    }

    /** Writes what is picked from rows while these are taken, a file a task. */
    static <T extends Serializable> Passing<Written<T>> writeBeside(
            SparkSession spark, InternalRows others, Picking<T> picking, Target target) {
        return Passing.of(others, new Beside<>(Writing.of(spark, target), picking));
    }

    /** The files of some tasks, one of which may still be written, and what was added up. */
    static final class Written<T extends Serializable> implements Serializable {
        private static final long serialVersionUID = 1L;

        private final ArrayList<DataFile> files = new ArrayList<>();
        private T sum;
        private transient @Nullable OpenFile open;

        private Written(T sum) {
            this.sum = sum;
        }

        List<DataFile> files() {
            return List.copyOf(files);
        }

        T sum() {
            return sum;
        }
    }

    private record Beside<T extends Serializable>(Writing writing, Picking<T> picking) implements Seeing<Written<T>> {
        @Override
        public Written<T> nothing() {
            return new Written<>(picking.nothing());
        }

        @Override
        public void see(Written<T> sum, InternalRow row) {
            InternalRow picked = picking.pick(sum.sum, row);
            if (picked == null) {
                return;
            }
            OpenFile file = sum.open;
            if (file == null) {
                file = open(TaskContext.get());
                sum.open = file;
            }
            file.write(picked);
        }

        private OpenFile open(TaskContext task) {
            OpenFile file = new OpenFile(writing, task.partitionId());
            TaskCompletionListener abandon = ended -> file.abandon();
            task.addTaskCompletionListener(abandon);
            return file;
        }

        @Override
        public void end(Written<T> sum) {
            if (sum.open != null) {
                sum.files.add(sum.open.done());
                sum.open = null;
            }
        }

        @Override
        public Written<T> together(Written<T> one, Written<T> other) {
            one.files.addAll(other.files);
            one.sum = picking.together(one.sum, other.sum);
            return one;
        }
    }

    /** Writes what a query finds, a file a task. */
    static List<DataFile> write(SparkSession spark, Dataset<Row> rows, Target target) {
        return SQLExecution.withNewExecutionId(
                rows.queryExecution(),
                Option.apply("write " + target.table().getName()),
                () -> write(spark, rows.queryExecution().toRdd().toJavaRDD(), target));
    }

    private static List<DataFile> measured(Optional<DataFile> written) {
        OutputMetrics metrics = TaskContext.get().taskMetrics().outputMetrics();
        written.ifPresent(file -> {
            metrics.setBytesWritten(file.bytes());
            metrics.setRecordsWritten(file.rows());
        });
        return written.stream().toList();
    }

    /** Writes a few rows here, as one file. */
    static List<DataFile> write(SparkSession spark, List<Row> rows, Target target) {
        Function1<Object, Object> converter = CatalystTypeConverters.createToCatalystConverter(target.type());
        Iterator<InternalRow> converted =
                rows.stream().map(row -> (InternalRow) converter.apply(row)).iterator();
        return Writing.of(spark, target).write(0, converted).stream().toList();
    }

    /** Reads files of few rows and flat columns here. */
    static List<Row> read(SparkSession spark, List<Path> files, StructType type) {
        List<Row> rows = new ArrayList<>();
        for (InternalRow row : FlatFiles.rows(spark.sparkContext().hadoopConfiguration(), files, type)) {
            @Nullable Object[] values = new @Nullable Object[type.length()];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.isNullAt(i) ? null : value(row, i, type.fields()[i].dataType());
            }
            rows.add(new GenericRowWithSchema(values, type));
        }
        return rows;
    }

    private static Object value(InternalRow row, int place, DataType type) {
        if (type.equals(DataTypes.StringType)) {
            return row.getUTF8String(place).toString();
        }
        return type.equals(DataTypes.DateType) ? date(row.getInt(place)) : row.get(place, type);
    }

    /** As Spark makes it; for days of its own calendar Java's way is the same, and Spark's has tables to load. */
    private static Date date(int day) {
        return day >= GREGORIAN ? Date.valueOf(LocalDate.ofEpochDay(day)) : DateTimeUtils.toJavaDate(day);
    }
}
