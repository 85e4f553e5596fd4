package se.samkor.register;

import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.udf;

import java.time.LocalDate;
import java.time.YearMonth;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * Calendar days as registers write them: ten characters with hyphens, or eight digits. Anything else, a day that does not
 * exist, and one outside 1850 to 2200 is missing. A function of the bytes: Spark's cast takes much that is no day of a
 * register ({@code 2020-1-1T}), and the conditions that keep it out cost more than all else in the reading of a row.
 */
final class DayText {
    private static final int FIRST_YEAR = 1850;
    private static final LocalDate LAST = LocalDate.of(2200, 1, 1);

    private DayText() {}

    /** The day of a text column. */
    static Column day(Column text) {
        UDF1<byte @Nullable [], @Nullable Integer> read = bytes -> bytes == null ? null : days(bytes);
        return date_from_unix_date(udf(read, DataTypes.IntegerType).apply(text.cast(DataTypes.BinaryType)));
    }

    /** Days since 1970-01-01. */
    static @Nullable Integer days(byte[] text) {
        boolean hyphens = text.length == 10 && text[4] == '-' && text[7] == '-';
        if (!hyphens && text.length != 8) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = hyphens ? number(text, 5, 7) : number(text, 4, 6);
        int day = hyphens ? number(text, 8, 10) : number(text, 6, 8);
        if (year < FIRST_YEAR || month < 1 || month > 12 || day < 1) {
            return null;
        }
        if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        }
        LocalDate date = LocalDate.of(year, month, day);
        return date.isAfter(LAST) ? null : Math.toIntExact(date.toEpochDay());
    }

    /** The number that the digits from one place up to another make; negative where there is anything but digits. */
    private static int number(byte[] text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
