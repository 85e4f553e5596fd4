package se.samkor.run;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.apache.hadoop.fs.ByteBufferReadable;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.FileSystem.Statistics;
import org.apache.hadoop.fs.StreamCapabilities;
import org.jspecify.annotations.Nullable;

/**
 * A local file that is read by Java's channel, in stretches that the cache of a processor holds. Hadoop's own way looks for checksums,
 * and asks for memory as large as what is read each time it reads: a tenth of the search in a register of a hundred million rows.
 */
final class LocalInput extends FSInputStream implements ByteBufferReadable, StreamCapabilities {
    private static final int AHEAD = 1 << 13;
    /** Java copies what it reads by way of memory of this size, which each thread keeps. */
    private static final int AT_ONCE = 1 << 17;

    private final FileChannel file;
    private final @Nullable Statistics statistics;
    /** What was read of the file before {@link #position} and not yet handed out. */
    private final ByteBuffer ahead = ByteBuffer.allocate(AHEAD).limit(0);

    private long position;

    LocalInput(Path path, @Nullable Statistics statistics) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.READ);
        this.statistics = statistics;
    }

    @Override
    public long getPos() {
        return position - ahead.remaining();
    }

    @Override
    public void seek(long to) throws IOException {
        if (to < 0 || to > file.size()) {
            throw new EOFException("Cannot go to byte " + to + " of a file of " + file.size());
        }
        long begin = position - ahead.limit();
        if (to >= begin && to <= position) {
            ahead.position((int) (to - begin));
        } else {
            ahead.limit(0);
            position = to;
        }
    }

    @Override
    public boolean seekToNewSource(long to) {
        return false;
    }

    @Override
    public int read() throws IOException {
        return fill() ? ahead.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        return read(ByteBuffer.wrap(bytes, from, length));
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (!into.hasRemaining()) {
            return 0;
        }
        if (!ahead.hasRemaining() && into.remaining() >= AHEAD) {
            int read = read(position, into);
            position += Math.max(0, read);
            ahead.limit(0);
            return read;
        }
        if (!fill()) {
            return -1;
        }
        int length = Math.min(ahead.remaining(), into.remaining());
        into.put(into.position(), ahead, ahead.position(), length);
        into.position(into.position() + length);
        ahead.position(ahead.position() + length);
        return length;
    }

    @Override
    public int read(long from, byte[] bytes, int offset, int length) throws IOException {
        validatePositionedReadArgs(from, bytes, offset, length);
        return length == 0 ? 0 : read(from, ByteBuffer.wrap(bytes, offset, length));
    }

    /** Whether there is anything ahead, or was anything left to read. */
    private boolean fill() throws IOException {
        if (!ahead.hasRemaining()) {
            ahead.clear();
            int read = read(position, ahead);
            ahead.flip();
            position += Math.max(0, read);
        }
        return ahead.hasRemaining();
    }

    /** All that fits, or is there. */
    private int read(long from, ByteBuffer into) throws IOException {
        int end = into.limit();
        int all = 0;
        int read = 0;
        while (read >= 0 && into.position() < end) {
            into.limit(Math.min(end, into.position() + AT_ONCE));
            read = file.read(into, from + all);
            all += Math.max(0, read);
        }
        into.limit(end);
        if (statistics != null) {
            statistics.incrementBytesRead(all);
        }
        return all == 0 ? -1 : all;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, file.size() - getPos()));
    }

    @Override
    public boolean hasCapability(String capability) {
        return capability.toLowerCase(Locale.ROOT).equals(StreamCapabilities.READBYTEBUFFER);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
