package se.samkor.linkage;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Small whole numbers as Parquet packs them: runs of one number, and stretches of eight or more packed bit by bit (the format's
 * RLE / bit-packing hybrid). They are asked for in ascending order of place, and what lies between is passed over, not unpacked.
 */
final class PackedRuns {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private final int width;
    private final long mask;

    private int next;
    private int from;
    private int to;
    private boolean packed;
    private int value;
    private int start;

    /** The runs in all that is left of some bytes, of numbers of so many bits. */
    PackedRuns(ByteBuffer rest, int width) {
        this.end = rest.remaining();
        // room to read eight bytes at the last place
        this.bytes = new byte[end + Long.BYTES];
        rest.get(bytes, 0, end);
        this.width = width;
        this.mask = (1L << width) - 1;
    }

    /** The number at a place, which may not lie before one asked for earlier. */
    int at(int place) {
        while (place >= to) {
            open();
        }
        return packed ? unpacked(place - from) : value;
    }

    /** How many of the numbers from a place to before another are 1, of numbers of one bit. */
    int ones(int place, int before) {
        int ones = 0;
        int at = place;
        while (at < before) {
            while (at >= to) {
                open();
            }
            int until = Math.min(before, to);
            if (packed) {
                while (at < until) {
                    ones += unpacked(at++ - from);
                }
            } else {
                ones += value * (until - at);
                at = until;
            }
        }
        return ones;
    }

    private int unpacked(int index) {
        long bit = (long) index * width;
        long word = (long) LONGS.get(bytes, start + (int) (bit >>> 3));
        return (int) ((word >>> (bit & 7)) & mask);
    }

    private void open() {
        if (next >= end) {
            throw new IllegalStateException("A Parquet page ends before its values do.");
        }
        int header = header();
        from = to;
        packed = (header & 1) == 1;
        int length = header >>> 1;
        if (packed) {
            start = next;
            next += length * width;
            to = from + 8 * length;
        } else {
            value = (int) ((long) LONGS.get(bytes, next) & mask);
            next += (width + 7) / 8;
            to = from + length;
        }
    }

    private int header() {
        int header = 0;
        int shift = 0;
        int part = bytes[next++];
        while (part < 0) {
            header |= (part & 0x7f) << shift;
            shift += 7;
            part = bytes[next++];
        }
        return header | (part << shift);
    }
}
