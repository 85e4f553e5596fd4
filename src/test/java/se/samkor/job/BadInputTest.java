package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.CommandLineRun;
import se.samkor.SharedSpark;

/** Bad input ends in one clear line and the contract's exit status, or in a counted rejection; never in a stack trace. */
class BadInputTest {
    @TempDir
    Path folder;

    private final SmallDelivery delivery = new SmallDelivery();

    private CommandLineRun followUp(String... more) throws IOException {
        delivery.write(folder.resolve("d"));
        return at(folder.resolve("d").toString(), more);
    }

    private CommandLineRun at(String deliveryFolder, String... more) throws IOException {
        List<String> words = new ArrayList<>(
                SmallDelivery.followUp(folder, deliveryFolder, folder.resolve("store"), folder.resolve("out")));
        words.addAll(List.of(more));
        return CommandLineRun.of(words.toArray(String[]::new));
    }

    private static void stopsWith(CommandLineRun run, int status, String... words) {
        assertThat(run.err()).contains(words).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(run.err().lines().filter(line -> line.startsWith("samkor: ")))
                .hasSize(1);
        assertThat(run.status()).isEqualTo(status);
    }

    @Test
    void noSuchDelivery() throws IOException {
        stopsWith(at(folder.resolve("nowhere").toString()), 4, "Cannot read the delivery", "no such folder");
    }

    /** Beneath a file there can be no folder, and nothing is done before that is known. */
    @Test
    void resultsBeneathAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        List<String> words = new ArrayList<>(
                SmallDelivery.followUp(folder, folder.resolve("d"), folder.resolve("store"), file.resolve("results")));
        CommandLineRun run = CommandLineRun.of(words.toArray(String[]::new));
        stopsWith(run, 4, "Cannot write results to " + file.resolve("results"), "found a file: " + file);
        assertThat(folder.resolve("store")).doesNotExist();
    }

    @Test
    void aMissingRegister() throws IOException {
        delivery.without("midas_sjukpenning.csv");
        stopsWith(followUp(), 4, "midas_sjukpenning is missing");
    }

    @Test
    void aMissingColumn() throws IOException {
        delivery.file(
                "midas_sjukpenning.csv", delivery.text("midas_sjukpenning.csv").replace(";omfattning;", ";grad;"));
        stopsWith(followUp(), 4, "midas_sjukpenning.csv", "required column omfattning is missing", "grad");
    }

    @Test
    void anEmptyRegister() throws IOException {
        delivery.file(
                "befolkning.csv",
                delivery.text("befolkning.csv").lines().findFirst().orElseThrow() + "\n");
        stopsWith(followUp(), 4, "befolkning", "header alone");
        delivery.file("befolkning.csv", "");
        stopsWith(followUp(), 4, "befolkning.csv", "empty file");
    }

    @Test
    void aWrongDelimiter() throws IOException {
        delivery.file("delivery.conf", delivery.text("delivery.conf") + "delimiter = \",\"\n");
        stopsWith(followUp(), 4, "is missing; found");
    }

    @Test
    void aWrongEncoding() throws IOException {
        delivery.write(folder.resolve("d"));
        Files.write(
                folder.resolve("d/befolkning.csv"),
                delivery.text("befolkning.csv").getBytes(StandardCharsets.UTF_16));
        stopsWith(at(folder.resolve("d").toString()), 4, "befolkning.csv");
    }

    @Test
    void aNegativeWindowAndAnUnknownKeyTogether() throws IOException {
        Path conf = Files.writeString(folder.resolve("my.conf"), "window-days = -1\nepisode-gap = 3\n");
        stopsWith(
                followUp("--conf-file", conf.toString()),
                2,
                "window-days must be a whole number",
                "found -1",
                "unknown key episode-gap");
    }

    @Test
    void anUnknownKeyInTheDelivery() throws IOException {
        delivery.file("delivery.conf", "observed-until = 2021-12-31\n");
        stopsWith(followUp(), 2, "Unknown key \"observed-until\"");
    }

    @Test
    void noLastObservedDay() throws IOException {
        delivery.file("delivery.conf", "extracted = 2022-02-01\n");
        stopsWith(followUp(), 2, "observed-through");
    }

    @Test
    void aStoreThatIsNotAStore() throws IOException {
        Files.createDirectories(folder.resolve("store"));
        Files.writeString(folder.resolve("store/letter.txt"), "something else");
        stopsWith(followUp(), 4, "as a store", "a folder of something else");
        CommandLineRun link =
                CommandLineRun.of("link", "--store", folder.resolve("store").toString());
        stopsWith(link, 4, "Cannot open the store");
        CommandLineRun none =
                CommandLineRun.of("link", "--store", folder.resolve("none").toString());
        stopsWith(none, 4, "found nothing");
    }

    @Test
    void noYearNoStoreNoSuchJob() {
        stopsWith(CommandLineRun.of("durability", "--store", "x", "--out", "y"), 2, "--year");
        stopsWith(CommandLineRun.of("link"), 2, "--store");
        stopsWith(CommandLineRun.of("no-such-job"), 2, "no-such-job");
    }

    @Test
    void personnummerInOneRegisterAndLopnrInAnother() throws IOException {
        delivery.file("befolkning.csv", delivery.text("befolkning.csv").replace("personnummer;", "lopnr;"));
        stopsWith(followUp(), 4, "all registers must name persons alike");
    }

    @Test
    void badRowsAreCountedUnderTheirRuleAndTooManyStopTheRunBeforeAnythingIsPublished() throws IOException {
        String anna = SmallDelivery.ANNA;
        delivery.with(
                        "midas_sjukpenning",
                        anna + ";;XXX;1;2019-12-01;2019-12-10;;;;",
                        anna + ";;SJP;1;2019-12-41;2019-12-10;;;;",
                        anna + ";;SJP;1;2019-12-11;2019-12-10;;;;",
                        anna + ";;SJP;0;2019-12-01;2019-12-10;;;;",
                        anna + ";;SJP;1,5;2019-12-01;2019-12-10;;;;",
                        anna + ";;SJP;half;2019-12-01;2019-12-10;;;;",
                        anna + ";;SJP;1;2019-12-01",
                        "189001019803;;SJP;1;2019-12-01;2019-12-10;;;;",
                        "189013019802;;SJP;1;2019-12-01;2019-12-10;;;;",
                        "hello;;SJP;1;2019-12-01;2019-12-10;;;;",
                        ";;SJP;1;2019-12-01;2019-12-10;;;;")
                .with("sus_deltagande", "D9;I9;" + anna + ";K;1980;2020-02-01;2020-04-30;;;;;;;")
                .with("sus_deltagande", "D8;I1;" + anna + ";X;1980;2020-02-01;2020-04-30;;;;;;;")
                .with("befolkning", anna + ";2020;9999;K;1980-01-01");
        Path conf = Files.writeString(
                folder.resolve("strict.conf"), "quality { gate-rows = 1, max-rejected-share = 0.0 }\n");
        stopsWith(followUp("--conf-file", conf.toString()), 3, "quality gate", "midas_sjukpenning");
        assertThat(folder.resolve("out")).doesNotExist();
        // and no later job works on the delivery
        stopsWith(CommandLineRun.of("link", "--store", folder.resolve("store").toString()), 4, "holds no delivery");
        Map<String, Long> rules = new TreeMap<>();
        for (Row row : SharedSpark.session()
                .read()
                .format("delta")
                .load(folder.resolve("store/rejected").toString())
                .collectAsList()) {
            rules.merge(row.getAs("rule"), 1L, Long::sum);
            assertThat(String.valueOf((Object) row.getAs("value"))).doesNotContain("0198");
        }
        assertThat(rules)
                .containsOnly(
                        Map.entry("unknown_code", 2L),
                        Map.entry("impossible_date", 1L),
                        Map.entry("date_order", 1L),
                        Map.entry("extent_range", 2L),
                        Map.entry("unreadable_number", 1L),
                        Map.entry("malformed_row", 1L),
                        Map.entry("person_number_check_digit", 1L),
                        Map.entry("person_number_date", 1L),
                        Map.entry("person_number_form", 1L),
                        Map.entry("missing_value", 1L),
                        Map.entry("unknown_insats", 1L),
                        Map.entry("kommun_not_valid", 1L));
    }
}
