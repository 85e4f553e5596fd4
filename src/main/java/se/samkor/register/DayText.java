package se.samkor.register;

import java.time.LocalDate;
import java.time.YearMonth;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Calendar days as registers write them: ten characters with hyphens, or eight digits. Anything else, a day that does not
 * exist, and one outside 1850 to 2200 is missing. A function of the bytes: Spark's cast takes much that is no day of a
 * register ({@code 2020-1-1T}), and the conditions that keep it out cost more than all else in the reading of a row.
 */
public final class DayText {
    private static final int FIRST_YEAR = 1850;
    private static final LocalDate LAST = LocalDate.of(2200, 1, 1);

    private DayText() {}

    /** The day of a text column. */
    static Column day(Column text) {
        return RowFunction.of(DayText.class, "days", DataTypes.DateType, text);
    }

    /** Days since 1970-01-01. */
    public static @Nullable Integer days(UTF8String text) {
        int length = text.numBytes();
        boolean hyphens = length == 10 && RowFunction.letter(text, 4) == '-' && RowFunction.letter(text, 7) == '-';
        if (!hyphens && length != 8) {
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
    private static int number(UTF8String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            int digit = RowFunction.letter(text, at) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
