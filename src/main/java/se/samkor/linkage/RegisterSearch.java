package se.samkor.linkage;

import static org.apache.spark.sql.functions.broadcast;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import se.samkor.schema.HistoriesTable;

/**
 * Finds the rows of some persons in registers. Only one or two rows in a hundred of a payout register are of participants, so
 * its Parquet files are read by number first, and of the other columns no more than the rows found: Spark's own scan would make
 * every row of every column before a join could drop it. A register that is not plain Parquet files is joined with the numbers,
 * broadcast. Both give the same rows.
 */
final class RegisterSearch {
    private final SparkSession spark;
    private final Dataset<Row> persons;
    private final Broadcast<WantedNumbers> wanted;

    private RegisterSearch(SparkSession spark, Dataset<Row> persons, Broadcast<WantedNumbers> wanted) {
        this.spark = spark;
        this.persons = persons;
        this.wanted = wanted;
    }

    /** For the persons of {@link PersonNumbers#numbersOf}. */
    static RegisterSearch of(Dataset<Row> persons) {
        SparkSession spark = persons.sparkSession();
        WantedNumbers numbers = WantedNumbers.of(
                persons.select(PersonNumbers.NUMBER, HistoriesTable.PERSON).collectAsList());
        return new RegisterSearch(
                spark,
                persons,
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(numbers));
    }

    /** The rows of the persons: {@link PersonNumbers#NUMBER}, the person, and the columns named. */
    Dataset<Row> rows(Dataset<Row> register, String... columns) {
        StructField[] fields = Arrays.stream(columns)
                .map(name -> register.schema().apply(name))
                .toArray(StructField[]::new);
        Optional<List<ParquetPart>> parts = Arrays.stream(fields)
                        .allMatch(field -> StoredType.of(field.dataType()).isPresent())
                ? ParquetPart.of(register)
                : Optional.empty();
        return parts.isPresent() ? read(parts.get(), new StructType(fields)) : joined(register, columns);
    }

    private Dataset<Row> joined(Dataset<Row> register, String... columns) {
        Column[] wantedColumns = Stream.concat(
                        Stream.of(PersonNumbers.NUMBER, HistoriesTable.PERSON), Arrays.stream(columns))
                .map(functions::col)
                .toArray(Column[]::new);
        return register.withColumnRenamed(HistoriesTable.PERSON, PersonNumbers.NUMBER)
                .join(broadcast(persons), PersonNumbers.NUMBER)
                .select(wantedColumns);
    }

    private Dataset<Row> read(List<ParquetPart> parts, StructType columns) {
        SerializableConfiguration conf =
                new SerializableConfiguration(spark.sessionState().newHadoopConf());
        Broadcast<WantedNumbers> numbers = wanted;
        JavaRDD<InternalRow> rows = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(parts, Math.max(1, parts.size()))
                .flatMap(part -> rows(part, conf.value(), numbers.value(), columns));
        StructType type = new StructType()
                .add(PersonNumbers.NUMBER, DataTypes.LongType, false)
                .add(HistoriesTable.PERSON, DataTypes.LongType, false);
        for (StructField field : columns.fields()) {
            type = type.add(field);
        }
        return spark.internalCreateDataFrame(rows.rdd(), type, false);
    }

    private static Iterator<InternalRow> rows(
            ParquetPart part, Configuration conf, WantedNumbers wanted, StructType columns) {
        PartRows rows = new PartRows(part, conf, wanted, HistoriesTable.PERSON, columns);
        TaskCompletionListener close = done -> rows.close();
        TaskContext.get().addTaskCompletionListener(close);
        return rows;
    }
}
