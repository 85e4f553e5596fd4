package se.samkor.store;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.TaskType;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.parquet.hadoop.ParquetOutputFormat;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.executor.OutputMetrics;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.RebaseDateTime.RebaseSpec;
import org.apache.spark.sql.execution.SQLExecution;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.execution.datasources.parquet.ParquetReadSupport;
import org.apache.spark.sql.internal.LegacyBehaviorPolicy;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.Option;
import scala.collection.immutable.Map$;

/**
 * The Parquet files of a table, as Spark writes them. A task writes its rows to a file of its own and says what it wrote; only
 * what a commit names belongs to the table, so a task that fails or is done twice leaves nothing that anybody reads.
 */
final class DataFiles {
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
                Job job = Job.getInstance(spark.sessionState().newHadoopConf());
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
            TaskAttemptContext task =
                    new TaskAttemptContextImpl(conf.value(), new TaskAttemptID("samkor", 0, TaskType.MAP, number, 0));
            String name = String.format(
                    Locale.ROOT, "part-%05d-%s%s", number, UUID.randomUUID(), factory.getFileExtension(task));
            Path path = new Path(table, name);
            try {
                FileSystem files = path.getFileSystem(conf.value());
                boolean done = false;
                try {
                    long count = write(factory.newInstance(path.toString(), type, task), rows);
                    FileStatus written = files.getFileStatus(path);
                    done = true;
                    return Optional.of(new DataFile(
                            name,
                            written.getLen(),
                            written.getModificationTime(),
                            count,
                            part == null ? Map.of() : part.tags()));
                } finally {
                    if (!done) {
                        files.delete(path, false);
                    }
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private long write(OutputWriter writer, Iterator<InternalRow> rows) {
            long count = 0;
            try {
                while (rows.hasNext()) {
                    InternalRow row = rows.next();
                    if (part != null && !part.has(row, type)) {
                        throw new IllegalStateException(
                                "a row is not of the part that is replaced: " + part.condition());
                    }
                    writer.write(row);
                    count++;
                }
            } finally {
                writer.close();
            }
            return count;
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
        return rows.mapPartitionsWithIndex((number, part) -> measured(writing.write(number, part)), false)
                .collect();
    }

    /** Writes what a query finds, a file a task. */
    static List<DataFile> write(SparkSession spark, Dataset<Row> rows, Target target) {
        return SQLExecution.withNewExecutionId(
                rows.queryExecution(),
                Option.apply("write " + target.table().getName()),
                () -> write(spark, rows.queryExecution().toRdd().toJavaRDD(), target));
    }

    private static Iterator<DataFile> measured(Optional<DataFile> written) {
        OutputMetrics metrics = TaskContext.get().taskMetrics().outputMetrics();
        written.ifPresent(file -> {
            metrics.setBytesWritten(file.bytes());
            metrics.setRecordsWritten(file.rows());
        });
        return written.stream().iterator();
    }

    /** Writes a few rows here, as one file. */
    static List<DataFile> write(SparkSession spark, List<Row> rows, Target target) {
        Function1<Object, Object> converter = CatalystTypeConverters.createToCatalystConverter(target.type());
        Iterator<InternalRow> converted =
                rows.stream().map(row -> (InternalRow) converter.apply(row)).iterator();
        return Writing.of(spark, target).write(0, converted).stream().toList();
    }

    /** Reads files of few rows here. */
    static List<Row> read(SparkSession spark, List<Path> files, StructType type) {
        Configuration conf = spark.sessionState().newHadoopConf();
        conf.set(ParquetReadSupport.SPARK_ROW_REQUESTED_SCHEMA(), type.json());
        SQLConf settings = spark.sessionState().conf();
        conf.setBoolean(SQLConf.CASE_SENSITIVE().key(), settings.caseSensitiveAnalysis());
        conf.setBoolean(SQLConf.PARQUET_BINARY_AS_STRING().key(), settings.isParquetBinaryAsString());
        conf.setBoolean(SQLConf.PARQUET_INT96_AS_TIMESTAMP().key(), settings.isParquetINT96AsTimestamp());
        conf.setBoolean(
                SQLConf.PARQUET_INFER_TIMESTAMP_NTZ_ENABLED().key(), settings.parquetInferTimestampNTZEnabled());
        conf.setBoolean(SQLConf.LEGACY_PARQUET_NANOS_AS_LONG().key(), settings.legacyParquetNanosAsLong());
        RebaseSpec asWritten = new RebaseSpec(LegacyBehaviorPolicy.CORRECTED(), Option.empty());
        Function1<Object, Object> converter = CatalystTypeConverters.createToScalaConverter(type);
        List<Row> rows = new ArrayList<>();
        for (Path file : files) {
            ReadSupport<InternalRow> support = new ParquetReadSupport(Option.empty(), false, asWritten, asWritten);
            try (ParquetReader<InternalRow> reader =
                    ParquetReader.builder(support, file).withConf(conf).build()) {
                for (InternalRow row = reader.read(); row != null; row = reader.read()) {
                    rows.add((Row) converter.apply(row));
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return rows;
    }
}
