package se.samkor.register;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.Job;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.execution.datasources.HadoopFileLinesReader;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.execution.datasources.TextBasedFileFormat;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.AbstractIterator;
import scala.collection.Iterator;
import scala.collection.Seq;
import scala.collection.immutable.Map;
import scala.runtime.AbstractFunction1;

/**
 * Files of delimited text as a source of Spark's: the fields of every line as text ({@code _c0}, {@code _c1}, ...), whether
 * it has another number of fields than the header, and where it stands. The first line of a file that is not blank is its
 * header; blank lines are no rows. Reads the same rows as Spark's own CSV source with quotation marks doubled and lines that
 * end where the line ends, in a third of the time, and knows the place of a row without asking for it.
 */
public final class CsvLines extends TextBasedFileFormat {
    private static final String LINE = "line";
    private static final String DELIMITER = "delimiter";
    private static final String ENCODING = "encoding";
    private static final String FOLDER = "folder";
    private static final int MOST_FIELDS = 20_480;

    /**
     * The rows of files that have the same header. Where they are read they are no rows that Spark could keep or exchange, so
     * that no text is copied before something was made of it; giving every column a new name sees to that.
     */
    static Dataset<Row> read(SparkSession spark, List<SourcePart> alike, Charset encoding) {
        SourcePart first = alike.get(0);
        int slash = first.name().lastIndexOf('/');
        StructType type = type(first.header().size());
        Dataset<Row> lines = spark.read()
                .format(CsvLines.class.getName())
                .schema(type)
                .option(DELIMITER, first.delimiter().orElseThrow())
                .option(ENCODING, encoding.name())
                .option(FOLDER, first.name().substring(0, slash + 1))
                .load(alike.stream().map(SourcePart::path).toArray(String[]::new));
        return lines.select(Arrays.stream(type.fieldNames())
                .map(name -> col(name).as(name.substring(LINE.length())))
                .toArray(Column[]::new));
    }

    private static StructType type(int width) {
        StructType type = new StructType();
        for (int i = 0; i < width; i++) {
            type = type.add(LINE + "_c" + i, DataTypes.StringType);
        }
        return type.add(LINE + RegisterReader.MALFORMED, DataTypes.BooleanType)
                .add(LINE + RegisterReader.FILE, DataTypes.StringType)
                .add(LINE + RegisterReader.BLOCK, DataTypes.LongType)
                .add(LINE + RegisterReader.SEQUENCE, DataTypes.LongType);
    }

    @Override
    public Option<StructType> inferSchema(SparkSession spark, Map<String, String> options, Seq<FileStatus> files) {
        return Option.empty();
    }

    @Override
    public OutputWriterFactory prepareWrite(
            SparkSession spark, Job job, Map<String, String> options, StructType dataSchema) {
        throw new IllegalStateException("Registers are not written as delimited text.");
    }

    @Override
    public scala.Function1<PartitionedFile, Iterator<InternalRow>> buildReaderWithPartitionValues(
            SparkSession spark,
            StructType dataSchema,
            StructType partitionSchema,
            StructType requiredSchema,
            Seq<Filter> filters,
            Map<String, String> options,
            Configuration hadoopConf) {
        Broadcast<SerializableConfiguration> hadoop = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .broadcast(new SerializableConfiguration(hadoopConf));
        int width = dataSchema.length() - type(0).length();
        int[] wanted = new int[requiredSchema.length()];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = dataSchema.fieldIndex(requiredSchema.fields()[i].name());
        }
        return new Opening(
                new Layout(options.apply(DELIMITER), options.apply(ENCODING), options.apply(FOLDER), width, wanted),
                hadoop);
    }

    /**
     * What a task has to know.
     *
     * @param folder where the files are, relative to the delivery
     * @param width fields of the header
     * @param wanted positions in {@link #type} of what is asked for
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Layout(String delimiter, String encoding, String folder, int width, int[] wanted)
            implements Serializable {}

    /** From a file, or a stretch of one, to its rows. */
    private static final class Opening extends AbstractFunction1<PartitionedFile, Iterator<InternalRow>>
            implements Serializable {
        private static final long serialVersionUID = 1L;

        private final Layout layout;
        private final Broadcast<SerializableConfiguration> hadoop;

        Opening(Layout layout, Broadcast<SerializableConfiguration> hadoop) {
            this.layout = layout;
            this.hadoop = hadoop;
        }

        @Override
        public Iterator<InternalRow> apply(PartitionedFile file) {
            HadoopFileLinesReader lines =
                    new HadoopFileLinesReader(file, hadoop.value().value());
            TaskContext task = TaskContext.get();
            if (task != null) {
                task.addTaskCompletionListener((TaskCompletionListener) ended -> lines.close());
            }
            return new Rows(layout, file, lines);
        }
    }

    /** The rows of a stretch of a file; the same object again and again, as Spark's own sources give them. */
    private static final class Rows extends AbstractIterator<InternalRow> {
        private final Layout layout;
        private final HadoopFileLinesReader lines;
        private final CsvFields fields;
        private final UTF8String file;
        private final long block;
        private final @Nullable Object[] values;
        private final GenericInternalRow row;
        private long sequence;
        private @Nullable Text next;

        Rows(Layout layout, PartitionedFile file, HadoopFileLinesReader lines) {
            this.layout = layout;
            this.lines = lines;
            this.fields = new CsvFields(
                    layout.delimiter(), Charset.forName(layout.encoding()), Math.max(MOST_FIELDS, 2 * layout.width()));
            this.file = UTF8String.fromString(layout.folder() + file.toPath().getName());
            this.block = file.start();
            this.values = new Object[layout.wanted().length];
            this.row = new GenericInternalRow(values);
            this.next = notBlank();
            if (block == 0) {
                next = notBlank();
            }
        }

        private @Nullable Text notBlank() {
            while (lines.hasNext()) {
                Text line = lines.next();
                if (!CsvFields.isBlank(line.getBytes(), line.getLength())) {
                    return line;
                }
            }
            return null;
        }

        @Override
        public boolean hasNext() {
            if (next == null) {
                next = notBlank();
            }
            return next != null;
        }

        @Override
        public InternalRow next() {
            if (next == null && !hasNext()) {
                throw new java.util.NoSuchElementException();
            }
            Text line = java.util.Objects.requireNonNull(next);
            next = null;
            fill(fields.split(line.getBytes(), line.getLength()));
            return row;
        }

        private void fill(int found) {
            sequence++;
            for (int i = 0; i < values.length; i++) {
                int at = layout.wanted()[i] - layout.width();
                values[i] = switch (at) {
                    case 0 -> found != layout.width();
                    case 1 -> file;
                    case 2 -> block;
                    case 3 -> sequence;
                    default -> fields.field(layout.wanted()[i]);
                };
            }
        }
    }
}
