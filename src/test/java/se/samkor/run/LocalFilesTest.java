package se.samkor.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Local files say what stands in them, however they are asked. */
class LocalFilesTest {
    private static final int SIZE = 700_001;

    @TempDir
    java.nio.file.Path folder;

    private final LocalFiles files = new LocalFiles();
    private final byte[] content = new byte[SIZE];
    private java.nio.file.Path file;

    @BeforeEach
    void write() throws IOException {
        files.initialize(URI.create("file:///"), new Configuration(false));
        new Random(3).nextBytes(content);
        file = Files.write(folder.resolve("f"), content);
    }

    private FSDataInputStream open() throws IOException {
        return files.open(new Path(file.toUri()));
    }

    @Test
    void readsInAnyOrderGiveTheBytesThatAreThere() throws IOException {
        Random random = new Random(4);
        try (FSDataInputStream in = open()) {
            for (int i = 0; i < 2000; i++) {
                // short steps back and forth, within what was read ahead, and long ones
                int near = (int) in.getPos() + random.nextInt(200) - 100;
                int from = random.nextBoolean() ? random.nextInt(SIZE) : Math.max(0, Math.min(SIZE, near));
                int length = 1 + random.nextInt(random.nextBoolean() ? 20 : 300_000);
                byte[] expected = Arrays.copyOfRange(content, from, Math.min(SIZE, from + length));
                assertThat(read(in, i % 5, from, expected.length)).isEqualTo(expected);
            }
        }
    }

    private static byte[] read(FSDataInputStream in, int how, int from, int length) throws IOException {
        byte[] read = new byte[length];
        if (how == 0) {
            in.readFully(from, read);
            return read;
        }
        in.seek(from);
        if (how == 1) {
            for (int i = 0; i < Math.min(length, 50); i++) {
                read[i] = (byte) in.read();
            }
            in.readFully(read, Math.min(length, 50), length - Math.min(length, 50));
        } else if (how == 2) {
            in.readFully(read);
        } else {
            ByteBuffer into = how == 3 ? ByteBuffer.allocateDirect(length) : ByteBuffer.allocate(length);
            int some = 0;
            while (into.hasRemaining() && some >= 0) {
                some = in.read(into);
            }
            into.flip().get(read);
        }
        assertThat(in.getPos()).isEqualTo(from + length);
        return read;
    }

    @Test
    void nothingStandsBehindTheEnd() throws IOException {
        try (FSDataInputStream in = open()) {
            in.seek(SIZE);
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.read(new byte[10])).isEqualTo(-1);
            assertThat(in.read(ByteBuffer.allocate(100_000))).isEqualTo(-1);
            assertThat(in.available()).isZero();
            assertThat(in.read(new byte[0])).isZero();
            assertThatThrownBy(() -> in.seek(SIZE + 1)).isInstanceOf(EOFException.class);
            assertThatThrownBy(() -> in.readFully(SIZE - 3, new byte[4])).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void whatIsReadIsCounted() throws IOException {
        long before = counted();
        try (FSDataInputStream in = open()) {
            in.readFully(new byte[500_000]);
        }
        assertThat(counted() - before).isEqualTo(500_000);
    }

    /** As Spark asks for the bytes that a task has read. */
    private static long counted() {
        return FileSystem.getAllStatistics().stream()
                .mapToLong(each -> each.getThreadStatistics().getBytesRead())
                .sum();
    }

    @Test
    void aFileThatIsNotThereIsSaidToBeAbsent() {
        Path none = new Path(folder.resolve("none").toUri());
        assertThatThrownBy(() -> files.open(none))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("none");
    }

    @Test
    void checksumsThatStandBesideAreLookedAt() throws IOException {
        Path checked = new Path(folder.resolve("checked").toUri());
        try (FSDataOutputStream out = files.create(checked)) {
            out.write(content);
        }
        java.nio.file.Path there = folder.resolve("checked");
        byte[] other = content.clone();
        other[400_000]++;
        Files.write(there, other);
        assertThatThrownBy(() -> {
                    try (FSDataInputStream in = files.open(checked)) {
                        in.readFully(new byte[SIZE]);
                    }
                })
                .isInstanceOf(ChecksumException.class);
    }
}
