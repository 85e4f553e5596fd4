package se.samkor.disclosure;

import java.util.Arrays;

/** A sparse row of integers modulo a prime, for exact elimination without growing fractions. Immutable. */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record ModularRow(int[] columns, int[] values) {
    /** 2^31 - 1. */
    static final long PRIME = 2_147_483_647L;

    static ModularRow ofOnes(int[] columns) {
        int[] ones = new int[columns.length];
        Arrays.fill(ones, 1);
        return new ModularRow(columns, ones);
    }

    static ModularRow difference(int[] plus, int[] minus) {
        return ofOnes(plus).minus(1, ofOnes(minus));
    }

    boolean isZero() {
        return columns.length == 0;
    }

    long at(int column) {
        int place = Arrays.binarySearch(columns, column);
        return place < 0 ? 0 : values[place];
    }

    /** This row minus a multiple of another. */
    ModularRow minus(long factor, ModularRow other) {
        int[] mergedColumns = new int[columns.length + other.columns.length];
        int[] mergedValues = new int[mergedColumns.length];
        long negative = PRIME - factor;
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < columns.length || j < other.columns.length) {
            int mine = i < columns.length ? columns[i] : Integer.MAX_VALUE;
            int theirs = j < other.columns.length ? other.columns[j] : Integer.MAX_VALUE;
            int column = Math.min(mine, theirs);
            long value = mine == column ? values[i++] : 0;
            if (theirs == column) {
                value = (value + negative * other.values[j++]) % PRIME;
            }
            if (value != 0) {
                mergedColumns[size] = column;
                mergedValues[size++] = (int) value;
            }
        }
        return new ModularRow(Arrays.copyOf(mergedColumns, size), Arrays.copyOf(mergedValues, size));
    }

    static long inverse(long value) {
        long result = 1;
        long base = value;
        for (long exponent = PRIME - 2; exponent > 0; exponent >>= 1) {
            if ((exponent & 1) == 1) {
                result = result * base % PRIME;
            }
            base = base * base % PRIME;
        }
        return result;
    }
}
