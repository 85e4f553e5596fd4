package se.samkor.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Parquet's encoder packs comes out again, in each of the ways that it is asked for. */
class PackedRunsTest {
    private static final int COUNT = 5000;

    /** Runs of one number and stretches of many, in turn. */
    private static int[] numbers(int width, Random random) {
        int[] numbers = new int[COUNT];
        int at = 0;
        while (at < COUNT) {
            int length = Math.min(COUNT - at, 1 + random.nextInt(60));
            int one = (int) (random.nextLong() & ((1L << width) - 1));
            boolean run = random.nextBoolean();
            for (int i = 0; i < length; i++) {
                numbers[at++] = run ? one : (int) (random.nextLong() & ((1L << width) - 1));
            }
        }
        return numbers;
    }

    private static byte[] packed(int[] numbers, int width) throws IOException {
        RunLengthBitPackingHybridEncoder encoder =
                new RunLengthBitPackingHybridEncoder(width, 64, 1 << 20, new HeapByteBufferAllocator());
        for (int number : numbers) {
            encoder.writeInt(number);
        }
        return encoder.toBytes().toByteArray();
    }

    /** The bytes as they are, and with others around them, as pages come. */
    private static ByteBuffer[] forms(byte[] packed) {
        byte[] wide = new byte[packed.length + 30];
        Arrays.fill(wide, (byte) -1);
        System.arraycopy(packed, 0, wide, 7, packed.length);
        ByteBuffer direct = ByteBuffer.allocateDirect(packed.length);
        direct.put(packed).flip();
        return new ByteBuffer[] {
            ByteBuffer.wrap(packed), ByteBuffer.wrap(wide, 7, packed.length).slice(), direct
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 11, 16, 17, 23, 24, 31, 32})
    void numbersComeOutAgain(int width) throws IOException {
        Random random = new Random(width);
        int[] numbers = numbers(width, random);
        for (ByteBuffer form : forms(packed(numbers, width))) {
            int[] all = new int[COUNT];
            new PackedRuns(form.duplicate(), width).forEach(COUNT, new PackedRuns.Taker() {
                @Override
                public void takeRun(int place, int count, int number) {
                    Arrays.fill(all, place, place + count, number);
                }

                @Override
                public void take(int place, int number) {
                    all[place] = number;
                }
            });
            assertThat(all).isEqualTo(numbers);
            PackedRuns some = new PackedRuns(form.duplicate(), width);
            for (int place = random.nextInt(50); place < COUNT; place += random.nextInt(50)) {
                assertThat(some.at(place)).isEqualTo(numbers[place]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 57, 200, 3000})
    void onesAreCountedFromAnyPlaceToAnyOther(int farthest) throws IOException {
        Random random = new Random(farthest);
        int[] numbers = numbers(1, random);
        for (ByteBuffer form : forms(packed(numbers, 1))) {
            PackedRuns runs = new PackedRuns(form.duplicate(), 1);
            int from = 0;
            while (from < COUNT) {
                int before = Math.min(COUNT, from + random.nextInt(farthest + 1));
                assertThat(runs.ones(from, before))
                        .isEqualTo(Arrays.stream(numbers, from, before).sum());
                from = before + random.nextInt(2);
            }
        }
    }
}
