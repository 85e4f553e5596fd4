package se.samkor.measure;

import java.io.Serializable;

/** Whole numbers in cells of several dimensions, added up; sums of parts can be added in any order. */
final class LongCube implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int[] sizes;
    private final long[] values;

    LongCube(int... sizes) {
        int cells = 1;
        for (int size : sizes) {
            cells *= size;
        }
        this.sizes = sizes.clone();
        this.values = new long[cells];
    }

    private LongCube(int[] sizes, PackedLongs values) {
        this.sizes = sizes.clone();
        this.values = values.values();
    }

    /** As it is sent: of a cube most cells are 0, and that of every part of the persons goes to the driver. */
    private static final class Sent implements Serializable {
        private static final long serialVersionUID = 1L;

        private final int[] sizes;
        private final PackedLongs values;

        Sent(int[] sizes, PackedLongs values) {
            this.sizes = sizes;
            this.values = values;
        }

        private Object readResolve() {
            return new LongCube(sizes, values);
        }
    }

    private Object writeReplace() {
        return new Sent(sizes, PackedLongs.of(values));
    }

    void add(long amount, int... cell) {
        values[position(cell, sizes.length)] += amount;
    }

    /** The number of the first cell of a row, that is of the cells that differ in the last dimension alone. */
    int row(int... above) {
        int last = sizes.length - 1;
        return position(above, last) * sizes[last];
    }

    /** Adds to a cell of a row. */
    void addAt(int row, int place, long amount) {
        values[row + place] += amount;
    }

    long get(int... cell) {
        return values[position(cell, sizes.length)];
    }

    /** The place of a cell among those of so many of the first dimensions. */
    private int position(int[] cell, int dimensions) {
        int position = 0;
        for (int i = 0; i < dimensions; i++) {
            position = position * sizes[i] + cell[i];
        }
        return position;
    }

    void merge(LongCube other) {
        for (int i = 0; i < values.length; i++) {
            values[i] += other.values[i];
        }
    }
}
