package se.samkor.register;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.types.AbstractDataType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;
import scala.collection.JavaConverters;

/**
 * A static method as an expression: called from the code that Spark generates with Spark's own values (text is a {@code
 * UTF8String}), where a user-defined function has every text and row copied into Java's and back. The class and the method
 * are public, because the generated code stands outside the package. Missing in, missing out.
 */
final class RowFunction {
    private RowFunction() {}

    static Column of(Class<?> type, String method, DataType result, Column... arguments) {
        List<Expression> expressions =
                Arrays.stream(arguments).map(Column::expr).toList();
        return new Column(new StaticInvoke(
                type,
                result,
                method,
                JavaConverters.asScalaBuffer(expressions).toSeq(),
                JavaConverters.asScalaBuffer(List.<AbstractDataType>of()).toSeq(),
                true,
                true,
                true));
    }

    /** A byte of a text, which must be long enough. */
    static byte letter(UTF8String text, int at) {
        return Platform.getByte(text.getBaseObject(), text.getBaseOffset() + at);
    }
}
