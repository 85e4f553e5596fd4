package se.samkor.linkage;

import java.nio.ByteBuffer;
import org.apache.spark.unsafe.Platform;

/**
 * Small whole numbers as Parquet packs them: runs of one number, and stretches of eight or more packed bit by bit (the format's
 * RLE / bit-packing hybrid). They are asked for in ascending order of place, and what lies between is passed over, not unpacked.
 */
final class PackedRuns {
    /** As many bits are in a word wherever in its first byte they begin. */
    private static final int BITS_AT_ONCE = Long.SIZE - Byte.SIZE;

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
        int length = rest.remaining();
        // room to read eight bytes at the last place
        if (rest.hasArray() && rest.array().length - rest.arrayOffset() - rest.limit() >= Long.BYTES) {
            this.bytes = rest.array();
            this.next = rest.arrayOffset() + rest.position();
        } else {
            this.bytes = new byte[length + Long.BYTES];
            rest.get(bytes, 0, length);
        }
        this.end = next + length;
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

    /** What becomes of numbers one after the other. */
    interface Taker {
        /** As many of one number, from a place on. */
        void takeRun(int place, int count, int number);

        void take(int place, int number);
    }

    /** All numbers from the first to before a place, for runs of which none was asked for yet. */
    void forEach(int before, Taker taker) {
        while (to < before) {
            open();
            int until = Math.min(before, to);
            if (packed) {
                long bit = 8L * start;
                for (int place = from; place < until; place++, bit += width) {
                    taker.take(place, (int) ((word((int) (bit >>> 3)) >>> (bit & 7)) & mask));
                }
            } else {
                taker.takeRun(from, until - from, value);
            }
        }
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
            ones += packed ? packedOnes(at - from, until - from) : value * (until - at);
            at = until;
        }
        return ones;
    }

    private int packedOnes(int index, int before) {
        int ones = 0;
        for (int at = index; at < before; at += BITS_AT_ONCE) {
            int bits = Math.min(BITS_AT_ONCE, before - at);
            ones += Long.bitCount((word(start + (at >>> 3)) >>> (at & 7)) & ((1L << bits) - 1));
        }
        return ones;
    }

    private int unpacked(int index) {
        long bit = (long) index * width;
        return (int) ((word(start + (int) (bit >>> 3)) >>> (bit & 7)) & mask);
    }

    private long word(int at) {
        return LongValues.word(bytes, (long) Platform.BYTE_ARRAY_OFFSET + at);
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
            value = (int) (word(next) & mask);
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
