package se.samkor.identity;

import java.util.regex.Pattern;

/** Hides whatever looks like a personal number in a text that is shown or stored, such as a rejected value. */
public final class NumberMask {
    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)(?:\\d{2})?\\d{6}[-+ ]?\\d{4}(?!\\d)|\\d{9,}");
    private static final int LONGEST = 80;

    private NumberMask() {}

    /** The text with every run of digits that could hold a personal number replaced by stars, at most 80 characters. */
    public static String mask(String text) {
        String masked = hide(text);
        return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
    }

    /** The same of a text of any length, such as a message. */
    public static String hide(String text) {
        return NUMBER.matcher(text).replaceAll("************");
    }

    /** Whether the text holds a valid personal number of twelve digits, or of ten with a sign or a blank. */
    public static boolean holdsNumber(String text, java.time.LocalDate asOf) {
        java.util.regex.Matcher found = NUMBER.matcher(text);
        while (found.find()) {
            String candidate = found.group();
            if (candidate.length() > 10
                    && PersonNumber.parse(candidate.replace(" ", ""), asOf)
                            .number()
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }
}
