package se.samkor.register;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.SharedSpark;

/** Files of drawn bytes are read as Spark's own CSV source reads them: the same rows, in the same order and blocks. */
class CsvLinesTest {
    private static final SparkSession SPARK = SharedSpark.session().newSession();
    private static final int WIDTH = 4;
    private static final String[] PIECES = {
        ";",
        ";",
        ";",
        ",",
        "\t",
        "\"",
        "\"\"",
        "\\",
        " ",
        "  ",
        "a",
        "Bc",
        "12",
        "2020-01-01",
        "åäö",
        "€",
        "𝄞",
        "\u00A0",
        "\u0085",
        "\u2028",
        "#",
        "'",
        "\u0001",
        "\0",
        "-"
    };

    @TempDir
    Path folder;

    private final Random random = new Random(71);

    @Test
    void theRowsAreThoseOfSparksOwnSource() throws IOException {
        SPARK.conf().set("spark.sql.files.maxPartitionBytes", "3000");
        SPARK.conf().set("spark.sql.files.openCostInBytes", "10");
        for (String delimiter : List.of(";", "\t")) {
            for (Charset encoding : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
                Path files = Files.createDirectory(folder.resolve(delimiter.hashCode() + encoding.name()));
                List<SourcePart> parts = new ArrayList<>();
                for (int file = 0; file < 2; file++) {
                    Path path = files.resolve("part-" + file + ".csv");
                    Files.write(path, file(encoding, 250));
                    parts.add(new SourcePart(
                            path.toString(),
                            "register/part-" + file + ".csv",
                            SourcePart.Format.CSV,
                            Files.size(path),
                            List.of("a", "b", "c", "d"),
                            Optional.of(delimiter)));
                }
                List<String> expected = lines(spark(parts, delimiter, encoding));
                List<String> found = lines(CsvLines.read(SPARK, parts, encoding));
                assertThat(expected).hasSizeGreaterThan(300);
                for (int i = 0; i < Math.min(found.size(), expected.size()); i++) {
                    assertThat(found.get(i)).as(delimiter + encoding + i).isEqualTo(expected.get(i));
                }
                assertThat(found).hasSameSizeAs(expected);
            }
        }
    }

    private static Dataset<Row> spark(List<SourcePart> parts, String delimiter, Charset encoding) {
        StructType type = new StructType();
        for (int i = 0; i < WIDTH; i++) {
            type = type.add("_c" + i, DataTypes.StringType);
        }
        return SPARK.read()
                .schema(type.add("_corrupt", DataTypes.StringType))
                .option("header", "true")
                .option("sep", delimiter)
                .option("encoding", encoding.name())
                .option("quote", "\"")
                .option("escape", "\"")
                .option("columnNameOfCorruptRecord", "_corrupt")
                .csv(parts.stream().map(SourcePart::path).toArray(String[]::new))
                .withColumn(RegisterReader.MALFORMED, col("_corrupt").isNotNull())
                .withColumn(
                        RegisterReader.FILE,
                        org.apache.spark.sql.functions.concat(
                                org.apache.spark.sql.functions.lit("register/"), col("_metadata.file_name")))
                .withColumn(RegisterReader.BLOCK, col("_metadata.file_block_start"))
                .withColumn(RegisterReader.SEQUENCE, monotonically_increasing_id());
    }

    private static List<String> lines(Dataset<Row> rows) {
        return rows.orderBy(RegisterReader.FILE, RegisterReader.BLOCK, RegisterReader.SEQUENCE).collectAsList().stream()
                .map(row -> IntStream.range(0, WIDTH)
                                .mapToObj(i -> "<" + printable(row.getAs("_c" + i)) + ">")
                                .toList()
                        + " "
                        + row.getAs(RegisterReader.MALFORMED)
                        + " "
                        + row.getAs(RegisterReader.FILE)
                        + " "
                        + row.getAs(RegisterReader.BLOCK))
                .toList();
    }

    private static String printable(@Nullable String text) {
        return text == null
                ? "missing"
                : text.chars()
                        .mapToObj(c -> c > 31 && c < 127 ? String.valueOf((char) c) : "<" + c + ">")
                        .collect(Collectors.joining());
    }

    /** Lines of drawn pieces, mostly of the right number of fields, some with a byte that is no character. */
    private byte[] file(Charset encoding, int count) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (encoding.equals(StandardCharsets.UTF_8) && random.nextBoolean()) {
            out.write("\uFEFF".getBytes(encoding));
        }
        for (int blank = random.nextInt(3); blank > 0; blank--) {
            out.write(" \n".getBytes(encoding));
        }
        for (int line = 0; line < count; line++) {
            for (int piece = random.nextInt(10); piece > 0; piece--) {
                out.write(PIECES[random.nextInt(PIECES.length)].getBytes(encoding));
                if (random.nextInt(30) == 0) {
                    out.write(random.nextInt(256));
                }
            }
            out.write((random.nextInt(4) == 0 ? "a;b;c;d" : "").getBytes(encoding));
            out.write(List.of("\n", "\r\n", "\r", "\n\n")
                    .get(Math.max(0, random.nextInt(12) - 8))
                    .getBytes(encoding));
        }
        return out.toByteArray();
    }
}
