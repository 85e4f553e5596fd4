package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.CommandLineRun;
import se.samkor.SharedSpark;

/** Three people followed up through the command line; every figure can be checked by hand. */
class FollowUpJobTest {
    @TempDir
    static Path folder;

    private static CommandLineRun first;

    @BeforeAll
    static void followUp() throws IOException {
        new SmallDelivery()
                // Bo again, touching: one episode from 2020-02-01 to 2020-08-31
                .with("sus_deltagande", "D4;I1;" + SmallDelivery.BO + ";M;1981;2020-07-01;2020-08-31;;;;;;;")
                // an exact duplicate, an anonymous participation and one whose window after is not covered
                .with("sus_deltagande", "D1;I1;" + SmallDelivery.ANNA + ";K;1980;2020-02-01;20200430;;;;sjukpenning;;;")
                .with("sus_deltagande", "D5;I1;;K;;2020-02-01;2020-04-30;;;;;;;")
                .write(folder.resolve("small"));
        first = run("store", "out");
    }

    private static CommandLineRun run(String store, String out) throws IOException {
        return CommandLineRun.of(
                "follow-up",
                "--delivery",
                folder.resolve("small").toString(),
                "--year",
                "2020",
                "--store",
                folder.resolve(store).toString(),
                "--out",
                folder.resolve(out).toString(),
                "--key-file",
                SmallDelivery.key(folder).toString());
    }

    @Test
    void countsTheDaysOfAnnaAndBo() throws IOException {
        assertThat(first.err()).doesNotContain("failed");
        assertThat(first.status()).as(first.out() + first.err()).isZero();
        Map<String, String[]> rows = table();
        // Anna: 2019-12-01..14 = 14 days, net 10 + 4 x 0.5 = 12; nothing after
        assertThat(rows.get("ALL ALL K calendar")).startsWith("1", "14.0", "0.0", "-14.0");
        assertThat(rows.get("ALL ALL K net")).startsWith("1", "12.0", "0.0", "-12.0");
        // Bo: half sjukersättning all days before, and after the end of the episode
        assertThat(rows.get("SE 365 M calendar")[0]).isEqualTo("1");
        assertThat(rows.get("SE 365 M calendar")).contains("365.0");
        assertThat(rows.get("SE 365 M net")).contains("182.5");
        // Bo's sjukpenning in July lies between start and end and counts in neither window
        assertThat(rows.get("SJP 0 M calendar")).startsWith("1", "0.0", "0.0", "0.0");
        assertThat(rows.get("ALL ALL ALL calendar")).startsWith("2", "7.0", "0.0", "-7.0");
        assertThat(rows).doesNotContainKey("SJP 365 K calendar");
    }

    @Test
    void levelsAndExitsStandBesideTheTable() throws IOException {
        assertThat(SmallDelivery.lines(folder.resolve("out/internal/benefit_level.csv")))
                .satisfies(
                        lines -> assertThat(lines.get(0))
                                .startsWith(
                                        "exit_year,benefit,diagnosis_group,sex,moment,persons,share_none,share_quarter,"
                                                + "share_half,share_three_quarters,share_full,missing,not_yet_followed_up,share_none_low"))
                .anyMatch(line -> line.startsWith("2020,SE,F,M,start,1,0.0,0.0,1.0,0.0,0.0,0,0,"))
                .anyMatch(line -> line.startsWith("2020,SE,ALL,ALL,12,1,0.0,0.0,1.0,0.0,0.0,0,0,"))
                .noneMatch(line -> line.startsWith("2020,SJP"));
        // Anna's sjukpenning ended before the start
        assertThat(SmallDelivery.lines(folder.resolve("out/internal/benefit_exits.csv")))
                .anyMatch(line -> line.startsWith("2020,outside,missing,K,3,outside,,1,1.0,,1,0,0,"))
                .anyMatch(line -> line.startsWith("2020,SE,F,M,24,not_observed,,1,,,0,0,1,"));
    }

    @Test
    void anIntervalNeedsTwoPersons() throws IOException {
        assertThat(table().get("ALL ALL K calendar")).startsWith("1", "14.0", "0.0", "-14.0", "", "");
        assertThat(table().get("ALL ALL ALL calendar")[4]).isNotEmpty();
    }

    @Test
    void everyRowEndsInOnePlace() throws IOException {
        List<String> quality = SmallDelivery.lines(folder.resolve("out/internal/quality.csv"));
        assertThat(quality)
                .contains("small,sus_deltagande,sus_deltagande.csv,read,,,,6")
                .contains("small,sus_deltagande,sus_deltagande.csv,accepted,,,,5")
                .contains("small,sus_deltagande,sus_deltagande.csv,rejected,,,,1")
                .anyMatch(line -> line.startsWith("small,sus_deltagande,sus_deltagande.csv,rejected,exact_duplicate"));
        List<Row> rejected = SharedSpark.session()
                .read()
                .format("delta")
                .load(folder.resolve("store/rejected").toString())
                .collectAsList();
        assertThat(rejected).singleElement().satisfies(row -> {
            assertThat(row.<String>getAs("rule")).isEqualTo("exact_duplicate");
            assertThat(row.<Long>getAs("row_number")).isEqualTo(5L);
        });
    }

    @Test
    void againChangesNothingAndSaysSo() throws IOException {
        Map<String, Long> before = files(folder.resolve("store"));
        String table = Files.readString(folder.resolve("out/internal/durability_days.csv"));
        CommandLineRun second = run("store", "out");
        assertThat(second.status()).isZero();
        assertThat(second.out()).contains("Nothing has changed since run");
        assertThat(files(folder.resolve("store"))).isEqualTo(before);
        assertThat(Files.readString(folder.resolve("out/internal/durability_days.csv")))
                .isEqualTo(table);
    }

    private static String firstRun() {
        return first.out()
                .lines()
                .filter(line -> line.startsWith("Run "))
                .map(line -> line.split(" ")[1])
                .findFirst()
                .orElseThrow();
    }

    private static CommandLineRun runs(String... look) {
        List<String> words = new ArrayList<>(
                List.of("runs", "--store", folder.resolve("store").toString()));
        words.addAll(List.of(look));
        return CommandLineRun.of(words.toArray(String[]::new));
    }

    @Test
    void aRunComesOutAgainFromTheVersionsItRead() {
        CommandLineRun verified = runs("--verify", firstRun());
        assertThat(verified.status()).as(verified.out() + verified.err()).isZero();
        assertThat(verified.out())
                .contains("equal    link histories version 0")
                .contains("equal    durability durability_persons version 0: 2 rows, hash ")
                .contains("equal    durability durability_days")
                .contains("is verified")
                .doesNotContain("DIFFERS");
    }

    @Test
    void aRunIsShownAndComparedWithItself() {
        assertThat(runs("--show", firstRun()).out())
                .contains("job: ingest", "job: durability", "config: episode-gap-days=0");
        CommandLineRun compared = runs("--compare", firstRun() + "," + firstRun());
        assertThat(compared.out()).contains("ingest : the same", "durability 2020: the same");
        CommandLineRun unknown = runs("--show", "20010101-000000-none");
        assertThat(unknown.status()).isEqualTo(4);
        assertThat(unknown.err()).contains("Cannot find the run 20010101-000000-none");
    }

    @Test
    void runsAreListed() {
        CommandLineRun runs =
                CommandLineRun.of("runs", "--store", folder.resolve("store").toString());
        assertThat(runs.status()).isZero();
        assertThat(runs.out()).contains("ingest", "link", "durability", "done", "histories=0");
    }

    @Test
    void linkageSaysWhoWasFound() throws IOException {
        // Anna has sjukpenning in SUS and in MiDAS; Bo has sjukersättning in MiDAS alone
        assertThat(SmallDelivery.lines(folder.resolve("out/internal/linkage.csv")))
                .contains("2020,SJP,ALL,1,1,1,1.0")
                .contains("2020,SE,M,0,0,1,");
    }

    private static Map<String, String[]> table() throws IOException {
        Map<String, String[]> rows = new TreeMap<>();
        for (String line : SmallDelivery.lines(folder.resolve("out/internal/durability_days.csv"))) {
            String[] cells = line.split(",", -1);
            String key = cells[1] + " " + cells[2] + " " + cells[3] + " " + cells[4];
            rows.put(key, java.util.Arrays.copyOfRange(cells, 5, cells.length));
        }
        return rows;
    }

    private static Map<String, Long> files(Path root) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                sizes.put(
                        root.relativize(file).toString(),
                        Files.getLastModifiedTime(file).toMillis());
            }
        }
        return sizes;
    }
}
