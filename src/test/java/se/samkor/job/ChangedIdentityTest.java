package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.CommandLineRun;
import se.samkor.SharedSpark;
import se.samkor.synthetic.TestNumbers;

/**
 * Anna came with a samordningsnummer, got a personnummer, and that was corrected: her rows stand under all three. Two
 * others have numbers that lead in a circle. Cecilia is protected in the first delivery, Anna in the second.
 */
@TestMethodOrder(org.junit.jupiter.api.MethodOrderer.MethodName.class)
class ChangedIdentityTest {
    private static final List<String> NUMBERS = TestNumbers.all();
    private static final String ANNA = SmallDelivery.ANNA;
    private static final String FIRST = NUMBERS.get(100);
    private static final String SECOND = NUMBERS.get(200);
    private static final String LOST = NUMBERS.get(300);
    private static final String FOUND = NUMBERS.get(400);

    @TempDir
    static Path folder;

    @BeforeAll
    static void followUp() throws IOException {
        delivery().write(folder.resolve("first"));
        assertThat(follow("first")).isZero();
    }

    private static SmallDelivery delivery() {
        return new SmallDelivery()
                // the same participation is under the first number, touching the one under the newest
                .with("sus_deltagande", "D4;I1;" + FIRST + ";K;1980;2020-05-01;2020-06-30;;;;;;;")
                .with("sus_deltagande", "D5;I1;" + SmallDelivery.CECILIA + ";K;1982;2020-02-01;2020-04-30;;;;;;;")
                .with("sus_deltagande", "D6;I1;" + LOST + ";M;1970;2020-02-01;2020-04-30;;;;;;;")
                // one payout of ten half days stands under two numbers, another of five days under the second alone
                .with(
                        "midas_sjukpenning",
                        FIRST + ";2020-09-01;SJP;0.5;2020-09-01;2020-09-10;;;;F32",
                        ANNA + ";2020-09-01;SJP;0.5;2020-09-01;2020-09-10;;;;F32",
                        SECOND + ";2020-09-11;SJP;1;2020-09-11;2020-09-15;;;;F32",
                        FOUND + ";2020-09-11;SJP;1;2020-09-11;2020-09-15;;;;F32",
                        SmallDelivery.CECILIA + ";2020-09-11;SJP;1;2020-09-11;2020-09-15;;;;F32")
                .register(
                        "befolkning_handelse",
                        "personnummer;handelse;datum;nytt_personnummer",
                        SECOND + ";NYTT_PERSONNUMMER;2019-06-01;" + ANNA,
                        FIRST + ";NYTT_PERSONNUMMER;2018-06-01;" + SECOND,
                        LOST + ";NYTT_PERSONNUMMER;2018-06-01;" + FOUND,
                        FOUND + ";NYTT_PERSONNUMMER;2019-06-01;" + LOST,
                        SmallDelivery.CECILIA + ";SKYDDAD;2021-03-01;");
    }

    private static int follow(String name) throws IOException {
        return run(
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

    private static String out(String name) {
        return folder.resolve("out-" + name).toString();
    }

    private static int run(String... job) throws IOException {
        List<String> options = new ArrayList<>(List.of(job));
        options.addAll(List.of("--store", folder.resolve("store").toString()));
        if (job[0].equals("follow-up") || job[0].equals("ingest")) {
            options.addAll(
                    List.of("--key-file", SmallDelivery.key(folder.getParent()).toString()));
        }
        CommandLineRun run = CommandLineRun.of(options.toArray(String[]::new));
        assertThat(run.err()).doesNotContain("failed");
        return run.status();
    }

    private static Dataset<Row> table(String name) {
        return SharedSpark.session()
                .read()
                .format("delta")
                .load(folder.resolve("store").resolve(name).toString());
    }

    private static List<String> identity(String name) throws IOException {
        return SmallDelivery.lines(Path.of(out(name), "internal", "linkage_identity.csv"));
    }

    @Test
    void a_allRowsOfAPersonMeetUnderTheNewestNumber() {
        // 14 days before the start; after the end of 2020-06-30 half of ten days, once, and five whole ones
        Row anna = table("durability_persons").filter("sex = 'K'").first();
        assertThat(anna.<Object>getAs("end_date")).hasToString("2020-06-30");
        assertThat(anna.<Integer>getAs("sjp_before")).isEqualTo(14);
        assertThat(anna.<Integer>getAs("sjp_after")).isEqualTo(15);
        assertThat(anna.<Long>getAs("sjp_after_net")).isEqualTo(100_000L);
        assertThat(anna.<String>getAs("link_kind")).isEqualTo("exact");
    }

    @Test
    void b_aCircleIsRefusedAndCounted() throws IOException {
        assertThat(identity("first"))
                .contains("loops,1", "numbers_in_loops,2", "numbers_followed,2", "persons_with_several_numbers,1");
        // the payout under the other number of the circle is not his
        Row lost = table("durability_persons").filter("end_date = '2020-04-30'").first();
        assertThat(lost.<Integer>getAs("sjp_after")).isZero();
    }

    @Test
    void c_aProtectedPersonCountsAsAnonymous() throws IOException {
        assertThat(identity("first"))
                .contains("participations_anonymised,2", "participations_anonymous,2", "protected_numbers,1");
        assertThat(table("histories").count()).isEqualTo(3);
        assertThat(table("durability_persons").count()).isEqualTo(3);
    }

    @Test
    void d_protectionReachesBackIntoEarlierDeliveries() throws IOException {
        delivery().with("befolkning_handelse", FIRST + ";SKYDDAD;2022-01-10;").write(folder.resolve("second"));
        assertThat(run("ingest", "--delivery", folder.resolve("second").toString()))
                .isZero();
        // nothing is left on disk, of any version, of what was made for each person
        for (String made : List.of("histories", "durability_persons")) {
            assertThat(table(made).count()).as(made).isZero();
            try (var files = Files.list(folder.resolve("store").resolve(made))) {
                assertThat(files.filter(file -> file.toString().endsWith(".parquet")))
                        .as(made)
                        .hasSameSizeAs(table(made).inputFiles());
            }
        }
        // and what was linked before does not stand any more
        assertThat(run("durability", "--as-of", "first", "--year", "2020", "--out", out("again")))
                .isEqualTo(4);
        assertThat(run("link", "--as-of", "first", "--out", out("again"))).isZero();
        assertThat(identity("again")).contains("protected_numbers,4", "participations_anonymised,4");
        assertThat(table("histories").count()).isEqualTo(2);
    }
}
