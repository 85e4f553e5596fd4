package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.CommandLineRun;
import se.samkor.CountedFiles;
import se.samkor.schema.DisabilityBenefitTable;
import se.samkor.schema.RegisterSchema;
import se.samkor.schema.SicknessBenefitTable;
import se.samkor.synthetic.TestNumbers;

/**
 * Two deliveries of the same people. In the second, Gun has come late, Dora's end has, Erik's end is corrected, Fia is
 * withdrawn, and Anna has one payout more. What was said on the first can be said again, byte for byte.
 */
class RevisionsJobTest {
    private static final List<String> NUMBERS = TestNumbers.all();
    private static final String DORA = NUMBERS.get(500);
    private static final String ERIK = NUMBERS.get(600);
    private static final String FIA = NUMBERS.get(700);
    private static final String GUN = NUMBERS.get(800);

    /** How often the follow-up of the first delivery opened the files of the payout registers. */
    private static final Map<String, Integer> OPENED = new TreeMap<>();

    @TempDir
    static Path folder;

    @BeforeAll
    static void twoDeliveries() throws IOException {
        new SmallDelivery()
                .with(
                        "sus_deltagande",
                        participation("D10", DORA, ""),
                        participation("D11", ERIK, "2020-05-31"),
                        participation("D12", FIA, "2020-05-31"))
                .with(
                        "midas_sjukpenning",
                        payout(ERIK, "2020-06-11", "2020-06-20"),
                        payout(DORA, "2020-07-01", "2020-07-05"))
                .write(folder.resolve("d1"));
        new SmallDelivery()
                .with(
                        "sus_deltagande",
                        participation("D10", DORA, "2020-06-30"),
                        participation("D11", ERIK, "2020-06-15"),
                        participation("D13", GUN, "2020-03-31"))
                .with(
                        "midas_sjukpenning",
                        payout(ERIK, "2020-06-11", "2020-06-20"),
                        payout(DORA, "2020-07-01", "2020-07-05"),
                        payout(SmallDelivery.ANNA, "2020-05-01", "2020-05-10"))
                .write(folder.resolve("d2"));
        OPENED.putAll(CountedFiles.during("/store/midas_", () -> followUp("d1")));
        OPENED.keySet().removeIf(path -> !path.endsWith(".parquet"));
        followUp("d2");
    }

    private static void followUp(String name) throws IOException {
        run(
                "follow-up",
                "--further",
                "none",
                "--delivery",
                folder.resolve(name).toString(),
                "--year",
                "2020",
                "--out",
                out(name));
    }

    private static String participation(String id, String number, String end) {
        return id + ";I1;" + number + ";K;1990;2020-02-01;" + end + ";;;;;;;";
    }

    private static String payout(String number, String from, String to) {
        return number + ";" + from + ";SJP;1;" + from + ";" + to + ";;;;F32";
    }

    private static String out(String name) {
        return folder.resolve("out-" + name).toString();
    }

    private static String run(String... job) throws IOException {
        List<String> options = new ArrayList<>(List.of(job));
        options.addAll(List.of("--store", folder.resolve("store").toString()));
        if (job[0].equals("follow-up")) {
            options.addAll(List.of("--key-file", SmallDelivery.key(folder).toString()));
        }
        CommandLineRun run = CommandLineRun.of(options.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        return run.out();
    }

    @Test
    void onePassOverThePayoutRegistersServesAllMeasures() {
        assertThat(OPENED).hasSize(2);
        for (RegisterSchema register : List.of(SicknessBenefitTable.SCHEMA, DisabilityBenefitTable.SCHEMA)) {
            String file = OPENED.keySet().stream()
                    .filter(path -> path.contains("/" + register.name() + "/"))
                    .findFirst()
                    .orElseThrow();
            assertThat(OPENED.get(file)).as(register.name()).isEqualTo(1);
        }
    }

    @Test
    void anEarlierDeliveryIsMeasuredAgainByteForByte() throws IOException {
        // another setting without effect on the figures: nothing recorded can be taken, all is made again
        Path conf = Files.writeString(folder.resolve("again.conf"), "quality.gate-rows = 1001\n");
        run("link", "--as-of", "d1", "--out", out("again"), "--conf-file", conf.toString());
        run("durability", "--as-of", "d1", "--year", "2020", "--out", out("again"), "--conf-file", conf.toString());
        for (String file : List.of("durability_days", "follow_up", "linkage", "linkage_unmatched", "linkage_detail")) {
            Path again = Path.of(out("again"), "internal", file + ".csv");
            Path first = Path.of(out("d1"), "internal", file + ".csv");
            assertThat(again).as(file).hasSameBinaryContentAs(first);
        }
        assertThat(Path.of(out("d1"), "internal", "durability_days.csv"))
                .content()
                .isNotEqualTo(Files.readString(Path.of(out("d2"), "internal", "durability_days.csv")));
    }

    @Test
    void revisionsSayWhatMovedAndWhy() throws IOException {
        String said = run("revisions", "--from", "d1", "--to", "d2", "--year", "2020", "--out", out("revisions"));
        assertThat(said)
                .contains("late_entry: 1", "late_exit: 1", "corrected: 1", "withdrawn: 1", "payouts_corrected: 1");
        List<String> figures = SmallDelivery.lines(Path.of(out("revisions"), "internal", "revisions.csv"));
        // Anna, Erik and Fia before; Anna, Dora, Erik and Gun after; Bo in both and in neither of these rows
        assertThat(figures)
                .contains("2020,ALL,ALL,K,calendar,persons,3.0,4.0,1.0,3,late_entry=1 late_exit=1 withdrawn=1");
        // SJP days after: Erik 10, then Anna 10, Erik 5, Dora 5
        assertThat(figures)
                .anyMatch(line -> line.startsWith("2020,ALL,ALL,K,calendar,sjp_after,3.3333333333333335,5.0,")
                        && line.endsWith(",5,corrected=1 late_entry=1 late_exit=1 payouts_corrected=1 withdrawn=1"));
        assertThat(figures).noneMatch(line -> line.contains(",M,"));
        // the same delivery twice: nothing moved
        assertThat(run("revisions", "--from", "d2", "--to", "d2", "--year", "2020", "--out", out("same")))
                .contains("0 figures of 2020 moved");
    }
}
