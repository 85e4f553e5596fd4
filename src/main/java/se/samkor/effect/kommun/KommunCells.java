package se.samkor.effect.kommun;

import java.util.HashMap;
import java.util.Map;

/**
 * Sums of {@link Count} by kommun, year, sex and age band. Ages are those reached on 31 December; only 16 to 64 are kept.
 */
public final class KommunCells {
    /** The lowest age of each band; the last ends at 64. */
    static final int[] BANDS = {16, 20, 30, 40, 50, 60};

    static final int OLDEST = 64;
    private static final int BAND_BITS = 3;

    private final Map<Integer, long[]> sums = new HashMap<>();

    /** Adds a person's counts of a year, the residence being a fact. */
    void add(int year, long residence, long[] counts) {
        int detail = Fact.detail(residence);
        int age = year - (detail >>> 1);
        if (age >= BANDS[0] && age <= OLDEST) {
            add(key(Fact.second(residence), year, detail & 1, bandOf(age)), counts);
        }
    }

    /** Adds sums to a cell. */
    void add(int key, long[] counts) {
        long[] sum = sums.computeIfAbsent(key, absent -> new long[Count.NUMBER]);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += counts[i];
        }
    }

    /** The cells by key. */
    Map<Integer, long[]> sums() {
        return sums;
    }

    private static int bandOf(int age) {
        int band = 0;
        while (band + 1 < BANDS.length && age >= BANDS[band + 1]) {
            band++;
        }
        return band;
    }

    static int key(int kommun, int year, int sex, int band) {
        return ((((kommun << 12) | year) << 1 | sex) << BAND_BITS) | band;
    }

    static int kommun(int key) {
        return key >>> (12 + 1 + BAND_BITS);
    }

    static int year(int key) {
        return (key >>> (1 + BAND_BITS)) & 0xfff;
    }

    /** 0 for K, 1 for M. */
    static int sex(int key) {
        return (key >>> BAND_BITS) & 1;
    }

    static int band(int key) {
        return key & ((1 << BAND_BITS) - 1);
    }
}
