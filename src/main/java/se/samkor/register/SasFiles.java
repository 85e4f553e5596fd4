package se.samkor.register;

import static org.apache.spark.sql.functions.lit;

import com.epam.parso.Column;
import com.epam.parso.SasFileReader;
import com.epam.parso.impl.SasFileReaderImpl;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.Stop;

/** Reads SAS data sets ({@code .sas7bdat}) as text, a task per file. */
final class SasFiles {
    private SasFiles() {}

    static List<String> header(DeliveryFolder folder, Path file) {
        try (InputStream in = folder.open(file)) {
            return new SasFileReaderImpl(in)
                    .getColumns().stream().map(Column::getName).toList();
        } catch (IOException | RuntimeException unreadable) {
            throw new Stop.UnreadableInput("Cannot read " + folder.relative(file) + ": it is not a SAS data set.");
        }
    }

    static Dataset<Row> read(SparkSession spark, DeliveryFolder folder, List<SourcePart> parts) {
        int width = parts.get(0).header().size();
        StructType type = new StructType();
        for (int i = 0; i < width; i++) {
            type = type.add("_c" + i, DataTypes.StringType);
        }
        type = type.add(RegisterReader.FILE, DataTypes.StringType);
        SerializableConfiguration hadoop =
                new SerializableConfiguration(spark.sessionState().newHadoopConf());
        List<String[]> files = parts.stream()
                .map(part -> new String[] {part.path(), part.name()})
                .toList();
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        return spark.createDataFrame(
                        context.parallelize(files, files.size()).flatMap(file -> new Rows(file, hadoop, width)), type)
                .withColumn(RegisterReader.BLOCK, lit(0L));
    }

    /** The rows of one data set, read one after the other. */
    private static final class Rows implements Iterator<Row> {
        private final String name;
        private final SasFileReader reader;
        private final InputStream in;
        private final int width;
        private Object @Nullable [] next;

        Rows(String[] file, SerializableConfiguration hadoop, int width) throws IOException {
            Path path = new Path(file[0]);
            this.name = file[1];
            this.in = path.getFileSystem(hadoop.value()).open(path);
            this.reader = new SasFileReaderImpl(in);
            this.width = width;
            this.next = reader.readNext();
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Row next() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            List<@Nullable Object> cells = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                cells.add(text(next[i]));
            }
            cells.add(name);
            advance();
            return RowFactory.create(cells.toArray());
        }

        private void advance() {
            try {
                next = reader.readNext();
                if (next == null) {
                    in.close();
                }
            } catch (IOException broken) {
                throw new IllegalStateException("Cannot read on in " + name, broken);
            }
        }

        private static @Nullable String text(@Nullable Object value) {
            if (value instanceof Date date) {
                return LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC).toString();
            }
            if (value instanceof Double || value instanceof Float) {
                return PlainNumber.text(((Number) value).doubleValue());
            }
            return value == null ? null : value.toString();
        }
    }
}
