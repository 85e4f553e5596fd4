package se.samkor.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A Swedish personal identity number (personnummer) or coordination number (samordningsnummer), checked by the rules of
 * Skatteverket's SKV 704: a date of birth, a three-digit number from 001 whose last digit is odd for men, a check digit. A
 * coordination number has 60 added to the day, and may lack month (00) or day (60).
 *
 * <p>{@link #toString} never shows the number.
 */
public final class PersonNumber {
    private static final int COORDINATION = 60;
    private static final int OLDEST_CENTURY = 18;

    private final long digits;
    private final Optional<LocalDate> birthDate;

    private PersonNumber(long digits, Optional<LocalDate> birthDate) {
        this.digits = digits;
        this.birthDate = birthDate;
    }

    /** What can be wrong with a text that should be a personal number; the name is the rule's code. */
    public enum Fault {
        PERSON_NUMBER_FORM,
        PERSON_NUMBER_DATE,
        PERSON_NUMBER_CHECK_DIGIT
    }

    /** A number, or what is wrong with it. */
    public record Parsed(Optional<PersonNumber> number, Optional<Fault> fault) {
        private static Parsed wrong(Fault fault) {
            return new Parsed(Optional.empty(), Optional.of(fault));
        }
    }

    /**
     * Reads 12 digits, or 10 digits with the century taken so that the person is born on or before {@code asOf} and is under
     * a hundred, or over it after a plus sign. A hyphen or plus may stand before the last four digits.
     */
    public static Parsed parse(String text, LocalDate asOf) {
        String trimmed = text.strip();
        int length = trimmed.length();
        char sign = length > 4 ? trimmed.charAt(length - 5) : '0';
        boolean signed = sign == '-' || sign == '+';
        String plain = signed ? trimmed.substring(0, length - 5) + trimmed.substring(length - 4) : trimmed;
        if ((plain.length() != 10 && plain.length() != 12) || !isDigits(plain)) {
            return Parsed.wrong(Fault.PERSON_NUMBER_FORM);
        }
        long ten = Long.parseLong(plain.substring(plain.length() - 10));
        int century = plain.length() == 12
                ? Integer.parseInt(plain.substring(0, 2))
                : century((int) (ten / 100_000_000L), (int) (ten / 10_000L % 10_000L), sign == '+', asOf);
        return check(century, ten, asOf);
    }

    private static Parsed check(int century, long ten, LocalDate asOf) {
        int month = (int) (ten / 1_000_000L % 100);
        int day = (int) (ten / 10_000L % 100);
        int year = century * 100 + (int) (ten / 100_000_000L);
        boolean coordination = day >= COORDINATION;
        int calendarDay = coordination ? day - COORDINATION : day;
        Optional<LocalDate> born = date(year, month, calendarDay);
        // a coordination number may lack month or day, or have a day its month has not: the official test numbers do
        boolean dateIsPossible = coordination ? month <= 12 && calendarDay <= 31 : born.isPresent();
        if (!dateIsPossible
                || century < OLDEST_CENTURY
                || year > asOf.getYear()
                || born.filter(date -> date.isAfter(asOf)).isPresent()) {
            return Parsed.wrong(Fault.PERSON_NUMBER_DATE);
        }
        if (ten / 10 % 1000 == 0) {
            return Parsed.wrong(Fault.PERSON_NUMBER_FORM);
        }
        if (checkDigit(ten / 10) != ten % 10) {
            return Parsed.wrong(Fault.PERSON_NUMBER_CHECK_DIGIT);
        }
        PersonNumber number = new PersonNumber(century * 10_000_000_000L + ten, born);
        return new Parsed(Optional.of(number), Optional.empty());
    }

    /** The check digit of nine digits: weights 2, 1, 2, … from the left, digit sums added, what is missing to a ten. */
    public static int checkDigit(long nineDigits) {
        int sum = 0;
        long rest = nineDigits;
        for (int place = 0; place < 9; place++) {
            int product = (int) (rest % 10) * (place % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
            rest /= 10;
        }
        return (10 - sum % 10) % 10;
    }

    /** The twelve digits as a number; for {@link Pseudonyms} alone. */
    long digits() {
        return digits;
    }

    /** The day of birth; empty for a coordination number without one. */
    public Optional<LocalDate> birthDate() {
        return birthDate;
    }

    /** Whether the number is a coordination number. */
    public boolean isCoordinationNumber() {
        return digits / 10_000L % 100 >= COORDINATION;
    }

    /** Whether the number is a woman's. */
    public boolean isWoman() {
        return digits / 10 % 2 == 0;
    }

    @Override
    public String toString() {
        return "PersonNumber[hidden]";
    }

    private static int century(int yearOfCentury, int monthDay, boolean over100, LocalDate asOf) {
        int century = asOf.getYear() / 100;
        int day = monthDay % 100 >= COORDINATION ? monthDay - COORDINATION : monthDay;
        int latest = asOf.getMonthValue() * 100 + asOf.getDayOfMonth();
        int thisYear = asOf.getYear() % 100;
        if (yearOfCentury > thisYear || (yearOfCentury == thisYear && day > latest)) {
            century--;
        }
        return over100 ? century - 1 : century;
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
