package se.samkor.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import net.jpountz.lz4.LZ4BlockInputStream;
import net.jpountz.lz4.LZ4BlockOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.Option;
import scala.collection.AbstractIterator;
import scala.collection.Iterator;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.collection.immutable.Map;
import scala.runtime.AbstractFunction1;

/**
 * Rows on disk as Spark holds them in memory, packed with LZ4: each its length and its bytes. For what a step writes down,
 * reads a few times and removes; to write and read it back takes a sixth of what Parquet takes. The layout is that of one
 * version of Spark and no promise: nothing that stays is written so.
 */
public final class RowFiles implements FileFormat {
    private static final int PACKED_TOGETHER = 1 << 17;

    @Override
    public Option<StructType> inferSchema(SparkSession spark, Map<String, String> options, Seq<FileStatus> files) {
        return Option.empty();
    }

    @Override
    public OutputWriterFactory prepareWrite(
            SparkSession spark, Job job, Map<String, String> options, StructType dataSchema) {
        return new Files();
    }

    /** A file for every task. */
    private static final class Files extends OutputWriterFactory {
        private static final long serialVersionUID = 1L;

        @Override
        public String getFileExtension(TaskAttemptContext task) {
            return ".rows";
        }

        @Override
        public OutputWriter newInstance(String path, StructType type, TaskAttemptContext task) {
            return new RowWriter(path, type, task.getConfiguration());
        }
    }

    private static final class RowWriter extends OutputWriter {
        private final String path;
        private final DataOutputStream out;
        private final UnsafeProjection packing;
        private final byte[] buffer = new byte[4096];

        RowWriter(String path, StructType type, Configuration conf) {
            this.path = path;
            this.packing = UnsafeProjection.create(type);
            try {
                Path file = new Path(path);
                this.out = new DataOutputStream(
                        new LZ4BlockOutputStream(file.getFileSystem(conf).create(file, true), PACKED_TOGETHER));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public void write(InternalRow row) {
            UnsafeRow packed = row instanceof UnsafeRow there ? there : packing.apply(row);
            try {
                out.writeInt(packed.getSizeInBytes());
                packed.writeToStream(out, buffer);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public String path() {
            return path;
        }
    }

    @Override
    public Function1<PartitionedFile, Iterator<InternalRow>> buildReaderWithPartitionValues(
            SparkSession spark,
            StructType dataSchema,
            StructType partitionSchema,
            StructType requiredSchema,
            Seq<Filter> filters,
            Map<String, String> options,
            Configuration hadoopConf) {
        return new Opening(
                dataSchema,
                requiredSchema,
                JavaSparkContext.fromSparkContext(spark.sparkContext())
                        .broadcast(new SerializableConfiguration(hadoopConf)));
    }

    /** From a file to the wanted columns of its rows. */
    private static final class Opening extends AbstractFunction1<PartitionedFile, Iterator<InternalRow>>
            implements Serializable {
        private static final long serialVersionUID = 1L;

        private final StructType all;
        private final StructType wanted;
        private final Broadcast<SerializableConfiguration> hadoop;

        Opening(StructType all, StructType wanted, Broadcast<SerializableConfiguration> hadoop) {
            this.all = all;
            this.wanted = wanted;
            this.hadoop = hadoop;
        }

        @Override
        public Iterator<InternalRow> apply(PartitionedFile file) {
            try {
                Path path = file.toPath();
                DataInputStream in = new DataInputStream(new LZ4BlockInputStream(
                        path.getFileSystem(hadoop.value().value()).open(path)));
                TaskContext task = TaskContext.get();
                if (task != null) {
                    task.addTaskCompletionListener((TaskCompletionListener) ended -> close(in));
                }
                return new Rows(in, all.length(), all.equals(wanted) ? null : choosing());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private UnsafeProjection choosing() {
            List<Expression> columns = new ArrayList<>();
            for (StructField field : wanted.fields()) {
                columns.add(new BoundReference(all.fieldIndex(field.name()), field.dataType(), true));
            }
            return UnsafeProjection.create(JavaConverters.asScalaBuffer(columns).toSeq());
        }

        private static void close(DataInputStream in) {
            try {
                in.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** The rows of a file; the same object again and again, as Spark's own sources give them. */
    private static final class Rows extends AbstractIterator<InternalRow> {
        private final DataInputStream in;
        private final UnsafeRow row;
        private final @Nullable UnsafeProjection choosing;
        private byte[] bytes = new byte[1024];
        private int next;

        Rows(DataInputStream in, int columns, @Nullable UnsafeProjection choosing) {
            this.in = in;
            this.row = new UnsafeRow(columns);
            this.choosing = choosing;
            this.next = lengthOfNext();
        }

        /** -1 at the end. */
        private int lengthOfNext() {
            try {
                int first = in.read();
                return first < 0 ? -1 : (first << 24) | (in.readUnsignedByte() << 16) | in.readUnsignedShort();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public boolean hasNext() {
            return next >= 0;
        }

        @Override
        public InternalRow next() {
            if (next < 0) {
                throw new NoSuchElementException();
            }
            if (bytes.length < next) {
                bytes = new byte[2 * next];
            }
            try {
                in.readFully(bytes, 0, next);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            row.pointTo(bytes, Platform.BYTE_ARRAY_OFFSET, next);
            next = lengthOfNext();
            return choosing == null ? row : choosing.apply(row);
        }
    }
}
