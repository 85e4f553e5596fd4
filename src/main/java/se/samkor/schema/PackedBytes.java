package se.samkor.schema;

import java.util.Arrays;

/** Bytes that are added to, by one writer; {@link PackedReader} reads them. */
public final class PackedBytes {
    private byte[] bytes = new byte[256];
    private int size;

    public void clear() {
        size = 0;
    }

    public void add(int one) {
        room(1);
        bytes[size++] = (byte) one;
    }

    public void add(byte[] all) {
        room(all.length);
        System.arraycopy(all, 0, bytes, size, all.length);
        size += all.length;
    }

    /** Eight bytes, the highest first. */
    public void addFixed(long number) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            add((int) (number >>> shift));
        }
    }

    /** Seven bits a byte, the lowest first. */
    public void addVarying(long number) {
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            add((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        add((int) rest);
    }

    /** A number that may be below 0 as one that is not, small where it is near 0: {@link PackedReader#signed} turns it back. */
    public static long unsigned(long number) {
        return (number << 1) ^ (number >> 63);
    }

    public byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (bytes.length < size + more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * size, size + more));
        }
    }
}
