package se.samkor.effect;

import java.util.regex.Pattern;
import se.samkor.estimate.UnusableData;

/** Unit labels can be personal numbers; what reaches a message is masked. */
final class Masking {
    private static final Pattern PERSONAL_NUMBER = Pattern.compile("(?<!\\d)\\d{6,8}[-+]?\\d{4}(?!\\d)");

    private Masking() {}

    static String of(UnusableData reason) {
        return PERSONAL_NUMBER.matcher(String.valueOf(reason.getMessage())).replaceAll("***");
    }

    /** As a warning of a line: these are joined by semicolons, so one must not hold any. */
    static String warning(UnusableData reason) {
        return of(reason).replace("; ", ", ");
    }
}
