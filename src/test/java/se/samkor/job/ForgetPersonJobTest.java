package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.CommandLineRun;
import se.samkor.SharedSpark;
import se.samkor.identity.IdentityKind;
import se.samkor.identity.PseudonymKey;
import se.samkor.identity.Pseudonyms;
import se.samkor.schema.DurabilityPersonsTable;
import se.samkor.store.DeltaStore;
import se.samkor.synthetic.TestNumbers;

/**
 * Anna, who has had another number, asks to be forgotten by a store that has her in two deliveries, once with a participation
 * under a number that is nearly hers.
 */
@TestMethodOrder(MethodOrderer.MethodName.class)
class ForgetPersonJobTest {
    private static final String BEFORE_ANNA = TestNumbers.all().get(100);
    private static final String STRANGER = TestNumbers.all().get(200);

    @TempDir
    static Path folder;

    private static List<String> canaries;
    private static String firstRun;

    @BeforeAll
    static void twoDeliveriesWithAnna() throws IOException {
        Files.writeString(folder.resolve("open.conf"), "quality.gate-rows = 100\n");
        with().write(folder.resolve("d1"));
        with().with("befolkning", SmallDelivery.ANNA + ";2020;0180;K;1980-01-01")
                .write(folder.resolve("d2"));
        for (String delivery : List.of("d1", "d2")) {
            done("ingest", "--delivery", folder.resolve(delivery).toString(), "--key-file", key());
        }
        done("link", "--as-of", "d1");
        List<String> runs = done("runs").lines().toList();
        firstRun = runs.get(runs.size() - 1).split("\t")[0];
        Pseudonyms pseudonyms = new Pseudonyms(
                PseudonymKey.read(SmallDelivery.key(folder)), IdentityKind.PERSONNUMMER, LocalDate.of(2022, 2, 1));
        canaries = List.of(
                Long.toString(pseudonyms.of(SmallDelivery.ANNA).value()),
                Long.toString(pseudonyms.of(BEFORE_ANNA).value()));
        measured(Long.parseLong(canaries.get(0)));
        assertThat(StoredValues.everything(folder.resolve("store"))).contains(canaries);
    }

    /** What durability would leave of a person. */
    private static void measured(long person) {
        @Nullable Object[] row = new Object[DurabilityPersonsTable.TABLE.type().length()];
        row[0] = 2020;
        row[1] = person;
        DeltaStore.open(SharedSpark.session(), store())
                .append(
                        DurabilityPersonsTable.TABLE.name(),
                        SharedSpark.session()
                                .createDataFrame(
                                        List.of(DurabilityPersonsTable.TABLE.row(row)),
                                        DurabilityPersonsTable.TABLE.type())
                                .coalesce(1));
    }

    private static SmallDelivery with() {
        String nearly =
                SmallDelivery.ANNA.substring(0, 11) + (char) ('0' + (SmallDelivery.ANNA.charAt(11) - '0' + 1) % 10);
        return without()
                .with(
                        "sus_deltagande",
                        "D1;I1;" + SmallDelivery.ANNA + ";K;1980;2020-02-01;2020-04-30;;;;SJUKPENNING;;;")
                .with("sus_deltagande", "D7;I1;" + nearly + ";K;1980;2020-07-01;2020-08-31;;;;;;;")
                .with("midas_sjukpenning", SmallDelivery.ANNA + ";2019-12-01;SJP;1;2019-12-01;2019-12-10;;;;F321")
                .with("befolkning", SmallDelivery.ANNA + ";2019;0180;K;1980-01-01")
                .register(
                        "befolkning_handelse",
                        "personnummer;handelse;datum;nytt_personnummer",
                        BEFORE_ANNA + ";NYTT_PERSONNUMMER;2018-06-01;" + SmallDelivery.ANNA,
                        SmallDelivery.CECILIA + ";SKYDDAD;2021-03-01;");
    }

    /** The same without Anna, in any form. */
    private static SmallDelivery without() {
        SmallDelivery delivery = new SmallDelivery();
        for (String register : List.of("sus_deltagande", "midas_sjukpenning", "befolkning")) {
            String kept = delivery.text(register + ".csv")
                    .lines()
                    .filter(line -> !line.contains(SmallDelivery.ANNA))
                    .reduce("", (all, line) -> all + line + "\n");
            delivery.file(register + ".csv", kept);
        }
        return delivery.register(
                "befolkning_handelse",
                "personnummer;handelse;datum;nytt_personnummer",
                SmallDelivery.CECILIA + ";SKYDDAD;2021-03-01;");
    }

    private static String store() {
        return folder.resolve("store").toString();
    }

    private static String key() {
        try {
            return SmallDelivery.key(folder).toString();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static CommandLineRun run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--store", store(), "--conf-file", folder.resolve("open.conf").toString()));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    private static String done(String... words) {
        CommandLineRun run = run(words);
        assertThat(run.status()).as(run.err()).isZero();
        return run.out();
    }

    private static CommandLineRun forget(String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("forget-person", "--key-file", key()));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private static void namesNobody(CommandLineRun run) {
        assertThat(run.out() + run.err())
                .doesNotContain(SmallDelivery.ANNA, SmallDelivery.ANNA.substring(2), BEFORE_ANNA, STRANGER)
                .doesNotContain(canaries);
    }

    @Test
    void a_wrongNumbersAndWrongKeysAreRefusedWithoutARepetition() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.txt"), SmallDelivery.ANNA.substring(0, 11) + "3\n");
        CommandLineRun wrong = forget("--person-file", file.toString());
        assertThat(wrong.err()).contains("Cannot forget the person on line 1: expected a personal number");
        assertThat(wrong.status()).isEqualTo(2);
        namesNobody(wrong);
        CommandLineRun onTheLine = forget(SmallDelivery.ANNA);
        assertThat(onTheLine.status()).isEqualTo(2);
        assertThat(onTheLine.err()).contains("************");
        namesNobody(onTheLine);
        Path other = Files.writeString(folder.resolve("other.key"), "another key of some length");
        CommandLineRun key = run("forget-person", "--key-file", other.toString(), "--person-file", file.toString());
        assertThat(key.err()).contains("were made with another key");
        assertThat(key.status()).isEqualTo(2);
    }

    @Test
    void b_ofSomebodyElseThereIsNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("stranger.txt"), STRANGER + "\n");
        String before = StoredValues.everything(folder.resolve("store"));
        CommandLineRun nobody = forget("--person-file", file.toString());
        assertThat(nobody.out()).contains("The store holds nothing of the persons named; nothing was changed.");
        assertThat(nobody.status()).isZero();
        namesNobody(nobody);
        assertThat(StoredValues.everything(folder.resolve("store"))).isEqualTo(before);
    }

    @Test
    void c_nothingIsLeftOfAnna() throws IOException {
        InputStream typed = System.in;
        CommandLineRun run;
        try {
            String former = BEFORE_ANNA.substring(0, 8) + "-" + BEFORE_ANNA.substring(8);
            System.setIn(new ByteArrayInputStream((former + "\n").getBytes(StandardCharsets.UTF_8)));
            run = forget("--out", folder.resolve("receipts").toString());
        } finally {
            System.setIn(typed);
        }
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Receipt of forget-person, run ")
                .contains("  befolkning: 3 rows removed", "  befolkning_handelse: 2 rows removed")
                .contains("  midas_sjukpenning: 2 rows removed", "  pseudonyms: 2 rows removed")
                .contains("  repairable: 2 rows removed", "  sus_deltagande: 2 rows removed")
                .contains("made of persons: durability_persons, histories, linkage");
        namesNobody(run);
        assertThat(StoredValues.everything(folder.resolve("store"))).doesNotContain(canaries);
        assertThat(folder.resolve("receipts/internal")).isDirectoryContaining("glob:**/forgotten-*.txt");
    }

    @Test
    void d_anEarlierRunSaysWhyItCannotBeVerified() {
        CommandLineRun verified = run("runs", "--verify", firstRun);
        assertThat(verified.err())
                .contains("Cannot verify the run " + firstRun)
                .contains("is not in the store any more; forget-person removed it in run ");
        assertThat(verified.status()).isEqualTo(4);
    }

    @Test
    void e_theDeliveryDoesNotBringHerBack() throws IOException {
        CommandLineRun again = run("ingest", "--delivery", folder.resolve("d1").toString(), "--key-file", key());
        assertThat(again.err()).contains("persons were removed from it on request; it is not read again");
        done("link", "--as-of", "d1", "--out", folder.resolve("again").toString());
        // Cecilia is protected, so Bo alone has a history
        assertThat(SharedSpark.session()
                        .read()
                        .format("delta")
                        .load(folder.resolve("store/histories").toString())
                        .count())
                .isEqualTo(1);
        assertThat(SmallDelivery.lines(folder.resolve("again/internal/linkage.csv")))
                .contains("2020,SE,M,0,0,1,")
                .noneMatch(line -> line.contains(",K,"));
        assertThat(StoredValues.everything(folder.resolve("store"))).doesNotContain(canaries);
    }
}
