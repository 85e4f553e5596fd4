package se.samkor.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedLongsTest {
    @Test
    void holdsEveryNumberThereIs() {
        long[] values = {0, 0, 1, -1, 63, 64, -64, -65, 0, Long.MAX_VALUE, Long.MIN_VALUE, 0, 0, 0};
        assertThat(PackedLongs.of(values).values()).containsExactly(values);
        assertThat(PackedLongs.of(new long[0]).values()).isEmpty();
        assertThat(PackedLongs.of(new long[5]).values()).containsOnly(0).hasSize(5);
    }

    @Test
    void holdsAnyNumbersInAnyOrder() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            long[] values = new long[random.nextInt(300)];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(3) > 0 ? 0 : random.nextLong() >> random.nextInt(64);
            }
            assertThat(PackedLongs.of(values).values()).as("seed %d", seed).containsExactly(values);
        }
    }

    @Test
    void takesNextToNothingForWhatIsEmpty() {
        assertThat(PackedLongs.of(new long[1_000_000]).bytes()).isEqualTo(4);
    }

    @Test
    void aCubeThatWasSentIsTheSame() throws IOException, ClassNotFoundException {
        LongCube cube = new LongCube(2, 3, 4);
        cube.add(7, 1, 2, 3);
        cube.add(-5, 0, 1, 2);
        LongCube sent = sent(cube);
        sent.merge(cube);
        assertThat(sent.get(1, 2, 3)).isEqualTo(14);
        assertThat(sent.get(0, 1, 2)).isEqualTo(-10);
        assertThat(sent.get(1, 1, 2)).isZero();
        assertThat(sent.row(1, 2)).isEqualTo(cube.row(1, 2));
    }

    private static LongCube sent(LongCube cube) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(cube);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (LongCube) in.readObject();
        }
    }
}
