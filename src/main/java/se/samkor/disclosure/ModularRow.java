package se.samkor.disclosure;

import java.util.Arrays;

/**
 * A sparse row of integers modulo a prime, for exact elimination without growing fractions. A hash table, so that
 * subtracting a short row from a long one costs no more than the short one is long.
 */
final class ModularRow {
    /** 2^31 - 1. */
    static final long PRIME = 2_147_483_647L;

    private static final int FREE = -1;

    private int[] columns;
    private int[] values;
    private int used;

    /** Is told which columns a row gains and loses. */
    interface Watcher {
        void gained(int column);

        void lost(int column);
    }

    private ModularRow(int expected) {
        int capacity = Integer.highestOneBit(Math.max(2, expected)) * 4;
        columns = new int[capacity];
        values = new int[capacity];
        Arrays.fill(columns, FREE);
    }

    static ModularRow ofOnes(int[] columns) {
        ModularRow row = new ModularRow(columns.length);
        for (int column : columns) {
            row.values[row.place(column)] = 1;
        }
        return row;
    }

    static ModularRow difference(int[] plus, int[] minus) {
        ModularRow row = ofOnes(plus);
        for (int column : minus) {
            int place = row.place(column);
            row.values[place] = (int) ((row.values[place] + PRIME - 1) % PRIME);
        }
        return row;
    }

    /** The columns with a value other than 0, in no particular order. */
    int[] columns() {
        int[] found = new int[used];
        int size = 0;
        for (int place = 0; place < columns.length; place++) {
            if (columns[place] != FREE && values[place] != 0) {
                found[size++] = columns[place];
            }
        }
        return Arrays.copyOf(found, size);
    }

    boolean isZero() {
        for (int place = 0; place < columns.length; place++) {
            if (columns[place] != FREE && values[place] != 0) {
                return false;
            }
        }
        return true;
    }

    long at(int column) {
        int mask = columns.length - 1;
        for (int place = spread(column) & mask; columns[place] != FREE; place = place + 1 & mask) {
            if (columns[place] == column) {
                return values[place];
            }
        }
        return 0;
    }

    /** Subtracts a multiple of another row. */
    void subtract(long factor, ModularRow other, Watcher watcher) {
        long negative = PRIME - factor;
        for (int i = 0; i < other.columns.length; i++) {
            if (other.columns[i] != FREE && other.values[i] != 0) {
                int place = place(other.columns[i]);
                long before = values[place];
                long after = (before + negative * other.values[i]) % PRIME;
                values[place] = (int) after;
                if (before == 0 && after != 0) {
                    watcher.gained(other.columns[i]);
                } else if (before != 0 && after == 0) {
                    watcher.lost(other.columns[i]);
                }
            }
        }
    }

    /** Where a column is kept, made room for if need be. */
    private int place(int column) {
        int mask = columns.length - 1;
        int place = spread(column) & mask;
        while (columns[place] != FREE) {
            if (columns[place] == column) {
                return place;
            }
            place = place + 1 & mask;
        }
        if (2 * used >= columns.length) {
            grow();
            return place(column);
        }
        columns[place] = column;
        used++;
        return place;
    }

    private void grow() {
        int[] oldColumns = columns;
        int[] oldValues = values;
        columns = new int[oldColumns.length * 2];
        values = new int[columns.length];
        Arrays.fill(columns, FREE);
        used = 0;
        for (int i = 0; i < oldColumns.length; i++) {
            if (oldColumns[i] != FREE && oldValues[i] != 0) {
                values[place(oldColumns[i])] = oldValues[i];
            }
        }
    }

    private static int spread(int column) {
        int mixed = column * 0x9E3779B9;
        return mixed ^ mixed >>> 15;
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
