package se.samkor.synthetic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/**
 * The official test numbers: personnummer and samordningsnummer with twelve digits that belong to nobody, born 1940 to
 * 2009. Source: Skatteverket's open data.
 */
public final class TestNumbers {
    private static final String RESOURCE = "test_numbers.txt";
    private static final int COORDINATION_DAY = 60;

    private TestNumbers() {}

    /** All of them, in order of number. */
    public static List<String> all() {
        try (InputStream in = TestNumbers.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The test numbers are missing from the program");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))
                    .lines()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The birth date in a number of twelve digits; samordningsnummer have 60 added to the day. */
    public static int birthDay(String number) {
        int day = Integer.parseInt(number.substring(6, 8));
        return (int) LocalDate.of(
                        Integer.parseInt(number.substring(0, 4)),
                        Integer.parseInt(number.substring(4, 6)),
                        day > COORDINATION_DAY ? day - COORDINATION_DAY : day)
                .toEpochDay();
    }

    /** K for an even last serial digit, M for an odd one. */
    public static String sex(String number) {
        return (number.charAt(10) - '0') % 2 == 0 ? "K" : "M";
    }
}
