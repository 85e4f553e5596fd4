package se.samkor.measure;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * Sums of pairs (before, after) in cells, exact: of persons, of both numbers, and of the squared differences, which are kept
 * in two halves since their sum may exceed 64 bits.
 */
final class PairedSums implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int PERSONS = 0;
    private static final int LEFT_OUT = 1;
    private static final int BEFORE = 2;
    private static final int AFTER = 3;
    private static final int SQUARES_HIGH = 4;
    private static final int SQUARES_LOW = 5;
    private static final int NUMBERS = 6;
    private static final int HALF = 32;

    private final LongCube sums;

    PairedSums(int cells) {
        this.sums = new LongCube(cells, NUMBERS);
    }

    void add(int cell, long before, long after) {
        long square = (after - before) * (after - before);
        sums.add(1, cell, PERSONS);
        sums.add(before, cell, BEFORE);
        sums.add(after, cell, AFTER);
        sums.add(square >>> HALF, cell, SQUARES_HIGH);
        sums.add(square & 0xFFFFFFFFL, cell, SQUARES_LOW);
    }

    /** Counts a person of the cell who is not in the means, or of whom something else is said. */
    void mark(int cell) {
        sums.add(1, cell, LEFT_OUT);
    }

    long persons(int cell) {
        return sums.get(cell, PERSONS);
    }

    long marked(int cell) {
        return sums.get(cell, LEFT_OUT);
    }

    double meanBefore(int cell, int unit) {
        return PairedMean.mean(persons(cell), BigDecimal.valueOf(sums.get(cell, BEFORE)), unit);
    }

    double meanAfter(int cell, int unit) {
        return PairedMean.mean(persons(cell), BigDecimal.valueOf(sums.get(cell, AFTER)), unit);
    }

    PairedMean difference(int cell, int unit) {
        BigDecimal squares = BigDecimal.valueOf(sums.get(cell, SQUARES_HIGH))
                .multiply(BigDecimal.valueOf(1L << HALF))
                .add(BigDecimal.valueOf(sums.get(cell, SQUARES_LOW)));
        BigDecimal sum = BigDecimal.valueOf(sums.get(cell, AFTER)).subtract(BigDecimal.valueOf(sums.get(cell, BEFORE)));
        return new PairedMean(persons(cell), sum, squares, unit);
    }

    void merge(PairedSums other) {
        sums.merge(other.sums);
    }
}
