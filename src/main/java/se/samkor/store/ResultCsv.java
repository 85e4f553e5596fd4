package se.samkor.store;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.ResultFile;

/**
 * The result files of the secure zone: UTF-8, comma, decimal point, a header; numbers as they are, without rounding; a
 * missing value is empty. The rows are written in the order given.
 */
public final class ResultCsv {
    private ResultCsv() {}

    /** Writes {@code folder/internal/name.csv} and returns its path. */
    public static Path write(Path folder, String name, StructType type, List<Row> rows) {
        StringBuilder text = new StringBuilder(String.join(",", type.fieldNames())).append('\n');
        for (Row row : rows) {
            for (int i = 0; i < row.length(); i++) {
                text.append(i == 0 ? "" : ",").append(cell(row.get(i)));
            }
            text.append('\n');
        }
        return ResultFile.write(folder.resolve("internal").resolve(name + ".csv"), text);
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double number) {
            // the shortest text that is this number, in the same digits from every version of Java
            return NumberOutput.toString(number, true);
        }
        return value instanceof Number ? value.toString() : ResultFile.field(value.toString());
    }
}
