package se.samkor.identity;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The valid personal numbers that a faulty text may have been meant for: one digit exchanged, left out or put in, or two
 * neighbours exchanged. A valid text, and one that is further from any number, has none.
 */
public final class NumberVariants {
    private static final int SHORTEST = 9;
    private static final int LONGEST = 13;

    private final LocalDate asOf;
    private final Set<Long> found = new LinkedHashSet<>();

    private NumberVariants(LocalDate asOf) {
        this.asOf = asOf;
    }

    /** The twelve digits of every variant, each once. */
    public static Set<Long> of(String text, LocalDate asOf) {
        String plain = text.strip();
        int sign = Math.max(plain.indexOf('-'), plain.indexOf('+'));
        String mark = sign < 0 ? "" : plain.substring(sign, sign + 1);
        String digits = sign < 0 ? plain : plain.substring(0, sign) + plain.substring(sign + 1);
        NumberVariants variants = new NumberVariants(asOf);
        boolean tellable = digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && digits.length() >= SHORTEST
                && digits.length() <= LONGEST;
        if (tellable && PersonNumber.parse(text, asOf).number().isEmpty()) {
            variants.exchanged(digits, mark);
            variants.leftOut(digits, mark);
            variants.putIn(digits, mark);
        }
        return variants.found;
    }

    private void exchanged(String digits, String mark) {
        for (int i = 0; i < digits.length(); i++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                take(digits.substring(0, i) + digit + digits.substring(i + 1), mark);
            }
            if (i + 1 < digits.length()) {
                take(digits.substring(0, i) + digits.charAt(i + 1) + digits.charAt(i) + digits.substring(i + 2), mark);
            }
        }
    }

    /** A digit too many stands in the text. */
    private void leftOut(String digits, String mark) {
        for (int i = 0; i < digits.length(); i++) {
            take(digits.substring(0, i) + digits.substring(i + 1), mark);
        }
    }

    /** A digit is missing in the text. */
    private void putIn(String digits, String mark) {
        for (int i = 0; i <= digits.length(); i++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                take(digits.substring(0, i) + digit + digits.substring(i), mark);
            }
        }
    }

    private void take(String digits, String mark) {
        if (digits.length() != 10 && digits.length() != 12) {
            return;
        }
        int four = digits.length() - 4;
        Optional<PersonNumber> number = PersonNumber.parse(
                        digits.substring(0, four) + mark + digits.substring(four), asOf)
                .number();
        number.ifPresent(valid -> found.add(valid.digits()));
    }
}
