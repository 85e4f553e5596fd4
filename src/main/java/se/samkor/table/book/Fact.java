package se.samkor.table.book;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the tables count: a participation, the counts of a volume insats, an insats, a kommun, an amount.
 *
 * @param kind what it is
 * @param person the pseudonym of a participation with personal data; otherwise missing
 * @param days when it ran; a fact of a year runs from 1 January to 31 December
 * @param birthYear of the participant, where known
 * @param weight how many participations, individuals or kronor it stands for; 1 for most
 * @param amounts kronor by unit, for an insats: what was budgeted and spent
 * @param codes by dimension; a dimension that is not there, or has no codes, is a missing value
 */
public record Fact(
        Kind kind,
        @Nullable Long person,
        Days days,
        @Nullable Integer birthYear,
        double weight,
        Map<CountUnit, Double> amounts,
        Map<BookDimension, List<String>> codes) {
    private static final int MONTHS = 12;

    /** What a fact is. */
    public enum Kind {
        REGISTRATION,
        INSATS,
        KOMMUN,
        AMOUNT,
        FINSAM_INSATS,
        FINSAM_PERSONS
    }

    /**
     * First and last day.
     *
     * @param from missing where the register does not say
     * @param to missing while it goes on
     */
    public record Days(@Nullable LocalDate from, @Nullable LocalDate to) {
        /** All of a year. */
        public static Days of(int year) {
            return new Days(LocalDate.of(year, 1, 1), LocalDate.of(year, MONTHS, 31));
        }

        boolean meet(int year) {
            return (from == null || from.getYear() <= year) && (to == null || to.getYear() >= year);
        }

        boolean startIn(int year) {
            return from != null && from.getYear() == year;
        }

        boolean endIn(int year) {
            return to != null && to.getYear() == year;
        }
    }

    public Fact {
        codes = codes.isEmpty() ? Map.of() : new EnumMap<>(codes);
        amounts = Map.copyOf(amounts);
    }

    /** The codes of a dimension; empty when missing. */
    List<String> codes(BookDimension dimension) {
        return codes.getOrDefault(dimension, List.of());
    }

    /** What it adds to a cell. */
    double amount(CountUnit unit) {
        return switch (unit) {
            case BUDGET, OUTCOME -> amounts.getOrDefault(unit, 0.0);
            default -> weight;
        };
    }

    /** Who must not be counted twice in a cell of different ones. */
    Object owner(CountUnit unit) {
        return switch (unit) {
            case PERSONS -> person == null ? "" : person;
            case FORBUND -> codes(BookDimension.FORBUND);
            default -> throw new IllegalArgumentException(unit + " is added up");
        };
    }

    boolean is(BookDimension dimension, String code) {
        return codes(dimension).contains(code);
    }

    /** The value of a dimension of numbers. */
    OptionalInt number(BookDimension dimension, int year) {
        return switch (dimension) {
            case AGE -> birthYear == null ? OptionalInt.empty() : OptionalInt.of(year - birthYear);
            case TIME_IN_INSATS -> months(days);
            default -> throw new IllegalArgumentException(dimension + " is no number");
        };
    }

    /** Begun months: a stay of one day and one of a whole month are both one. */
    private static OptionalInt months(Days days) {
        LocalDate from = days.from();
        LocalDate to = days.to();
        if (from == null || to == null) {
            return OptionalInt.empty();
        }
        LocalDate left = to.plusDays(1);
        int whole = (int) ChronoUnit.MONTHS.between(from, left);
        return OptionalInt.of(from.plusMonths(whole).isBefore(left) ? whole + 1 : whole);
    }
}
