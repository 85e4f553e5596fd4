package se.samkor.schema;

/** Reads what was added to {@link PackedBytes}, in the same order. */
public final class PackedReader {
    private final byte[] bytes;
    private int at;

    public PackedReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public boolean hasNext() {
        return at < bytes.length;
    }

    /** A byte, 0 to 255. */
    public int one() {
        return bytes[at++] & 0xff;
    }

    /** Passes over so many bytes, and says where they begin. */
    public int pass(int length) {
        int from = at;
        at += length;
        return from;
    }

    public long fixed() {
        long all = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            all = (all << 8) | one();
        }
        return all;
    }

    public long varying() {
        long number = 0;
        int shift = 0;
        int next;
        do {
            next = bytes[at++];
            number |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return number;
    }

    /** What {@link PackedBytes#unsigned} was made of. */
    public static long signed(long unsigned) {
        return (unsigned >>> 1) ^ -(unsigned & 1);
    }
}
