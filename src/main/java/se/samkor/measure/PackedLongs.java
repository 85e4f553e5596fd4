package se.samkor.measure;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Whole numbers of which most are small or 0, as they are sent: seven bits a byte, the lowest first, the sign in the lowest bit; a run
 * of 0 is a 0 and its length.
 */
final class PackedLongs implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int MOST_BYTES = 10;

    private final int length;
    private byte[] bytes = new byte[64];
    private int used;

    private PackedLongs(int length) {
        this.length = length;
    }

    static PackedLongs of(long[] values) {
        PackedLongs packed = new PackedLongs(values.length);
        int at = 0;
        while (at < values.length) {
            long value = values[at];
            packed.add((value << 1) ^ (value >> 63));
            int next = at + 1;
            if (value == 0) {
                while (next < values.length && values[next] == 0) {
                    next++;
                }
                packed.add(next - at);
            }
            at = next;
        }
        packed.bytes = Arrays.copyOf(packed.bytes, packed.used);
        return packed;
    }

    private void add(long number) {
        if (used + MOST_BYTES > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        long left = number;
        while ((left & ~0x7FL) != 0) {
            bytes[used++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[used++] = (byte) left;
    }

    /** How many bytes they take. */
    int bytes() {
        return used;
    }

    long[] values() {
        long[] values = new long[length];
        Reading numbers = new Reading(bytes);
        int at = 0;
        while (at < length) {
            long number = numbers.next();
            if (number == 0) {
                at += (int) numbers.next();
            } else {
                values[at++] = (number >>> 1) ^ -(number & 1);
            }
        }
        return values;
    }

    private static final class Reading {
        private final byte[] bytes;
        private int from;

        Reading(byte[] bytes) {
            this.bytes = bytes;
        }

        long next() {
            long number = 0;
            int shift = 0;
            while (bytes[from] < 0) {
                number |= (bytes[from++] & 0x7FL) << shift;
                shift += 7;
            }
            return number | (long) bytes[from++] << shift;
        }
    }
}
