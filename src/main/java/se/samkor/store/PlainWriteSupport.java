package se.samkor.store;

import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.parquet.ParquetWriteSupport;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * Rows to Parquet as Spark's own {@link ParquetWriteSupport} does, byte for byte, without a closure and a train of events for every value
 * ({@link ColumnTree}). For the types that the store's tables have; a table with any other is written by Spark's.
 */
public final class PlainWriteSupport extends ParquetWriteSupport {
    private StructType type = new StructType();
    private MessageType schema = new MessageType("none");
    private Optional<ColumnTree> columns = Optional.empty();

    /** Whether rows of a type can be written here. */
    static boolean writes(DataType type) {
        return ColumnTree.writes(type);
    }

    @Override
    public WriteContext init(Configuration conf) {
        WriteContext context = super.init(conf);
        type = (StructType) DataType.fromJson(conf.get(SPARK_ROW_SCHEMA()));
        schema = context.getSchema();
        return context;
    }

    /** Begins a row group: Parquet has new writers for each. */
    @Override
    public void prepareForWrite(RecordConsumer to) {
        columns = ColumnTree.of(to, schema, type);
        super.prepareForWrite(to);
    }

    @Override
    public void write(InternalRow row) {
        if (columns.isPresent()) {
            columns.get().write(row);
        } else {
            super.write(row);
        }
    }
}
