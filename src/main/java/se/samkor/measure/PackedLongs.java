package se.samkor.measure;

import java.io.Serializable;
import se.samkor.schema.PackedBytes;
import se.samkor.schema.PackedReader;

/** Whole numbers of which most are small or 0, as they are sent: each in as few bytes as it needs, a run of 0 as a 0 and its length. */
final class PackedLongs implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int length;
    private final byte[] bytes;

    private PackedLongs(int length, byte[] bytes) {
        this.length = length;
        this.bytes = bytes;
    }

    static PackedLongs of(long[] values) {
        PackedBytes packed = new PackedBytes();
        int at = 0;
        while (at < values.length) {
            int first = at++;
            packed.addVarying(PackedBytes.unsigned(values[first]));
            if (values[first] == 0) {
                while (at < values.length && values[at] == 0) {
                    at++;
                }
                packed.addVarying(at - first);
            }
        }
        return new PackedLongs(values.length, packed.copy());
    }

    /** How many bytes they take. */
    int bytes() {
        return bytes.length;
    }

    long[] values() {
        long[] values = new long[length];
        PackedReader packed = new PackedReader(bytes);
        int at = 0;
        while (at < length) {
            long value = PackedReader.signed(packed.varying());
            if (value == 0) {
                at += (int) packed.varying();
            } else {
                values[at++] = value;
            }
        }
        return values;
    }
}
