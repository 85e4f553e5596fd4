package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.CommandLineRun;
import se.samkor.SharedSpark;
import se.samkor.domain.BundledCsv;
import se.samkor.run.Settings;
import se.samkor.schema.DurabilityDaysTable;
import se.samkor.schema.FollowUpTable;
import se.samkor.schema.ResultTable;
import se.samkor.store.DeltaStore;

/** Bilaga 5 stands in a store as the result of a run; a later run has overwritten it with what cannot be hidden. */
class PublishJobTest {
    private static final Map<String, String> BENEFITS = Map.of(
            "all", "ALL",
            "sjukpenning_or_rehabiliteringspenning", "SJP",
            "aktivitetsersattning", "AE",
            "sjukersattning", "SE");
    private static final Map<String, String> SEXES = Map.of("total", "ALL", "women", "K", "men", "M");

    @TempDir
    static Path folder;

    private static String runId;

    private static String hopelessRunId;

    @BeforeAll
    static void store() {
        SparkSession spark = SharedSpark.session();
        DeltaStore store =
                DeltaStore.openOrCreate(spark, folder.resolve("store").toString());
        runId = record(store, Instant.parse("2026-03-01T10:15:00Z"), bilaga5(), 9789);
        hopelessRunId = record(store, Instant.parse("2026-04-01T10:15:00Z"), hopeless(), 3);
    }

    /** Three persons: no figure about them may leave. */
    private static List<Row> hopeless() {
        List<Row> rows = new ArrayList<>();
        for (String benefit : List.of("SJP", "AE", "SE")) {
            addSexes(rows, benefit, "0", 2, 0, 1, 0);
            addSexes(rows, benefit, "ALL", 2, 0, 1, 0);
        }
        return rows;
    }

    private static void addSexes(
            List<Row> rows, String benefit, String band, long women, double daysOfWomen, long men, double daysOfMen) {
        rows.add(row(benefit, band, "K", women, daysOfWomen));
        rows.add(row(benefit, band, "M", men, daysOfMen));
        rows.add(row(benefit, band, "ALL", women + men, (women * daysOfWomen + men * daysOfMen) / (women + men)));
    }

    private static Row row(String benefit, String band, String sex, long persons, double days) {
        List<Object> values = new ArrayList<>(List.of(2020, benefit, band, sex, "calendar", persons));
        for (String group : List.of("sjp", "ae", "se")) {
            double before = group.equals("se") ? days : 0.0;
            values.addAll(List.of(before, before, 0.0, -1.0, 1.0));
        }
        return RowFactory.create(values.toArray());
    }

    private static String record(DeltaStore store, Instant time, List<Row> durability, long followed) {
        Ledger ledger = new Ledger(store, Settings.load(Optional.empty()), time, Optional.empty());
        List<Row> exits = List.of(
                RowFactory.create(2020, "followed_up", followed), RowFactory.create(2020, "not_yet_followed_up", 120L));
        Map<String, Long> written = new TreeMap<>();
        written.put("durability_days", save(store, DurabilityDaysTable.TABLE, durability));
        written.put("follow_up", save(store, FollowUpTable.TABLE, exits));
        Ledger.Plan plan = new Ledger.Plan("durability", "2020", 2020, Map.of("histories", 3L), "");
        ledger.record(plan, time, new Ledger.Done(written, followed + 120, followed));
        return ledger.runId();
    }

    private static long save(DeltaStore store, ResultTable table, List<Row> rows) {
        return store.overwrite(
                table.name(),
                SharedSpark.session().createDataFrame(rows, table.type()).coalesce(1));
    }

    private static List<Row> bilaga5() {
        List<Row> rows = new ArrayList<>();
        for (Map<String, String> line : BundledCsv.read("reference/2021_bilaga5_durability_days.csv")) {
            String printed = BENEFITS.get(line.get("banded_benefit"));
            // everybody together stands in the table once for all benefits and once for each
            List<String> benefits = printed.equals("ALL") ? List.of("ALL", "SJP", "AE", "SE") : List.of(printed);
            benefits.forEach(benefit -> rows.add(row(line, benefit)));
        }
        return rows;
    }

    private static Row row(Map<String, String> line, String benefit) {
        List<Object> values = new ArrayList<>(List.of(
                2020,
                benefit,
                line.get("band_days_before").replace("all", "ALL"),
                SEXES.get(line.get("sex")),
                "calendar",
                Long.parseLong(line.get("n"))));
        for (String group : List.of("sjp", "ae", "se")) {
            double difference = Double.parseDouble(line.get(group + "_diff"));
            values.add(Double.parseDouble(line.get(group + "_before")));
            values.add(Double.parseDouble(line.get(group + "_after")));
            values.addAll(List.of(difference, difference - 2, difference + 2));
        }
        return RowFactory.create(values.toArray());
    }

    private static CommandLineRun publish(String run, String out, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "publish",
                "--store",
                folder.resolve("store").toString(),
                "--run",
                run,
                "--out",
                folder.resolve(out).toString()));
        arguments.addAll(List.of(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void publishesTheVersionsThatTheRunWrote() throws IOException {
        CommandLineRun done = publish(runId, "out");
        assertThat(done.err()).doesNotContain("samkor:");
        assertThat(done.status()).isZero();
        Path publication = folder.resolve("out").resolve("publication");
        try (Stream<Path> files = Files.list(publication)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("durability_days.csv", "durability_days.csv-metadata.json", "durability_days.px")
                    .contains("durability_days.sv.json", "follow_up.px", "tables.xlsx", "report.html");
        }
        List<String> table = Files.readAllLines(publication.resolve("durability_days.csv"));
        assertThat(table).contains("2020,SE,1-90,M,withheld,,,,,,,,,,,,,,,,").hasSize(1 + 3 * 6 * 3);
        assertThat(table)
                .filteredOn(line -> line.contains("withheld"))
                .extracting(line -> line.substring(0, line.indexOf(",withheld")))
                .containsExactly("2020,SE,1-90,K", "2020,SE,1-90,M", "2020,SE,91-180,K", "2020,SE,91-180,M");
        assertThat(table).anyMatch(line -> line.startsWith("2020,SE,1-90,ALL,published,18,"));
        Path audit = folder.resolve("out").resolve("internal").resolve("publication_audit.csv");
        assertThat(Files.readAllLines(audit)).anyMatch(line -> line.contains("1-90 M,primary,3.0,"));
    }

    @Test
    void theSameRunGivesTheSameBytes() throws IOException {
        publish(runId, "once");
        publish(runId, "again");
        for (String name : List.of("durability_days.px", "report.html", "follow_up.sv.json")) {
            assertThat(folder.resolve("once").resolve("publication").resolve(name))
                    .hasSameBinaryContentAs(
                            folder.resolve("again").resolve("publication").resolve(name));
        }
    }

    @Test
    void anUnknownRunIsUnreadableInputThatNamesTheKnownOnes() {
        CommandLineRun refused = publish("20200101-000000-0000", "none");
        assertThat(refused.status()).isEqualTo(4);
        assertThat(refused.err()).contains("there is no such run (known: " + runId + ", " + hopelessRunId + ")");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void aClosedGateLeavesNothingPublished() throws IOException {
        Path publication = Files.createDirectories(folder.resolve("gate").resolve("publication"));
        Files.writeString(publication.resolve("report.html"), "an earlier run");
        CommandLineRun refused = publish(hopelessRunId, "gate");
        assertThat(refused.status()).isEqualTo(3);
        assertThat(refused.err()).startsWith("samkor: Nothing is published: every figure would have to be withheld.");
        assertThat(publication).isEmptyDirectory();
    }
}
