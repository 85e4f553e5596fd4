package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samkor.CommandLineRun;
import se.samkor.SharedSpark;

/** Random messy registers: the job's table equals the one by sets of days, counts exactly and means to 1e-9. */
class DurabilityOracleTest {
    private static final LocalDate FROM = LocalDate.of(2018, 9, 1);
    private static final LocalDate THROUGH = LocalDate.of(2021, 10, 31);

    @TempDir
    Path folder;

    private final List<BruteForceDurability.Person> persons = new ArrayList<>();
    private int nextId;

    @ParameterizedTest
    @CsvSource({"1, 0, episode", "2, 14, episode", "3, 0, participation"})
    void equalsCountingBySetsOfDays(long seed, int gap, String index) throws IOException {
        write(new Random(seed), folder.resolve("delivery"));
        Path conf =
                Files.writeString(folder.resolve("conf"), "episode-gap-days = " + gap + "\nindex = " + index + "\n");
        followUp("store", "out", "--conf-file", conf.toString());
        BruteForceDurability oracle = new BruteForceDurability(gap, index.equals("episode"), FROM, THROUGH);
        Map<String, double[]> expected = oracle.table(persons);
        Map<String, double[]> found = found(folder.resolve("out/internal/durability_days.csv"));
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        assertThat(expected.get("ALL ALL ALL calendar")[0]).isGreaterThan(60);
        expected.forEach((key, means) -> {
            assertThat(found.get(key)[0]).as(key).isEqualTo(means[0]);
            for (int i = 1; i < means.length; i++) {
                assertThat(found.get(key)[i]).as(key + " column " + i).isCloseTo(means[i], within(1e-9));
            }
        });
        long unfollowed = SmallDelivery.lines(folder.resolve("out/internal/follow_up.csv")).stream()
                .filter(line -> line.startsWith("2020,") && !line.contains("followed_up,"))
                .mapToLong(line -> Long.parseLong(line.split(",")[2]))
                .sum();
        long notYet = SmallDelivery.lines(folder.resolve("out/internal/follow_up.csv")).stream()
                .filter(line -> line.contains("not_yet_followed_up,"))
                .mapToLong(line -> Long.parseLong(line.split(",")[2]))
                .sum();
        assertThat(unfollowed + notYet).isEqualTo(oracle.notFollowedUp);
        new BruteForceMeasures(oracle, persons, FROM, THROUGH).check(folder.resolve("out/internal"));
    }

    @Test
    void theSameBytesWhateverTheNumberOfPartitions() throws IOException {
        write(new Random(4), folder.resolve("delivery"));
        for (String partitions : List.of("1", "7", "64")) {
            partitions(partitions, () -> followUp("store" + partitions, "out" + partitions));
        }
        Map<String, String> first = results("out1");
        assertThat(first).containsKeys("durability_days.csv", "linkage.csv", "quality.csv");
        for (String out : List.of("out7", "out64")) {
            Map<String, String> other = results(out);
            assertThat(other.keySet()).as(out).isEqualTo(first.keySet());
            first.forEach((file, text) ->
                    assertThat(other.get(file)).as(out + " " + file).isEqualTo(text));
        }
    }

    @Test
    void linkingOnTheWayIsLinkingBefore() throws IOException {
        Path delivery = new SmallDelivery().write(folder.resolve("delivery"));
        String store = folder.resolve("store").toString();
        String key = SmallDelivery.key(folder).toString();
        run(0, "ingest", "--delivery", delivery.toString(), "--store", store, "--key-file", key);
        String[] durability = {"durability", "--store", store, "--year", "2020", "--out", folder + "/way"};
        assertThat(run(4, durability).err()).contains("is not linked");
        String[] linking = Arrays.copyOf(durability, durability.length + 1);
        linking[durability.length] = "--link";
        run(0, linking);
        Map<String, String> first = results("way");
        // linked now: both ways find it
        assertThat(run(0, linking).err()).contains("already measured");
        run(0, durability);
        followUp("other", "out");
        Map<String, String> other = results("out");
        assertThat(first).isNotEmpty();
        first.forEach((file, text) -> assertThat(other.get(file)).as(file).isEqualTo(text));
        assertThat(results("way")).isEqualTo(first);
    }

    private static CommandLineRun run(int status, String... words) {
        CommandLineRun run = CommandLineRun.of(words);
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        return run;
    }

    private interface Run {
        void run() throws IOException;
    }

    /** A run whose shuffles have so many partitions, none of them put together again. */
    private static void partitions(String partitions, Run run) throws IOException {
        Map<String, String> settings = Map.of(
                "spark.sql.shuffle.partitions", partitions, "spark.sql.adaptive.coalescePartitions.enabled", "false");
        settings.forEach(System::setProperty);
        try {
            run.run();
        } finally {
            settings.keySet().forEach(System::clearProperty);
            SharedSpark.session().conf().unset("spark.sql.adaptive.coalescePartitions.enabled");
        }
    }

    private Map<String, String> results(String out) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> written = Files.list(folder.resolve(out + "/internal"))) {
            for (Path file : written.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    private void followUp(String store, String out, String... more) throws IOException {
        List<String> words = new ArrayList<>(
                SmallDelivery.followUp(folder, folder.resolve("delivery"), folder.resolve(store), folder.resolve(out)));
        words.addAll(List.of(more));
        CommandLineRun run = CommandLineRun.of(words.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
    }

    private static Map<String, double[]> found(Path file) throws IOException {
        Map<String, double[]> rows = new TreeMap<>();
        List<String> lines = SmallDelivery.lines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            double[] values = new double[10];
            values[0] = Double.parseDouble(cells[5]);
            for (int g = 0; g < 3; g++) {
                for (int i = 0; i < 3; i++) {
                    values[1 + 3 * g + i] = Double.parseDouble(cells[6 + 5 * g + i]);
                }
            }
            rows.put(cells[1] + " " + cells[2] + " " + cells[3] + " " + cells[4], values);
        }
        return rows;
    }

    private void write(Random random, Path delivery) throws IOException {
        SmallDelivery files = new SmallDelivery()
                .file("delivery.conf", "observed-from = 2018-09-01\nobserved-through = 2021-10-31\n");
        List<String> stays = header(files, "sus_deltagande");
        List<String> sickness = header(files, "midas_sjukpenning");
        List<String> disability = header(files, "midas_sjuk_aktivitetsersattning");
        List<String> population = header(files, "befolkning");
        List<String> events = new ArrayList<>(List.of("lopnr;handelse;datum;nytt_personnummer"));
        List<String> seeking =
                new ArrayList<>(List.of("lopnr;sokandekategori;from_datum;tom_datum;avaktualiseringsorsak"));
        for (int i = 0; i < 160; i++) {
            BruteForceDurability.Person person = new BruteForceDurability.Person();
            person.sex = random.nextBoolean() ? "K" : "M";
            String id = "p" + i;
            // thirtieth, sixty-fifth and sixty-sixth birthdays among the days that count
            person.born = LocalDate.of(List.of(1956, 1957, 1980, 1990, 1991).get(random.nextInt(5)), 1, 1)
                    .plusDays(random.nextInt(365));
            population.add(id + ";2019;0180;" + person.sex + ";" + person.born);
            happenings(random, person, id, events, seeking);
            stays(random, person, id, stays);
            spells(random, person, id, sickness, disability);
            // a protected person is anonymous, and so in no cohort
            if (person.happenings.stream().noneMatch(one -> one.what().equals("SKYDDAD"))) {
                persons.add(person);
            }
        }
        stays.add("A1;I1;;K;;2020-01-01;2020-05-01;;;;;;;");
        files.register("sus_insats", files.text("sus_insats.csv").strip(), "I2;F1;STRUKTUR;;;PERSON;2019-01-01;;;")
                .register("sus_deltagande", stays.toArray(String[]::new))
                .register("midas_sjukpenning", sickness.toArray(String[]::new))
                .register("midas_sjuk_aktivitetsersattning", disability.toArray(String[]::new))
                .register("befolkning", population.toArray(String[]::new))
                .register("befolkning_handelse", events.toArray(String[]::new))
                .register("arbetssokande", seeking.toArray(String[]::new))
                .write(delivery);
    }

    private static List<String> header(SmallDelivery files, String register) {
        List<String> lines = new ArrayList<>();
        lines.add(
                files.text(register + ".csv").lines().findFirst().orElseThrow().replace("personnummer", "lopnr"));
        return lines;
    }

    private void stays(Random random, BruteForceDurability.Person person, String id, List<String> lines) {
        int n = 1 + random.nextInt(4);
        for (int i = 0; i < n; i++) {
            LocalDate start = LocalDate.of(2019, 6, 1).plusDays(random.nextInt(500));
            LocalDate end = random.nextInt(12) == 0 ? null : start.plusDays(random.nextInt(200));
            int kind = random.nextInt(12);
            String line =
                    "D" + nextId++ + (kind == 0 ? ";I2;" : ";I1;") + id + ";" + person.sex + ";1980;" + start + ";"
                            + (end == null ? "" : end.toString().replace("-", random.nextBoolean() ? "" : "-"))
                            + (kind == 1 ? ";felregistrering" : ";") + ";;;;;;";
            lines.add(line);
            if (random.nextInt(10) == 0) {
                lines.add(line);
            }
            if (kind > 1) {
                person.stays.add(new BruteForceDurability.Stay(start, end));
            }
        }
    }

    private static void happenings(
            Random random, BruteForceDurability.Person person, String id, List<String> events, List<String> seeking) {
        List<String> kinds = List.of("DOD", "UTVANDRAD", "INVANDRAD", "SKYDDAD");
        for (int i = random.nextInt(3); i > 0; i--) {
            LocalDate day = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(700));
            String what = kinds.get(random.nextInt(4));
            if (person.happenings.stream().noneMatch(other -> other.day().equals(day))) {
                events.add(id + ";" + what + ";" + day + ";");
                person.happenings.add(new BruteForceDurability.Happening(what, day));
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            LocalDate from = LocalDate.of(2019, 6, 1).plusDays(random.nextInt(700));
            LocalDate to = random.nextInt(4) == 0 ? null : from.plusDays(random.nextInt(300));
            seeking.add(id + ";11;" + from + ";" + (to == null ? "" : to) + ";" + i);
            person.seeking.add(new BruteForceDurability.Stay(from, to));
        }
    }

    private static void spells(
            Random random,
            BruteForceDurability.Person person,
            String id,
            List<String> sickness,
            List<String> disability) {
        int n = random.nextInt(14);
        for (int i = 0; i < n; i++) {
            String code =
                    List.of("SJP", "SJP", "RP", "FSJP", "ASKP", "AE", "SE").get(random.nextInt(7));
            LocalDate from = LocalDate.of(2018, 6, 1).plusDays(random.nextInt(1300));
            LocalDate to = from.plusDays(random.nextInt(random.nextInt(5) == 0 ? 900 : 90));
            int quarters = 1 + random.nextInt(4);
            String extent = Double.toString(quarters / 4.0).replace(".", random.nextBoolean() ? "," : ".");
            boolean disabled = code.equals("AE") || code.equals("SE");
            String diagnosis = List.of("F321", "M54", "C50", "Z73", "").get(random.nextInt(5));
            LocalDate caseFrom = random.nextInt(4) == 0 ? null : from.minusDays(random.nextInt(400));
            String line = id + ";" + (caseFrom == null ? "" : caseFrom) + ";" + code + ";" + extent + ";" + from + ";"
                    + to + ";;;;" + diagnosis + (disabled ? ";" : "");
            (disabled ? disability : sickness).add(line);
            if (random.nextInt(15) == 0) {
                (disabled ? disability : sickness).add(line);
            }
            String group = code.equals("RP") ? "SJP" : code;
            // an exact duplicate is kept once, so the same part-case twice adds nothing
            person.spells.add(new BruteForceDurability.Spell(group, from, to, quarters / 4.0, diagnosis, caseFrom));
        }
    }
}
