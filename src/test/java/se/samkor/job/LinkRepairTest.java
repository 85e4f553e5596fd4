package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.CommandLineRun;
import se.samkor.SharedSpark;
import se.samkor.identity.IdentityKind;
import se.samkor.identity.PersonNumber;
import se.samkor.identity.PseudonymKey;
import se.samkor.identity.Pseudonyms;

/**
 * Eight thousand residents, and 1 500 participations whose number has one wrong digit: nearly all are found,
 * hardly any for another person, and the report says how many. Residents are close to each other, some have moved, some
 * participants are not in the population register, and SUS is wrong about sex or birth year now and then.
 */
class LinkRepairTest {
    private static final int RESIDENTS = 8000;
    private static final int FAULTY = 1500;
    private static final int RIGHT = 800;
    private static final LocalDate AS_OF = LocalDate.of(2022, 2, 1);

    @TempDir
    static Path folder;

    /** The resident each faulty participation is of; those who are not residents are missing. */
    private static final Map<String, Long> TRUTH = new HashMap<>();

    private static final Set<String> FAULTY_IDS = new HashSet<>();

    @BeforeAll
    static void link() throws IOException {
        new Registers(new Random(11)).delivery().write(folder.resolve("d"));
        Path conf = Files.writeString(folder.resolve("open.conf"), "quality.max-rejected-share = 1.0\n");
        run("ingest", "--delivery", folder.resolve("d").toString(), "--conf-file", conf.toString());
        run(
                "link",
                "--repair",
                "--conf-file",
                conf.toString(),
                "--out",
                folder.resolve("out").toString());
    }

    private static void run(String... job) throws IOException {
        List<String> options = new ArrayList<>(List.of(job));
        options.addAll(List.of("--store", folder.resolve("store").toString()));
        if (job[0].equals("ingest")) {
            options.addAll(List.of("--key-file", SmallDelivery.key(folder).toString()));
        }
        CommandLineRun run = CommandLineRun.of(options.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
    }

    private static List<Row> table(String name) {
        return SharedSpark.session()
                .read()
                .format("delta")
                .load(folder.resolve("store").resolve(name).toString())
                .collectAsList();
    }

    @Test
    void nearlyAllAreFoundAndTheStatedErrorsAreTheTrueOnes() throws IOException {
        int found = 0;
        int wrong = 0;
        for (Row link : table("repaired_links")) {
            String id = link.getAs("participation_id");
            assertThat(FAULTY_IDS).contains(id);
            boolean right = link.<Long>getAs("person").equals(TRUTH.get(id));
            found += right ? 1 : 0;
            wrong += right ? 0 : 1;
            assertThat(link.<Double>getAs("probability")).isGreaterThanOrEqualTo(0.95);
        }
        assertThat(found).isGreaterThanOrEqualTo((int) Math.ceil(0.95 * TRUTH.size()));
        assertThat((double) wrong / (found + wrong)).isLessThan(0.001);
        agrees("estimated_false_match_rate", wrong, found + wrong);
        agrees("estimated_missed_match_rate", TRUTH.size() - found, TRUTH.size());
    }

    /** The interval of the stated rate and that of the true one (Clopper and Pearson) have numbers in common. */
    private static void agrees(String item, int count, int of) throws IOException {
        String[] stated = SmallDelivery.lines(folder.resolve("out/internal/linkage_repair.csv")).stream()
                .filter(line -> line.startsWith(item + ","))
                .findFirst()
                .orElseThrow()
                .split(",");
        double low = count == 0 ? 0 : new BetaDistribution(count, of - count + 1).inverseCumulativeProbability(0.025);
        double high = new BetaDistribution(count + 1, of - count).inverseCumulativeProbability(0.975);
        assertThat(Double.parseDouble(stated[2])).as(item).isLessThanOrEqualTo(high);
        assertThat(Double.parseDouble(stated[3])).as(item).isGreaterThanOrEqualTo(low);
    }

    @Test
    void repairedLinksAreMarkedAndCanBeLeftOut() throws IOException {
        long repaired = table("histories").stream()
                .filter(row -> row.<String>getAs("link_kind").equals("repaired"))
                .count();
        assertThat(repaired).isGreaterThan(FAULTY / 2);
        Path conf = folder.resolve("open.conf");
        for (String kinds : List.of("all", "exact")) {
            String out = folder.resolve(kinds).toString();
            run("durability", "--year", "2020", "--link-kinds", kinds, "--conf-file", conf.toString(), "--out", out);
        }
        assertThat(persons("exact")).isEqualTo(RIGHT);
        assertThat(persons("all")).isGreaterThan(RIGHT + FAULTY / 2);
    }

    private static long persons(String kinds) throws IOException {
        return SmallDelivery.lines(folder.resolve(kinds).resolve("internal/follow_up.csv")).stream()
                .skip(1)
                .mapToLong(line -> Long.parseLong(line.split(",")[2]))
                .sum();
    }

    /** The made-up registers; numbers of the 19th century, which belong to nobody living. */
    private static final class Registers {
        private final Random random;
        private final Pseudonyms pseudonyms =
                new Pseudonyms(PseudonymKey.of("a key for the tests only", "here"), IdentityKind.PERSONNUMMER, AS_OF);
        private final List<String> numbers = new ArrayList<>();
        private final List<String> population = new ArrayList<>(List.of("personnummer;ar;kommun;kon;fodelsedatum"));
        private final List<String> payouts = new ArrayList<>();
        private final List<String> participations = new ArrayList<>();

        Registers(Random random) {
            this.random = random;
        }

        SmallDelivery delivery() {
            people();
            SmallDelivery delivery = new SmallDelivery();
            delivery.register("befolkning", population.toArray(String[]::new));
            delivery.register("sus_deltagande", all(delivery.text("sus_deltagande.csv"), participations));
            delivery.register("midas_sjukpenning", all(delivery.text("midas_sjukpenning.csv"), payouts));
            List<String> insatser = new ArrayList<>();
            List<String> members = new ArrayList<>(List.of("kommun;forbund_id;forbund;from_datum;tom_datum"));
            for (int i = 0; i < KOMMUNER.size(); i++) {
                insatser.add("I" + (100 + i) + ";F" + i + ";INDIVID;preparatory;;PERSON;2019-01-01;;;");
                members.add(KOMMUNER.get(i) + ";F" + i + ";Förbund " + i + ";2012-01-01;");
            }
            delivery.register("sus_insats", all(delivery.text("sus_insats.csv"), insatser));
            return delivery.register("forbund_medlemskap", members.toArray(String[]::new));
        }

        private static final List<String> KOMMUNER = List.of(
                "0180", "0181", "0305", "0380", "0480", "0580", "0680", "0780", "0880", "0980", "1080", "1280", "1380",
                "1480", "1780", "1880", "1980", "2080", "2180", "2280");

        private static String[] all(String text, List<String> more) {
            List<String> lines =
                    new ArrayList<>(List.of(text.lines().findFirst().orElseThrow()));
            lines.addAll(more);
            return lines.toArray(String[]::new);
        }

        private void people() {
            Set<String> taken = new HashSet<>();
            while (numbers.size() < RESIDENTS) {
                LocalDate born = LocalDate.of(1850, 1, 1).plusDays(random.nextInt(3652));
                long nine = (born.getYear() % 100) * 10_000_000L
                        + born.getMonthValue() * 100_000L
                        + born.getDayOfMonth() * 1000L
                        + 1
                        + random.nextInt(999);
                String number = "18" + String.format("%09d", nine) + PersonNumber.checkDigit(nine);
                if (taken.add(number)) {
                    person(number, born.plusYears(110));
                }
            }
        }

        private void person(String number, LocalDate born) {
            int index = numbers.size();
            numbers.add(number);
            boolean woman = (number.charAt(10) - '0') % 2 == 0;
            int home = random.nextInt(KOMMUNER.size());
            boolean sick = random.nextDouble() < 0.3;
            boolean resident = index >= FAULTY || random.nextDouble() > 0.03;
            if (resident) {
                population.add(number + ";2019;" + KOMMUNER.get(home) + ";" + (woman ? "K" : "M") + ";" + born);
            }
            if (sick) {
                payouts.add(number + ";2019-10-01;SJP;1;2019-10-01;2019-12-20;;;;F32");
            }
            if (index < FAULTY + RIGHT) {
                String id = "P" + index;
                String written = index < FAULTY ? misspelt(number) : number;
                if (index < FAULTY) {
                    FAULTY_IDS.add(id);
                    if (resident) {
                        TRUTH.put(id, pseudonyms.of(number).value());
                    }
                }
                participation(id, written, woman, home, sick, born);
            }
        }

        private void participation(String id, String written, boolean woman, int home, boolean sick, LocalDate born) {
            int forbund = random.nextDouble() < 0.03 ? random.nextInt(KOMMUNER.size()) : home;
            String sex = woman == (random.nextDouble() > 0.005) ? "K" : "M";
            int year = born.getYear() + (random.nextDouble() < 0.02 ? 1 : 0);
            boolean said = sick == (random.nextDouble() > 0.1);
            participations.add(id + ";I" + (100 + forbund) + ";" + written + ";" + sex + ";" + year
                    + ";2020-02-01;2020-06-30;;;;" + (said ? "sjukpenning_or_rehabiliteringspenning" : "income_support")
                    + ";;;");
        }

        /** One of the last ten digits exchanged: the check digit sees every such error. */
        private String misspelt(String number) {
            int at = 2 + random.nextInt(10);
            int other = (number.charAt(at) - '0' + 1 + random.nextInt(9)) % 10;
            return number.substring(0, at) + other + number.substring(at + 1);
        }
    }
}
