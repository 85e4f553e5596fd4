package se.samkor.linkage;

import java.util.Arrays;

/** Bytes that are added to, by one writer. */
final class FactBytes {
    private byte[] bytes = new byte[256];
    private int size;

    void clear() {
        size = 0;
    }

    void add(int one) {
        room(1);
        bytes[size++] = (byte) one;
    }

    void add(byte[] all) {
        room(all.length);
        System.arraycopy(all, 0, bytes, size, all.length);
        size += all.length;
    }

    /** Eight bytes, the highest first. */
    void addFixed(long number) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            add((int) (number >>> shift));
        }
    }

    /** Seven bits a byte, the lowest first. */
    void addVarying(long number) {
        long rest = number;
        while (rest > 0x7f) {
            add((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        add((int) rest);
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (bytes.length < size + more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * size, size + more));
        }
    }
}
