package se.samkor.measure;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Optional;
import se.samkor.domain.WilsonInterval;

/**
 * Sums of pairs (before, after) in cells, exact: of persons, of both numbers, and of the squares, which are kept in two
 * halves since their sum may exceed 64 bits.
 */
final class PairedSums implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int PERSONS = 0;
    private static final int LEFT_OUT = 1;
    private static final int LATER = 2;
    private static final int BEFORE = 3;
    private static final int AFTER = 4;
    private static final int SQUARES = 5;
    private static final int SQUARES_BEFORE = 7;
    private static final int SQUARES_AFTER = 9;
    private static final int NUMBERS = 11;
    private static final int HALF = 32;

    private final long[] sums;

    PairedSums(int cells) {
        this.sums = new long[cells * NUMBERS];
    }

    void add(int cell, long before, long after) {
        int at = cell * NUMBERS;
        sums[at + PERSONS]++;
        sums[at + BEFORE] += before;
        sums[at + AFTER] += after;
        addSquare(at + SQUARES_BEFORE, before);
        addSquare(at + SQUARES_AFTER, after);
        addSquare(at + SQUARES, after - before);
    }

    private void addSquare(int at, long number) {
        long square = number * number;
        sums[at] += square >>> HALF;
        sums[at + 1] += square & 0xFFFFFFFFL;
    }

    /** Counts a person of the cell who is not in the means, or of whom something else is said. */
    void mark(int cell) {
        sums[cell * NUMBERS + LEFT_OUT]++;
    }

    /** Counts a person of the cell who is not in the means yet. */
    void postpone(int cell) {
        sums[cell * NUMBERS + LATER]++;
    }

    /** Makes a cell the sum of two others. */
    void join(int cell, int one, int other) {
        for (int i = 0; i < NUMBERS; i++) {
            sums[cell * NUMBERS + i] = sums[one * NUMBERS + i] + sums[other * NUMBERS + i];
        }
    }

    private long get(int cell, int number) {
        return sums[cell * NUMBERS + number];
    }

    long persons(int cell) {
        return get(cell, PERSONS);
    }

    long marked(int cell) {
        return get(cell, LEFT_OUT);
    }

    long postponed(int cell) {
        return get(cell, LATER);
    }

    double meanBefore(int cell, int unit) {
        return PairedMean.mean(persons(cell), BigDecimal.valueOf(get(cell, BEFORE)), unit);
    }

    double meanAfter(int cell, int unit) {
        return PairedMean.mean(persons(cell), BigDecimal.valueOf(get(cell, AFTER)), unit);
    }

    /** The interval of a mean before, of numbers that can be so many days; empty for a single person. */
    Optional<WilsonInterval> before(int cell, int unit, int days) {
        return bounded(cell, BEFORE, SQUARES_BEFORE, unit, days);
    }

    /** The interval of a mean after, of numbers that can be so many days; empty for a single person. */
    Optional<WilsonInterval> after(int cell, int unit, int days) {
        return bounded(cell, AFTER, SQUARES_AFTER, unit, days);
    }

    private Optional<WilsonInterval> bounded(int cell, int sum, int squares, int unit, int days) {
        double square = (double) unit * unit;
        return new BoundedMean(
                        persons(cell),
                        (double) get(cell, sum) / unit,
                        squares(cell, squares).doubleValue() / square,
                        days)
                .interval();
    }

    PairedMean difference(int cell, int unit) {
        BigDecimal sum = BigDecimal.valueOf(get(cell, AFTER)).subtract(BigDecimal.valueOf(get(cell, BEFORE)));
        return new PairedMean(persons(cell), sum, squares(cell, SQUARES), unit);
    }

    private BigDecimal squares(int cell, int at) {
        return BigDecimal.valueOf(get(cell, at))
                .multiply(BigDecimal.valueOf(1L << HALF))
                .add(BigDecimal.valueOf(get(cell, at + 1)));
    }

    void merge(PairedSums other) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.sums[i];
        }
    }
}
