package se.samkor.synthetic;

/** The check digit of personnummer (Skatteverket, SKV 704): weights 2, 1, 2, ... on nine digits, digit sums added. */
public final class PersonNumbers {
    private static final int CENTURY_DIGITS = 2;

    private PersonNumbers() {}

    /** Eleven digits (eight of the date, three of the serial number) and their check digit. */
    public static String withCheckDigit(String elevenDigits) {
        return elevenDigits + checkDigit(elevenDigits.substring(CENTURY_DIGITS));
    }

    static int checkDigit(String nineDigits) {
        int sum = 0;
        for (int i = 0; i < nineDigits.length(); i++) {
            int product = (nineDigits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }
        return (10 - sum % 10) % 10;
    }

    /** The number with another last digit, in whatever form it is written. */
    static String withWrongCheckDigit(String number) {
        int last = number.length() - 1;
        return number.substring(0, last) + (number.charAt(last) - '0' + 1) % 10;
    }
}
