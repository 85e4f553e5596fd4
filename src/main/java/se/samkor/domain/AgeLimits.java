package se.samkor.domain;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The ages at which benefits end by law: {@code conf/age_limits.csv}, with the birthdays that each age holds for. */
public final class AgeLimits implements Serializable {
    private static final long serialVersionUID = 1L;

    /** No limit, or no date of birth. */
    public static final int NEVER = Integer.MAX_VALUE;

    private final List<Limit> limits = new ArrayList<>();

    private record Limit(String benefit, int age, LocalDate from, LocalDate to) implements Serializable {}

    /** The limits of the bundled file. */
    public AgeLimits() {
        for (var row : BundledCsv.read("age_limits.csv")) {
            limits.add(new Limit(
                    row.getOrDefault("forman", ""),
                    Integer.parseInt(row.getOrDefault("age", "")),
                    date(row.getOrDefault("valid_from", ""), LocalDate.MIN),
                    date(row.getOrDefault("valid_to", ""), LocalDate.MAX)));
        }
    }

    private static LocalDate date(String text, LocalDate otherwise) {
        return text.isEmpty() ? otherwise : LocalDate.parse(text);
    }

    /** The birthday (days since 1970-01-01) on which someone born on a day becomes too old for a benefit. */
    public int reached(BenefitGroup benefit, int born) {
        LocalDate birth = LocalDate.ofEpochDay(born);
        for (Limit limit : limits) {
            LocalDate birthday = birth.plusYears(limit.age());
            boolean holds = !birthday.isBefore(limit.from()) && !birthday.isAfter(limit.to());
            if (limit.benefit().equals(benefit.name()) && holds) {
                return (int) birthday.toEpochDay();
            }
        }
        return NEVER;
    }
}
