package se.samkor.schema;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * Rows as Spark holds them within, where they are: for passes that go through every row once and need nothing planned. A row
 * is another one after the next is asked for: what is kept of it must be copied.
 *
 * @param type the columns
 * @param rows in the order of the files or of the Dataset that they come from
 */
public record InternalRows(StructType type, JavaRDD<InternalRow> rows) {
    /** All columns of a Dataset. */
    public static InternalRows of(Dataset<Row> dataset) {
        return new InternalRows(
                dataset.schema(), dataset.queryExecution().toRdd().toJavaRDD());
    }

    /** Some columns of a Dataset, in the order named. */
    public static InternalRows of(Dataset<Row> dataset, List<String> columns) {
        return of(dataset.select(columns.stream().map(functions::col).toArray(Column[]::new)));
    }

    /** For queries. */
    public Dataset<Row> dataset(SparkSession spark) {
        return spark.internalCreateDataFrame(rows.rdd(), type, false);
    }
}
