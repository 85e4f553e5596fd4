package se.samkor.schema;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A table that the program makes: name, columns in order, types.
 *
 * @param name of the Delta table and of the result file
 * @param type the columns
 */
public record ResultTable(String name, StructType type) {
    private static final Map<String, DataType> TYPES = Map.of(
            "text", DataTypes.StringType,
            "int", DataTypes.IntegerType,
            "long", DataTypes.LongType,
            "double", DataTypes.DoubleType,
            "date", DataTypes.DateType,
            "boolean", DataTypes.BooleanType);

    /** A table from {@code "name type"} pairs; types: text, int, long, double, date, boolean. */
    public static ResultTable of(String name, List<String> columns) {
        StructField[] fields = columns.stream()
                .map(column -> column.split(" ", 2))
                .map(pair -> DataTypes.createStructField(pair[0], type(pair[1]), true))
                .toArray(StructField[]::new);
        return new ResultTable(name, new StructType(fields));
    }

    /** A row of the table, which knows its columns; a missing value is null. */
    public Row row(@Nullable Object... values) {
        if (values.length != type.length()) {
            throw new IllegalArgumentException(name + " has " + type.length() + " columns, not " + values.length + ".");
        }
        return new GenericRowWithSchema(values, type);
    }

    private static DataType type(String name) {
        DataType type = TYPES.get(name);
        if (type == null) {
            throw new IllegalArgumentException("No column type " + name);
        }
        return type;
    }
}
