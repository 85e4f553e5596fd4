package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.CommandLineRun;
import se.samkor.SharedSpark;
import se.samkor.publication.Intruder;
import se.samkor.schema.DurabilityDaysTable;

/**
 * The registers rebuilt from Bilaga 5, through the real command line: the table comes out again, and a planted person is nowhere to be seen.
 */
@TestMethodOrder(org.junit.jupiter.api.MethodOrderer.MethodName.class)
class ReconstructionRoundTripTest {
    /** A canary: an official test number that is planted where it is accepted, rejected, and out of place. */
    private static final String CANARY = "189012199809";

    @TempDir
    static Path folder;

    private static Path delivery;
    private static CommandLineRun first;

    @BeforeAll
    static void followUp() throws IOException {
        delivery = folder.resolve("delivery");
        assertThat(CommandLineRun.of("generate", "--reconstruct", "2020", "--out", delivery.toString())
                        .status())
                .isZero();
        plant();
        first = run("a");
        assertThat(first.status()).as(first.err()).isZero();
    }

    private static void plant() throws IOException {
        append("sus_deltagande.csv", "CANARY1;" + firstInsats() + ";" + CANARY + ";K;1990;2021-02-01;;;;;;;;");
        append("sus_deltagande.csv", CANARY + ";" + firstInsats() + ";;K;1990;2021-02-01;;;;;;;;");
        append("midas_sjukpenning.csv", CANARY + ";2021-03-01;SJP;1;2021-03-01;2021-03-31;31;31;1000;F32");
        append("midas_sjukpenning.csv", CANARY + ";2021-03-01;NO;1;2021-03-01;2021-03-31;31;31;1000;F32");
        append(
                "midas_sjukpenning.csv",
                CANARY.substring(0, 11) + "3;2021-03-01;SJP;1;2021-03-01;2021-03-31;31;31;1000;");
        append("midas_sjukpenning.csv", CANARY + " " + CANARY + ";2021-03-01;SJP");
        append("midas_sjukpenning.csv", "189012189818;2021-03-01;SJP;1;2021-03-01;2021-03-31;31;31;1000;" + CANARY);
        append("befolkning.csv", CANARY + ";2020;" + CANARY + ";K;1990-01-01");
    }

    private static String firstInsats() throws IOException {
        return SmallDelivery.lines(delivery.resolve("sus_insats.csv")).get(1).split(";")[0];
    }

    private static void append(String file, String line) throws IOException {
        Path path = delivery.resolve(file);
        Files.writeString(path, Files.readString(path) + line + "\n");
    }

    private static CommandLineRun run(String name) throws IOException {
        return CommandLineRun.of(
                "follow-up",
                "--further",
                "publish",
                "--delivery",
                delivery.toString(),
                "--year",
                "2020",
                "--store",
                folder.resolve("store-" + name).toString(),
                "--out",
                folder.resolve("out-" + name).toString(),
                "--key-file",
                SmallDelivery.key(folder).toString());
    }

    @Test
    void everyPublishedCellComesOutAgain() {
        List<Row> table = SharedSpark.session()
                .read()
                .format("delta")
                .load(folder.resolve("store-a/durability_days").toString())
                .collectAsList();
        PublishedTable.Comparison comparison = new PublishedTable().compare(table);
        assertThat(comparison.different()).isEmpty();
        assertThat(comparison.equal()).isEqualTo(480);
        assertThat(table.get(0).schema()).isEqualTo(DurabilityDaysTable.TABLE.type());
        assertThat(first.out().lines().filter(line -> line.startsWith("Samtliga Alla")))
                .singleElement()
                .asString()
                .contains("9789");
    }

    /** Bilaga 5 prints three men with sjukersättning for 1-90 days; what the run publishes must not tell of them. */
    @Test
    void thePublishedFilesDoNotTellOfTheThreeMen() throws IOException {
        Path published = folder.resolve("out-a/publication/durability_days.csv");
        for (String benefit : List.of("SJP", "AE")) {
            assertThat(new Intruder(published, benefit).withheld()).isEmpty();
        }
        Intruder intruder = new Intruder(published, "SE");
        assertThat(intruder.withheld()).containsExactly("1-90 K", "1-90 M", "91-180 K", "91-180 M");
        assertThat(intruder.printsSomethingOfTheWithheld()).isFalse();
        double[] persons = intruder.persons("1-90", "M");
        assertThat(Math.ceil(persons[0] - 1e-6)).isLessThan(3);
        assertThat(Math.floor(persons[1] + 1e-6)).isGreaterThan(3);
        double[] days = intruder.days("1-90", "M");
        assertThat(days[0]).isLessThan(0.9 * 235);
        assertThat(days[1]).isGreaterThan(1.1 * 235);
    }

    @Test
    void theResultFilesAreTheGoldenOnes() throws IOException {
        Path golden = Path.of("src/test/resources/golden/durability_days_2020.csv");
        String result = Files.readString(folder.resolve("out-a/internal/durability_days.csv"));
        if (Boolean.getBoolean("samkor.golden.write")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, result);
        }
        assertThat(result).isEqualTo(Files.readString(golden));
    }

    @Test
    void aPlantedNumberIsNowhere() throws IOException {
        List<String> traces = List.of(CANARY, CANARY.substring(2), "901219-9809", CANARY.substring(0, 11) + "3");
        assertThat(first.out()).doesNotContain(traces);
        assertThat(first.err()).doesNotContain(traces);
        try (Stream<Path> files =
                Stream.concat(Files.walk(folder.resolve("store-a")), Files.walk(folder.resolve("out-a")))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(traces.stream().filter(bytes::contains))
                        .as(file.toString())
                        .isEmpty();
            }
        }
        // packed columns do not show their text as bytes: every text column of every table is read
        try (Stream<Path> tables = Files.list(folder.resolve("store-a"))) {
            for (Path table :
                    tables.filter(t -> Files.exists(t.resolve("_delta_log"))).toList()) {
                assertNowhereIn(table, traces);
            }
        }
    }

    private static void assertNowhereIn(Path table, List<String> traces) {
        org.apache.spark.sql.Dataset<Row> rows =
                SharedSpark.session().read().format("delta").load(table.toString());
        org.apache.spark.sql.Column found = org.apache.spark.sql.functions.lit(false);
        for (StructField field : rows.schema().fields()) {
            if (field.dataType().equals(DataTypes.StringType)) {
                for (String trace : traces) {
                    org.apache.spark.sql.Column here = rows.col(field.name()).contains(trace);
                    found = found.or(
                            org.apache.spark.sql.functions.coalesce(here, org.apache.spark.sql.functions.lit(false)));
                }
            }
        }
        assertThat(rows.filter(found).count())
                .as(table.getFileName().toString())
                .isZero();
    }
}
