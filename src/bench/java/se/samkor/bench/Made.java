package se.samkor.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import se.samkor.schema.RegisterSchema;
import se.samkor.store.DeltaStore;

/**
 * The tables of a made-up store, for everyone alike: as Datasets, as views of Spark, and as lists of Parquet files.
 *
 * @param spark the session
 * @param store the tables
 * @param folder where they are
 * @param rows part-cases
 */
record Made(SparkSession spark, DeltaStore store, Path folder, long rows) {
    static Made of(SparkSession spark, Path store, long rows) {
        return new Made(spark, DeltaStore.open(spark, store.toString()), store, rows);
    }

    Dataset<Row> table(RegisterSchema schema) {
        return store.read(schema.name());
    }

    /** Makes a table known to Spark's SQL by its own name. */
    void view(RegisterSchema schema) {
        table(schema).createOrReplaceTempView(schema.name());
    }

    /** The table as DuckDB's SQL reads it. */
    String parquet(RegisterSchema schema) {
        return Arrays.stream(table(schema).inputFiles())
                .map(file -> "'" + Path.of(java.net.URI.create(file)) + "'")
                .sorted()
                .collect(Collectors.joining(", ", "read_parquet([", "])"));
    }
}
