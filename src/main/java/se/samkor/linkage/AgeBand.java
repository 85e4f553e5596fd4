package se.samkor.linkage;

import java.time.LocalDate;

/** Ages in the bands of the reports. */
final class AgeBand {
    /** Where no date of birth is known. */
    static final String UNKNOWN = "unknown";

    private AgeBand() {}

    /** The band of the age on a day; both days are since 1970-01-01. */
    static String of(int day, int born) {
        int age = years(day, born);
        if (age < 20) {
            return "-19";
        }
        return age < 60 ? age / 10 * 10 + "-" + (age / 10 * 10 + 9) : "60-";
    }

    /**
     * Completed years, negative before the birth. Who is born on 29 February has the birthday on 28 February in years
     * without a 29th.
     */
    static int years(int day, int born) {
        LocalDate on = LocalDate.ofEpochDay(day);
        LocalDate birth = LocalDate.ofEpochDay(born);
        int months = (on.getYear() - birth.getYear()) * 12 + on.getMonthValue() - birth.getMonthValue();
        boolean bothLast = on.getDayOfMonth() == on.lengthOfMonth() && birth.getDayOfMonth() == birth.lengthOfMonth();
        boolean notYet = on.getDayOfMonth() < birth.getDayOfMonth() && !bothLast;
        return Math.floorDiv(notYet ? months - 1 : months, 12);
    }
}
