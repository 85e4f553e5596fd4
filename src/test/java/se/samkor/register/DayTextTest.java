package se.samkor.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DayTextTest {
    private static final LocalDate FIRST = LocalDate.of(1850, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2200, 1, 1);
    private static final List<DateTimeFormatter> FORMS = List.of(form("uuuu-MM-dd"), form("uuuuMMdd"));

    @Test
    void everyDayIsReadInBothForms() {
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            assertThat(read(day.toString())).isEqualTo(day);
            assertThat(read(day.toString().replace("-", ""))).isEqualTo(day);
        }
        assertThat(read("1849-12-31")).isNull();
        assertThat(read("2200-01-02")).isNull();
    }

    @Test
    void whatIsNoDayIsMissing() {
        for (String text : List.of(
                "",
                "2020-02-30",
                "2019-02-29",
                "2020-1-1T",
                "2020-01-1 ",
                "20200132",
                "2020/01/01",
                "+2020-1-1",
                "2020-13-01",
                "2020-00-10",
                "2020-01-00",
                "٢٠٢٠٠١٠١")) {
            assertThat(read(text)).as(text).isNull();
        }
    }

    @Test
    void agreesWithJavasStrictReaderOnSpoiltTexts() {
        Random random = new Random(20);
        String letters = "0123456789-/T +\t.";
        for (int i = 0; i < 200_000; i++) {
            String day = FIRST.plusDays(random.nextInt(127_000)).toString();
            StringBuilder text = new StringBuilder(random.nextBoolean() ? day : day.replace("-", ""));
            for (int spoilt = random.nextInt(3); spoilt > 0; spoilt--) {
                text.setCharAt(random.nextInt(text.length()), letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(read(text.toString())).as(text.toString()).isEqualTo(expected(text.toString()));
        }
    }

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    private static @Nullable LocalDate read(String text) {
        Integer days = DayText.days(UTF8String.fromString(text));
        return days == null ? null : LocalDate.ofEpochDay(days);
    }

    private static @Nullable LocalDate expected(String text) {
        for (DateTimeFormatter form : FORMS) {
            try {
                LocalDate day = LocalDate.parse(text, form);
                boolean known = !day.isBefore(FIRST) && !day.isAfter(LAST);
                return known && (text.length() == 8 || text.length() == 10) ? day : null;
            } catch (DateTimeException another) {
                // the other form, or none
            }
        }
        return null;
    }
}
