package se.samkor.linkage;

import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.ByteBufferAllocator;

/**
 * Memory into which a thread reads Parquet files, again and again the same: of one column of one row group what is stored of it, and one
 * page of it uncompressed. To clear and collect new memory for every page takes longer than to look for numbers in it.
 */
final class PageBuffers implements ByteBufferAllocator {
    private static final ThreadLocal<SoftReference<PageBuffers>> OF_THREAD = new ThreadLocal<>();

    private byte[][] stored = new byte[1][0];
    private int used;
    private byte[] page = new byte[0];

    private PageBuffers() {}

    /** Those of the present thread, for one column at a time. */
    static PageBuffers ofThread() {
        SoftReference<PageBuffers> known = OF_THREAD.get();
        PageBuffers buffers = known == null ? null : known.get();
        if (buffers == null) {
            buffers = new PageBuffers();
            OF_THREAD.set(new SoftReference<>(buffers));
        }
        return buffers;
    }

    /** What was read before is used no more. */
    void clear() {
        used = 0;
    }

    @Override
    public ByteBuffer allocate(int size) {
        if (used == stored.length) {
            stored = java.util.Arrays.copyOf(stored, used + 1);
            stored[used] = new byte[0];
        }
        stored[used] = room(stored[used], size);
        return ByteBuffer.wrap(stored[used++], 0, size);
    }

    /** For a page of so many bytes, which is gone with the next; a little more, so that its last values can be read by words. */
    byte[] page(int size) {
        page = room(page, size + Long.BYTES);
        return page;
    }

    private static byte[] room(byte[] there, int size) {
        return there.length >= size ? there : new byte[size + size / 4];
    }

    @Override
    public void release(ByteBuffer buffer) {
        // kept for what is read next
    }

    @Override
    public boolean isDirect() {
        return false;
    }
}
