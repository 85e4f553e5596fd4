package se.samkor.register;

import static org.apache.spark.sql.functions.udf;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** Numbers of typed files as the text a CSV file would have: no exponent, no fraction of nothing. */
final class PlainNumber {
    private PlainNumber() {}

    /** The text of a floating-point column. */
    static Column text(Column number) {
        UDF1<@Nullable Double, @Nullable String> plain = value -> value == null ? null : text(value);
        return udf(plain, DataTypes.StringType).apply(number.cast(DataTypes.DoubleType));
    }

    static String text(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Double.toString(number);
        }
        BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        return (exact.scale() < 0 ? exact.setScale(0) : exact).toPlainString();
    }
}
