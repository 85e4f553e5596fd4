package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.CommandLineRun;
import se.samkor.SharedSpark;
import se.samkor.identity.PersonNumber;

/**
 * How fast a large payout register is read, against Spark's plain copy of the same file from CSV to Parquet, in one process.
 * Run by {@code -Dsamkor.speed.rows=20000000}; left out otherwise.
 */
class IngestSpeedTest {
    private static final int ROWS = Integer.getInteger("samkor.speed.rows", 0);
    private static final LocalDate FIRST = LocalDate.of(2015, 1, 1);

    @TempDir
    Path folder;

    @Test
    void ingestIsAtLeastHalfAsFastAsAPlainCopy() throws IOException {
        assumeTrue(ROWS > 0, "a measurement; give -Dsamkor.speed.rows");
        Path warm = delivery("warm", 20_000);
        copy(warm, "copy-warm");
        ingest(warm);
        Path delivery = delivery("d", ROWS);
        double idle = processor();
        double first = copy(delivery, "copy-1");
        double afterFirst = processor();
        double ingest = ingest(delivery);
        double afterIngest = processor();
        double second = copy(delivery, "copy-2");
        double copied = (afterFirst - idle + processor() - afterIngest) / 2;
        double copy = (first + second) / 2;
        System.out.printf(
                Locale.ROOT,
                "%d rows, %d MB: plain copy %.1f s and %.1f s, ingest %.1f s, speed %.2f of the copy's (by processor time %.2f)%n",
                ROWS,
                Files.size(delivery.resolve("midas_sjukpenning.csv")) >> 20,
                first,
                second,
                ingest,
                copy / ingest,
                copied / (afterIngest - afterFirst));
        assertThat(copy / ingest).isGreaterThanOrEqualTo(0.5);
    }

    /** Seconds of all processors that this process has used: on a machine with other work the better measure. */
    private static double processor() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1000.0;
    }

    private double copy(Path delivery, String to) {
        long start = System.nanoTime();
        SharedSpark.session()
                .read()
                .option("header", "true")
                .option("sep", ";")
                .csv(delivery.resolve("midas_sjukpenning.csv").toString())
                .write()
                .parquet(folder.resolve(to).toString());
        return (System.nanoTime() - start) / 1e9;
    }

    private double ingest(Path delivery) throws IOException {
        long start = System.nanoTime();
        CommandLineRun run = CommandLineRun.of(
                "ingest",
                "--delivery",
                delivery.toString(),
                "--store",
                folder.resolve("store-" + delivery.getFileName()).toString(),
                "--out",
                folder.resolve("out-" + delivery.getFileName()).toString(),
                "--key-file",
                SmallDelivery.key(folder).toString());
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.println(run.err());
        assertThat(run.status()).as(run.err()).isZero();
        return seconds;
    }

    /** Part-cases of persons one after the other, as a register has them: eight a person on average. */
    private Path delivery(String name, int rows) throws IOException {
        SmallDelivery small = new SmallDelivery();
        Path delivery = small.write(folder.resolve(name));
        Random random = new Random(5);
        try (BufferedWriter out = Files.newBufferedWriter(delivery.resolve("midas_sjukpenning.csv"))) {
            out.write(small.text("midas_sjukpenning.csv").lines().findFirst().orElseThrow());
            out.newLine();
            String number = "";
            LocalDate from = FIRST;
            for (int row = 0; row < rows; row++) {
                boolean next = row == 0 || random.nextInt(8) == 0;
                number = next ? number(random) : number;
                from = next ? FIRST.plusDays(random.nextInt(2000)) : from.plusDays(31 + random.nextInt(20));
                LocalDate to = from.plusDays(random.nextInt(30));
                String extent = random.nextInt(3) == 0 ? "0,5" : "1";
                out.write(number + ";" + from + ";SJP;" + extent + ";" + from + ";" + to + ";" + 30 + ";" + 25 + ";"
                        + random.nextInt(30_000) + ",50;F" + (10 + random.nextInt(90)));
                out.newLine();
            }
        }
        return delivery;
    }

    private static String number(Random random) {
        LocalDate born = LocalDate.of(1850, 1, 1).plusDays(random.nextInt(18_000));
        long nine = (born.getYear() % 100) * 10_000_000L
                + born.getMonthValue() * 100_000L
                + born.getDayOfMonth() * 1000L
                + 1
                + random.nextInt(999);
        return "18" + String.format(Locale.ROOT, "%09d", nine) + PersonNumber.checkDigit(nine);
    }
}
