package se.samkor.linkage;

import java.io.Serializable;
import java.util.Map;

/**
 * The numbers that registers are searched for, each with the person it leads to. A table of whole numbers with open addressing:
 * it is asked once for every row of the payout registers.
 */
final class WantedNumbers implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    /** No place; zero as a number, which marks a free place, stands apart. */
    static final int NONE = -1;

    /** As many bits of the filter as places, times this, as a power of two. */
    private static final int FILTER = 2;

    private final long[] numbers;
    private final long[] persons;
    /** A bit for each stretch of hashes in which a wanted number lies: small enough for the cache, where most numbers end. */
    private final long[] filter;

    private final int shift;
    private final int zero;

    private WantedNumbers(int bits, boolean withZero) {
        int size = 1 << bits;
        // one place more, for the number zero
        this.numbers = new long[size + 1];
        this.persons = new long[size + 1];
        this.filter = new long[1 << (bits + FILTER - 6)];
        this.shift = Long.SIZE - bits;
        this.zero = withZero ? size : NONE;
    }

    /** From every number to the person. */
    static WantedNumbers of(Map<Long, Long> persons) {
        int bits = Math.max(4, 33 - Integer.numberOfLeadingZeros(2 * persons.size()));
        WantedNumbers made = new WantedNumbers(bits, persons.containsKey(0L));
        persons.forEach(made::put);
        return made;
    }

    private void put(long number, long person) {
        int at = number == 0 ? zero : free(number);
        numbers[at] = number;
        persons[at] = person;
        int bit = bit(number * SPREAD);
        filter[bit >>> 6] |= 1L << bit;
    }

    private int free(long number) {
        int at = home(number);
        while (numbers[at] != 0 && numbers[at] != number) {
            at = next(at);
        }
        return at;
    }

    private int home(long number) {
        return (int) ((number * SPREAD) >>> shift);
    }

    private int bit(long hash) {
        return (int) (hash >>> (shift - FILTER));
    }

    private int next(int at) {
        return (at + 1) & (numbers.length - 2);
    }

    /** Where a number stands, or {@link #NONE}. */
    int find(long number) {
        if (number == 0) {
            return zero;
        }
        long hash = number * SPREAD;
        int bit = bit(hash);
        if ((filter[bit >>> 6] & (1L << bit)) == 0) {
            return NONE;
        }
        int at = (int) (hash >>> shift);
        while (numbers[at] != number) {
            if (numbers[at] == 0) {
                return NONE;
            }
            at = next(at);
        }
        return at;
    }

    /** The number at a place. */
    long number(int at) {
        return numbers[at];
    }

    /** The person of the number at a place. */
    long person(int at) {
        return persons[at];
    }
}
