package se.samkor.linkage;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/**
 * Makes pages of Parquet files out of what is stored. Snappy, which Spark writes, goes from one array to another, which the next page
 * takes over; Parquet's own way is a stream for every page, with buffers of its own, which takes longer than the uncompressing.
 */
final class PageCodecs implements CompressionCodecFactory {
    private final CodecFactory others;
    private final BytesInputDecompressor snappy;

    PageCodecs(Configuration conf, PageBuffers buffers) {
        this.others = new CodecFactory(conf, 0);
        this.snappy = new Snapped(buffers);
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
        return name == CompressionCodecName.SNAPPY ? snappy : others.getDecompressor(name);
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
        return others.getCompressor(name);
    }

    @Override
    public void release() {
        others.release();
    }

    private static final class Snapped implements BytesInputDecompressor {
        private final PageBuffers buffers;

        Snapped(PageBuffers buffers) {
            this.buffers = buffers;
        }

        @Override
        public BytesInput decompress(BytesInput stored, int size) throws IOException {
            ByteBufferInputStream in = stored.toInputStream();
            ByteBuffer page = in.slice(in.available());
            byte[] made = buffers.page(size);
            if (page.hasArray()) {
                Snappy.uncompress(page.array(), page.arrayOffset() + page.position(), page.remaining(), made, 0);
            } else {
                byte[] copy = new byte[page.remaining()];
                page.get(copy);
                Snappy.uncompress(copy, 0, copy.length, made, 0);
            }
            return BytesInput.from(made, 0, size);
        }

        @Override
        public void decompress(ByteBuffer stored, int storedSize, ByteBuffer page, int size) throws IOException {
            byte[] in = new byte[storedSize];
            stored.get(in);
            byte[] made = new byte[size];
            Snappy.uncompress(in, 0, storedSize, made, 0);
            page.put(made);
        }

        @Override
        public void release() {
            // nothing is held
        }
    }
}
