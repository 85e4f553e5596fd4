package se.samkor.matching;

import java.io.Serializable;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Numbers added up by a key, without an object for any of them: an open hash table with linear probing. What is added to one key is
 * added in the order in which it comes.
 */
final class LongTotals implements Serializable {
    private static final int ROOM = 16;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[ROOM];
    private double[] totals = new double[ROOM];
    private boolean[] taken = new boolean[ROOM];
    private int size;

    void add(long key, double number) {
        if (2 * size >= keys.length) {
            grow();
        }
        int at = place(key);
        if (!taken[at]) {
            taken[at] = true;
            keys[at] = key;
            size++;
        }
        totals[at] += number;
    }

    /** The total of a key; 0 where nothing was added to it. */
    double of(long key) {
        return totals[place(key)];
    }

    /** Keys to which something was added. */
    int size() {
        return size;
    }

    /** The keys in order. */
    long[] keys() {
        long[] some = new long[size];
        int n = 0;
        for (int at = 0; at < keys.length; at++) {
            if (taken[at]) {
                some[n++] = keys[at];
            }
        }
        Arrays.sort(some);
        return some;
    }

    /** Every key with its total added to those of another. */
    void addTo(LongTotals other) {
        for (int at = 0; at < keys.length; at++) {
            if (taken[at]) {
                other.add(keys[at], totals[at]);
            }
        }
    }

    /** The sum of a function of the totals, in the order of the keys. */
    double sum(DoubleUnaryOperator function) {
        return Arrays.stream(keys())
                .mapToDouble(key -> function.applyAsDouble(of(key)))
                .sum();
    }

    private int place(long key) {
        int mask = keys.length - 1;
        int at = (int) ((key * SPREAD) >>> 32) & mask;
        while (taken[at] && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        double[] oldTotals = totals;
        boolean[] oldTaken = taken;
        keys = new long[2 * oldKeys.length];
        totals = new double[keys.length];
        taken = new boolean[keys.length];
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldTaken[old]) {
                int at = place(oldKeys[old]);
                taken[at] = true;
                keys[at] = oldKeys[old];
                totals[at] = oldTotals[old];
            }
        }
    }
}
