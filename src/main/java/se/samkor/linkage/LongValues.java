package se.samkor.linkage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.spark.unsafe.Platform;

/** Long whole numbers as Parquet writes them plainly: eight bytes each, the lowest first. */
final class LongValues {
    private static final boolean TURNED = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;

    private final byte[] bytes;
    private final long start;

    /** The numbers in all that is left of some bytes. */
    LongValues(ByteBuffer rest) {
        if (rest.hasArray()) {
            bytes = rest.array();
            start = (long) Platform.BYTE_ARRAY_OFFSET + rest.arrayOffset() + rest.position();
        } else {
            bytes = new byte[rest.remaining()];
            start = Platform.BYTE_ARRAY_OFFSET;
            rest.get(bytes);
        }
    }

    /** The number at a place, of which nobody checks that it is there. */
    long at(int place) {
        return word(bytes, start + (long) place * Long.BYTES);
    }

    /** Eight bytes, the lowest first. What else reads them in Java is no single instruction before the second compiler. */
    static long word(byte[] bytes, long at) {
        long word = Platform.getLong(bytes, at);
        return TURNED ? Long.reverseBytes(word) : word;
    }
}
