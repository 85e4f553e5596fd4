package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.CommandLineRun;
import se.samkor.SharedSpark;
import se.samkor.identity.PseudonymKey;
import se.samkor.synthetic.TestNumbers;

/**
 * A store is made under one key and given another. Anna has changed number, and a participation has a number that is one
 * digit wrong, so that every table with pseudonyms has rows.
 */
@TestMethodOrder(org.junit.jupiter.api.MethodOrderer.MethodName.class)
class RotateKeyJobTest {
    private static final String BEFORE_ANNA = TestNumbers.all().get(100);
    private static final List<String> RESULTS =
            List.of("durability_days", "follow_up", "linkage", "linkage_detail", "linkage_identity", "linkage_repair");

    @TempDir
    static Path folder;

    private static final Set<Long> OLD = new HashSet<>();

    @BeforeAll
    static void underTheOldKey() throws IOException {
        delivery().write(folder.resolve("d1"));
        Files.writeString(folder.resolve("old.key"), "the old key of the tests");
        Files.writeString(folder.resolve("new.key"), "the new key of the tests");
        Files.writeString(folder.resolve("open.conf"), "quality.gate-rows = 100\n");
        done("ingest", "--delivery", folder.resolve("d1").toString(), "--key-file", key("old"));
        linkAndMeasure("before");
        OLD.addAll(pseudonyms("pseudonyms", "person"));
        assertThat(OLD).hasSize(4);
    }

    private static SmallDelivery delivery() {
        String wrong = SmallDelivery.BO.substring(0, 11) + (char) ('0' + (SmallDelivery.BO.charAt(11) - '0' + 1) % 10);
        return new SmallDelivery()
                .with("sus_deltagande", "D7;I1;" + wrong + ";M;1981;2020-07-01;2020-08-31;;;;;;;")
                .register(
                        "befolkning_handelse",
                        "personnummer;handelse;datum;nytt_personnummer",
                        BEFORE_ANNA + ";NYTT_PERSONNUMMER;2018-06-01;" + SmallDelivery.ANNA,
                        SmallDelivery.CECILIA + ";SKYDDAD;2021-03-01;");
    }

    private static String key(String name) {
        return folder.resolve(name + ".key").toString();
    }

    private static void linkAndMeasure(String out) {
        String results = folder.resolve(out).toString();
        done("link", "--repair", "--as-of", "d1", "--out", results);
        done("durability", "--as-of", "d1", "--year", "2020", "--out", results);
    }

    private static String done(String... job) {
        CommandLineRun run = run(job);
        assertThat(run.status()).as(run.err()).isZero();
        return run.out();
    }

    private static CommandLineRun run(String... job) {
        List<String> options = new ArrayList<>(List.of(job));
        options.addAll(List.of("--store", folder.resolve("store").toString()));
        options.addAll(List.of("--conf-file", folder.resolve("open.conf").toString()));
        return CommandLineRun.of(options.toArray(String[]::new));
    }

    private static Set<Long> pseudonyms(String table, String column) {
        Set<Long> found = new TreeSet<>();
        SharedSpark.session()
                .read()
                .format("delta")
                .load(folder.resolve("store").resolve(table).toString())
                .filter(column + " is not null")
                .select(column)
                .collectAsList()
                .forEach(row -> found.add(row.getLong(0)));
        return found;
    }

    private static String[] rotation(String old, String fresh) {
        return new String[] {"rotate-key", "--old-key-file", key(old), "--new-key-file", key(fresh)};
    }

    private static String everything() throws IOException {
        return StoredValues.everything(folder.resolve("store"));
    }

    @Test
    void a_aWrongKeyIsRefused() throws IOException {
        Files.writeString(folder.resolve("other.key"), "a key of someone else");
        CommandLineRun wrong = run(rotation("other", "new"));
        assertThat(wrong.err()).contains("were not made with the old key that was given");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(run(rotation("old", "old")).err()).contains("the old and the new one are the same");
        // nor can deliveries of the two installations be brought together
        CommandLineRun other = run("ingest", "--delivery", folder.resolve("d1").toString(), "--key-file", key("other"));
        assertThat(other.err()).contains("its pseudonyms were made with another key");
        assertThat(other.status()).isEqualTo(2);
    }

    @Test
    void b_killedBeforeItIsThroughTheStoreIsUnderTheOldKey() {
        SharedOptions options = new SharedOptions();
        options.store = folder.resolve("store").toString();
        Installation installation =
                Installation.open(options, "rotate-key", false, new PrintWriter(Writer.nullWriter()));
        new RotateKeyStep(
                        installation,
                        PseudonymKey.read(folder.resolve("old.key")),
                        PseudonymKey.read(folder.resolve("new.key")))
                .prepare();
        Installation.release(0);
        assertThat(done("ingest", "--delivery", folder.resolve("d1").toString(), "--key-file", key("old")))
                .isNotEmpty();
        Delivery delivery = Delivery.find(installation.store(), java.util.Optional.empty());
        List<Row> events = installation
                .store()
                .read(
                        "befolkning_handelse",
                        java.util.Objects.requireNonNull(delivery.versions().get("befolkning_handelse")))
                .filter("new_person is not null")
                .collectAsList();
        assertThat(OLD)
                .contains(events.get(0).<Long>getAs("person"), events.get(0).<Long>getAs("new_person"));
    }

    @Test
    void c_nothingIsLeftOfTheOldKey() throws IOException {
        assertThat(everything()).contains(OLD.stream().map(String::valueOf).toList());
        assertThat(done(rotation("old", "new"))).contains("The store is under the new key.");
        assertThat(everything())
                .doesNotContain(OLD.stream().map(String::valueOf).toList());
        assertThat(pseudonyms("pseudonyms", "person")).hasSize(OLD.size());
        // a run that was killed at the end is completed
        assertThat(done(rotation("old", "new"))).contains("under the new key already");
        assertThat(done("runs")).contains("rotate-key");
    }

    @Test
    void d_theFiguresAreTheSameToTheByte() {
        linkAndMeasure("after");
        for (String file : RESULTS) {
            assertThat(folder.resolve("after/internal/" + file + ".csv"))
                    .as(file)
                    .hasSameBinaryContentAs(folder.resolve("before/internal/" + file + ".csv"));
        }
    }

    @Test
    void e_laterDeliveriesNeedTheNewKeyAlone() throws IOException {
        delivery().with("befolkning", BEFORE_ANNA + ";2018;0180;K;1980-01-01").write(folder.resolve("d2"));
        CommandLineRun old = run("ingest", "--delivery", folder.resolve("d2").toString(), "--key-file", key("old"));
        assertThat(old.status()).isEqualTo(2);
        Set<Long> known = pseudonyms("pseudonyms", "person");
        done("ingest", "--delivery", folder.resolve("d2").toString(), "--key-file", key("new"));
        assertThat(pseudonyms("befolkning", "person")).hasSize(4).isSubsetOf(known);
        assertThat(pseudonyms("pseudonyms", "person")).isEqualTo(known);
    }
}
