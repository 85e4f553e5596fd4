package se.samkor.register;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.fs.Path;
import se.samkor.domain.Stop;

/** The first bytes of a text file, unpacked when it is gzipped. */
final class CompressedHead {
    private CompressedHead() {}

    static byte[] read(DeliveryFolder folder, Path file, int limit) {
        if (!file.getName().toLowerCase(Locale.ROOT).endsWith(".gz")) {
            return folder.head(file, limit);
        }
        try (InputStream in = new GZIPInputStream(folder.open(file))) {
            return in.readNBytes(limit);
        } catch (IOException unreadable) {
            throw new Stop.UnreadableInput("Cannot read " + folder.relative(file) + ": it is not a gzip file.");
        }
    }
}
