package se.samkor.disclosure;

import java.util.Comparator;

/**
 * The order in which statistical programs sort codes: signs before digits before letters, letters without regard to case;
 * between codes that are otherwise equal, small letters first.
 */
final class CodeOrder implements Comparator<String> {
    @Override
    public int compare(String one, String other) {
        int shared = Math.min(one.length(), other.length());
        for (int i = 0; i < shared; i++) {
            int order = compare(one.charAt(i), other.charAt(i));
            if (order != 0) {
                return order;
            }
        }
        int length = Integer.compare(one.length(), other.length());
        // capital letters come before small ones in Unicode
        return length != 0 ? length : other.compareTo(one);
    }

    private static int compare(char one, char other) {
        int kind = Integer.compare(kind(one), kind(other));
        return kind != 0 ? kind : Character.compare(Character.toLowerCase(one), Character.toLowerCase(other));
    }

    private static int kind(char sign) {
        return Character.isLetter(sign) ? 2 : Character.isDigit(sign) ? 1 : 0;
    }
}
