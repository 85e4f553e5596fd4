package se.samkor.job;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.CommandLineRun;
import se.samkor.SharedSpark;

/**
 * One delivery in every form the contract lists: typed Parquet, a Delta table, tab and comma, parts in a folder, packed
 * CSV, ISO-8859-1, other column names and codes, and a SAS data set (of flowers: it is read, and its rows are rejected).
 */
class DeliveryFormsTest {
    private static final SparkSession SPARK = SharedSpark.session();

    @TempDir
    static Path folder;

    private static CommandLineRun run;

    @BeforeAll
    static void ingest() throws IOException {
        SmallDelivery plain = new SmallDelivery();
        Path delivery = plain.write(folder.resolve("d"));
        columns("sus_insats.csv", delivery)
                .withColumn("start_datum", col("start_datum").cast("timestamp"))
                .withColumn("budget_kr", functions.translate(col("budget_kr"), ",", ".").cast("double"))
                .write()
                .parquet(delivery.resolve("insats").toString());
        Files.delete(delivery.resolve("sus_insats.csv"));
        Files.move(onlyPart(delivery.resolve("insats")), delivery.resolve("sus_insats.parquet"));
        delete(delivery.resolve("insats"));
        columns("sus_deltagande.csv", delivery)
                .write()
                .format("delta")
                .save(delivery.resolve("SUS_deltagande").toString());
        Files.delete(delivery.resolve("sus_deltagande.csv"));
        tabsAndParts(plain, delivery);
        try (InputStream packed = new GZIPInputStream(
                Objects.requireNonNull(DeliveryFormsTest.class.getResourceAsStream("/sas/iris.sas7bdat.gz")))) {
            Files.copy(packed, delivery.resolve("forbund_ekonomi.sas7bdat"));
        }
        Files.writeString(
                delivery.resolve("delivery.conf"),
                """
                extracted = "2022-02-01"
                observed-through = "2021-12-31"
                encoding = "ISO-8859-1"
                columns {
                  befolkning.kon = "kön"
                  forbund_ekonomi { forbund_id = Species, ar = Sepal_Length, post = Sepal_Width, belopp_kr = Petal_Length }
                }
                codes.befolkning.kon { kvinna = K, man = M }
                """);
        run = CommandLineRun.of(
                "ingest",
                "--delivery",
                delivery.toString(),
                "--store",
                folder.resolve("store").toString(),
                "--out",
                folder.resolve("out").toString(),
                "--key-file",
                SmallDelivery.key(folder).toString());
    }

    private static void tabsAndParts(SmallDelivery plain, Path delivery) throws IOException {
        String population = plain.text("befolkning.csv")
                .replace(";kon;", ";kön;")
                .replace(";K;", ";kvinna;")
                .replace(";M;", ";man;")
                .replace(';', '\t');
        Files.write(delivery.resolve("befolkning.csv"), population.getBytes(StandardCharsets.ISO_8859_1));
        List<String> lines = plain.text("midas_sjukpenning.csv").lines().toList();
        Path parts = Files.createDirectories(delivery.resolve("midas_sjukpenning"));
        Files.delete(delivery.resolve("midas_sjukpenning.csv"));
        Files.writeString(parts.resolve("part-1.csv"), lines.get(0) + "\n" + lines.get(1) + "\n" + lines.get(2) + "\n");
        String commas = (lines.get(0) + "\r\n" + lines.get(3).replace("20200701", "2020-07-01") + "\r\n").replace(';', ',');
        Files.writeString(parts.resolve("part-2.csv"), commas);
        byte[] members = "\"kommun\";\"forbund_id\";\"forbund\";\"from_datum\";\"tom_datum\"\n\"0180\";F1;\"Älvsjö; Årsta\";20120101;\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        try (var out = new java.util.zip.GZIPOutputStream(
                Files.newOutputStream(delivery.resolve("forbund_medlemskap.csv.gz")))) {
            out.write(members);
        }
    }

    private static Dataset<Row> columns(String file, Path delivery) {
        return SPARK.read().option("header", "true").option("sep", ";").csv(delivery.resolve(file).toString()).coalesce(1);
    }

    private static Path onlyPart(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static Dataset<Row> table(String name) {
        return SPARK.read().format("delta").load(folder.resolve("store").resolve(name).toString());
    }

    @Test
    void everyFormIsRead() {
        assertThat(run.status()).as(run.err()).isZero();
        Column person = col("person");
        assertThat(table("sus_deltagande").filter(person.isNotNull()).count()).isEqualTo(3);
        assertThat(table("befolkning").groupBy("sex").count().collectAsList())
                .extracting(row -> row.getString(0) + row.getLong(1))
                .containsExactlyInAnyOrder("K2", "M1");
        Row insats = table("sus_insats").first();
        assertThat(insats.<Object>getAs("start_date")).hasToString("2019-01-01");
        assertThat(insats.<Double>getAs("budget_sek")).isEqualTo(1000.5);
        assertThat(table("midas_sjukpenning").selectExpr("sum(extent)").first().getLong(0))
                .isEqualTo(20_000L);
        assertThat(table("forbund_medlemskap").first().<String>getAs("forbund")).isEqualTo("Älvsjö; Årsta");
    }

    @Test
    void aSasDataSetIsReadRowByRow() {
        List<Row> rejected = table("rejected")
                .filter("register = 'forbund_ekonomi'")
                .orderBy("row_number")
                .collectAsList();
        // five of the 150 lengths of a sepal are whole numbers, and no year either
        assertThat(rejected).hasSize(150);
        assertThat(rejected.get(0).<String>getAs("value")).isEqualTo("5.1");
        assertThat(rejected.get(0).<String>getAs("rule")).isEqualTo("impossible_date");
        assertThat(rejected.get(149).<Long>getAs("row_number")).isEqualTo(150L);
    }

    @Test
    void theQualityReportCanBeRead() throws IOException {
        String page = Files.readString(folder.resolve("out/internal/quality.html"));
        assertThat(page).contains("Kvalitetsrapport för leveransen d", "Quality report of the delivery d");
        assertThat(page).contains("Datumet finns inte eller kan inte läsas.", "forbund_ekonomi.sas7bdat", "150");
        assertThat(page).doesNotContain("<script").doesNotContain("http");
        assertThat(SmallDelivery.lines(folder.resolve("out/internal/quality_ranges.csv")))
                .contains("d,midas_sjukpenning,del_from_datum,2019-12-01,2020-07-01");
        // Cecilia is registered by mistake and counts nowhere
        assertThat(SmallDelivery.lines(folder.resolve("out/internal/quality_registrations.csv")))
                .contains("d,2020,2,0,0,2,0.0,0.0");
    }
}
