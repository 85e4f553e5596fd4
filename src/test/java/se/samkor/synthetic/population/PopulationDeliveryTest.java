package se.samkor.synthetic.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.run.SparkSessions;
import se.samkor.synthetic.Register;
import se.samkor.synthetic.population.PopulationDelivery.Format;

/** What Spark writes: two parts as CSV, one part as single files, Parquet with the same rows. */
class PopulationDeliveryTest {
    private static final PopulationSize TWO_PARTS = new PopulationSize(10_050, 9, 2, -10);

    @TempDir
    Path folder;

    private static SparkSession spark;

    @BeforeAll
    static void open() {
        spark = SparkSessions.open("generate test");
    }

    private Path written(String name, PopulationSize size, Format format) {
        Path to = folder.resolve(name);
        PopulationDelivery.write(spark, size, to.toString(), format);
        return to;
    }

    @Test
    void theSameSeedGivesTheSameBytesAndParquetTheSameRows() throws IOException {
        Path one = written("one", TWO_PARTS, Format.CSV);
        Path two = written("two", TWO_PARTS, Format.CSV);
        try (Stream<Path> files = Files.walk(one)) {
            List<Path> regular = files.filter(Files::isRegularFile).toList();
            assertThat(regular).anyMatch(file -> file.endsWith("midas_sjukpenning/part-00001.csv"));
            for (Path file : regular) {
                assertThat(Files.mismatch(file, two.resolve(one.relativize(file))))
                        .as("%s", file)
                        .isEqualTo(-1);
            }
        }
        Path parquet = written("parquet", TWO_PARTS, Format.PARQUET);
        for (Register register : List.of(Register.SUS_DELTAGANDE, Register.MIDAS_SJUKPENNING)) {
            long rows = lines(one.resolve(register.fileName()));
            var read = spark.read().parquet(parquet.resolve(register.fileName()).toString());
            assertThat(read.count()).isEqualTo(rows);
            assertThat(String.join(";", read.columns())).isEqualTo(register.header());
        }
        for (String truth : List.of("participants.csv", "planted.csv")) {
            assertThat(parquet.resolve("truth").resolve(truth))
                    .hasSameTextualContentAs(one.resolve("truth").resolve(truth));
        }
    }

    private static long lines(Path parts) throws IOException {
        long lines = 0;
        try (Stream<Path> files = Files.list(parts)) {
            for (Path file : files.toList()) {
                lines += Files.readAllLines(file).size() - 1;
            }
        }
        return lines;
    }

    @Test
    void onePartIsWrittenAsSingleFilesAndALargerDeliveryGivesWay() {
        Path same = written("same", TWO_PARTS, Format.CSV);
        written("same", new PopulationSize(200, 1, 2, 0), Format.CSV);
        assertThat(same.resolve("midas_sjukpenning.csv")).isRegularFile();
        assertThat(same.resolve("midas_sjukpenning")).doesNotExist();
        assertThat(same.resolve("delivery.conf")).content().contains("observed-through = \"2022-12-31\"");
    }
}
