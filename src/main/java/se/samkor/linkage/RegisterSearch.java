package se.samkor.linkage;

import static org.apache.spark.sql.functions.broadcast;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import se.samkor.schema.FileSettings;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.InternalRows;
import se.samkor.schema.ParquetPart;
import se.samkor.schema.Parts;
import se.samkor.schema.StoredTable;

/**
 * Finds the rows of some persons in registers. Only one or two rows in a hundred of a payout register are of participants, so
 * its Parquet files are read by number first, and of the other columns no more than the rows found: Spark's own scan would make
 * every row of every column before a join could drop it. A register that is not plain Parquet files is joined with the numbers,
 * broadcast. Both give the same rows.
 */
final class RegisterSearch {
    private static final StructType FOUND = new StructType()
            .add(PersonNumbers.NUMBER, DataTypes.LongType, false)
            .add(HistoriesTable.PERSON, DataTypes.LongType, false);

    private static final long BYTES_A_TASK = 64L << 20;

    private final SparkSession spark;
    private final SortedMap<Long, Long> persons;
    private final Broadcast<WantedNumbers> wanted;
    /** By file system; not a part of every task: to read it from there takes as long as to open a file. */
    private final Map<String, Broadcast<SerializableConfiguration>> hadoop = new HashMap<>();

    private RegisterSearch(SparkSession spark, SortedMap<Long, Long> persons) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        this.spark = spark;
        this.persons = persons;
        this.wanted = context.broadcast(WantedNumbers.of(persons));
    }

    /** For numbers, and whose each is: see {@link PersonNumbers#numbersOf}. */
    static RegisterSearch of(SparkSession spark, SortedMap<Long, Long> persons) {
        return new RegisterSearch(spark, persons);
    }

    /** The rows of the persons: {@link PersonNumbers#NUMBER}, the person, and the columns named. */
    InternalRows rows(StoredTable register, List<String> columns) {
        StructType type = new StructType(
                columns.stream().map(name -> register.type().apply(name)).toArray(StructField[]::new));
        boolean readable = Arrays.stream(type.fields())
                .allMatch(field -> StoredType.of(field.dataType()).isPresent());
        return readable && register.files().isPresent()
                ? read(register.files().get(), type)
                : InternalRows.of(joined(register.dataset(), columns));
    }

    /** The same by a query. */
    Dataset<Row> joined(Dataset<Row> register, List<String> columns) {
        List<Row> pairs = new ArrayList<>();
        persons.forEach((number, person) -> pairs.add(RowFactory.create(number, person)));
        Column[] wantedColumns = Stream.concat(Stream.of(PersonNumbers.NUMBER, HistoriesTable.PERSON), columns.stream())
                .map(functions::col)
                .toArray(Column[]::new);
        return register.withColumnRenamed(HistoriesTable.PERSON, PersonNumbers.NUMBER)
                .join(broadcast(spark.createDataFrame(pairs, FOUND)), PersonNumbers.NUMBER)
                .select(wantedColumns);
    }

    private InternalRows read(List<ParquetPart> parts, StructType columns) {
        Broadcast<WantedNumbers> numbers = wanted;
        Broadcast<SerializableConfiguration> conf = settings(parts);
        StructType type = FOUND;
        for (StructField field : columns.fields()) {
            type = type.add(field);
        }
        return new InternalRows(
                type,
                Parts.made(
                        Parts.of(spark, parts, tasks(parts)),
                        (number, some) -> new OneByOne<>(
                                some, part -> rows(part, conf.value().value(), numbers.value(), columns))));
    }

    private Broadcast<SerializableConfiguration> settings(List<ParquetPart> parts) {
        URI place = new Path(parts.isEmpty() ? "/" : parts.get(0).path()).toUri();
        return hadoop.computeIfAbsent(
                String.valueOf(place.getScheme()), any -> JavaSparkContext.fromSparkContext(spark.sparkContext())
                        .broadcast(new SerializableConfiguration(FileSettings.of(spark, place))));
    }

    /** A task a part, unless that would be many for few processors: to begin a task takes as long as to search some megabytes. */
    private int tasks(List<ParquetPart> parts) {
        long bytes = parts.stream().mapToLong(part -> part.to() - part.from()).sum();
        long enough = Math.max(4L * spark.sparkContext().defaultParallelism(), bytes / BYTES_A_TASK);
        return (int) Math.max(1, Math.min(parts.size(), enough));
    }

    private static Iterator<InternalRow> rows(
            ParquetPart part, Configuration conf, WantedNumbers wanted, StructType columns) {
        PartRows rows = new PartRows(part, conf, wanted, HistoriesTable.PERSON, columns);
        TaskCompletionListener close = done -> rows.close();
        TaskContext.get().addTaskCompletionListener(close);
        return rows;
    }
}
