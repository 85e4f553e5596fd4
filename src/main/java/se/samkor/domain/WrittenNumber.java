package se.samkor.domain;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Numbers and missing figures as people, programs and publishers write them: decimal point or comma, thousands set apart by
 * spaces, or by the sign that is not the decimal one; a true minus sign. In a file delimited by commas a single comma before
 * three digits could be either and is no number.
 */
public final class WrittenNumber {
    private static final Set<String> EMPTY = Set.of("", "NA", "N/A", "#N/A", "NAN", "NULL", ".");
    private static final Set<String> MARKERS =
            Set.of("..", "...", "\u2026", "-", "\u2013", "\u2014", "X", "*", "#", "ROJD", "R\u00d6JD");
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d*\\.?\\d*([eE][+-]?\\d+)?");
    private static final Pattern SPACED = Pattern.compile("[+-]?\\d{1,3}([ \u00a0\u202f\u2009']\\d{3})+([.,]\\d*)?");
    private static final Pattern COMMAS_SET_APART = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d*)?");
    private static final Pattern POINTS_SET_APART = Pattern.compile("[+-]?\\d{1,3}(\\.\\d{3})+(,\\d*)?");

    private WrittenNumber() {}

    /** Whether a field holds nothing: it is empty, or says so as programs do (NA, NaN, NULL, a point). */
    public static boolean absent(String field) {
        return EMPTY.contains(field.strip().toUpperCase(Locale.ROOT));
    }

    /** Whether a field holds a publisher's sign for a figure that is suppressed or does not exist, as {@code ..} or {@code x}. */
    public static boolean withheld(String field) {
        return MARKERS.contains(field.strip().toUpperCase(Locale.ROOT));
    }

    /**
     * The finite number in a field, empty when there is none.
     *
     * @param commaDelimited whether commas delimit the fields of the file
     */
    public static OptionalDouble of(String field, boolean commaDelimited) {
        String plain = plain(field.strip().replace('\u2212', '-'), commaDelimited);
        try {
            double number = PLAIN.matcher(plain).matches() ? Double.parseDouble(plain) : Double.NaN;
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }

    /** With a decimal point and nothing between thousands; empty when it cannot be known which is which. */
    private static String plain(String field, boolean commaDelimited) {
        if (PLAIN.matcher(field).matches()) {
            return field;
        }
        String text = SPACED.matcher(field).matches() ? field.replaceAll("[ \u00a0\u202f\u2009']", "") : field;
        int commas = count(text, ',');
        int points = count(text, '.');
        if (COMMAS_SET_APART.matcher(text).matches() && commas + points > 1) {
            return text.replace(",", "");
        }
        if (POINTS_SET_APART.matcher(text).matches() && commas + points > 1) {
            return text.replace(".", "").replace(',', '.');
        }
        boolean either = commaDelimited && COMMAS_SET_APART.matcher(text).matches();
        return either ? "" : text.replace(',', '.');
    }

    private static int count(String text, char wanted) {
        return (int) text.chars().filter(c -> c == wanted).count();
    }
}
