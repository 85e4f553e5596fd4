package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.CommandLineRun;
import se.samkor.SharedSpark;
import se.samkor.domain.Stop;
import se.samkor.register.DeliveryFolder;
import se.samkor.register.RegisterReader;
import se.samkor.schema.SicknessBenefitTable;
import se.samkor.synthetic.TestNumbers;

/**
 * Thousands of mutated rows and files, drawn from a seed: never a stack trace, never a row accepted that {@link
 * SecondValidator} rejects or the other way round, and accepted and rejected always add up to read. With {@code
 * -Dsamkor.fuzz=10000} as many rows and files as asked for.
 */
class FuzzedDeliveryTest {
    private static final int ROWS = Integer.getInteger("samkor.fuzz", 2000);
    private static final int FILES = Integer.getInteger("samkor.fuzz", 2000) / 10;
    private static final List<String> NUMBERS = TestNumbers.all();
    private static final String[] DATES = {
        "2020-02-30", "20200101", "2020-1-1", "0000-00-00", "9999-12-31", "1849-12-31", "1850-01-01", "2200-01-01",
        "2200-01-02", " 2020-01-01 ", "2020-01-1T", "2020011T", "2020-01-01T00:00", "20-01-01", "2020/01/01",
                "2020-13-01",
        "2019-02-29", "2020-02-29", "2020-01-1\t", "today", "20200230", "+2020-01-01", "2020-01--1"
    };
    private static final String[] VALUES = {
        "0",
        "1",
        "-1",
        "0,5",
        "0.25",
        "1.0000",
        "1,00000001",
        "1e-1",
        "NaN",
        "Infinity",
        "1.5.2",
        "+0.5",
        ".5",
        "5.",
        ".",
        "0.00001",
        "0.00005",
        "1d",
        "0x1",
        "٠.٥",
        "1 000",
        "99999999999999999999",
        "-0",
        "0,75",
        "half",
        "1%",
        "1.0f"
    };
    private static final String[] CODES = {
        "sjp", " SJP ", "XYZ", "K", "k", "M", "X", "RP", "ASKP", "fsjp", "SJP|RP", "", "?"
    };
    private static final String LETTERS = "0123456789ABÅäö-+,. /|T\t'\uFFFD";

    @TempDir
    static Path folder;

    private final Random random = new Random(20_240_601);

    @Test
    void mutatedRowsAreAcceptedOrRejectedAsTheSecondValidatorSays() throws IOException {
        Map<String, List<String>> rows = new HashMap<>();
        rows.put("midas_sjukpenning", mutated(ROWS / 2, this::payout));
        rows.put("sus_deltagande", mutated(ROWS / 4, this::participation));
        rows.put("befolkning", mutated(ROWS / 4, this::resident));
        SmallDelivery delivery = new SmallDelivery();
        rows.forEach((register, lines) -> {
            List<String> all = new ArrayList<>(
                    List.of(delivery.text(register + ".csv").lines().findFirst().orElseThrow()));
            all.addAll(lines);
            delivery.register(register, all.toArray(String[]::new));
        });
        delivery.without("midas_sjuk_aktivitetsersattning.csv").write(folder.resolve("d"));
        int broken = brokenBytes(folder.resolve("d/midas_sjuk_aktivitetsersattning"));
        CommandLineRun run = ingest();
        assertThat(run.err()).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(run.status()).as(run.err()).isZero();

        Map<String, Set<Long>> rejected = rejected();
        SecondValidator second = new SecondValidator(
                java.time.LocalDate.of(2022, 2, 1),
                Set.of("I1"),
                SecondValidator.kommuner(Files.readAllLines(Path.of("conf", "kommuner.csv"))));
        rows.forEach((register, lines) -> {
            Set<Long> expected = second.rejected(register, lines);
            Set<Long> found = rejected.getOrDefault(register, Set.of());
            assertThat(differences(expected, found, lines)).as(register).isEmpty();
            assertThat(expected.size()).isBetween(lines.size() / 10, lines.size() * 9 / 10);
            assertThat(count(register, "read")).isEqualTo(lines.size());
            assertThat(accepted(register)).isEqualTo(lines.size() - expected.size());
        });
        String bytes = "midas_sjuk_aktivitetsersattning";
        assertThat(count(bytes, "read")).isEqualTo(count(bytes, "accepted") + count(bytes, "rejected"));
        assertThat(accepted(bytes)).isEqualTo(count(bytes, "accepted"));
        assertThat(count(bytes, "read")).isGreaterThan(broken / 2);
        assertThat(table(bytes)
                        .filter(
                                "extent < 1 or extent > 10000 or benefit_code not in ('SE', 'AE') or from_date > to_date"
                                        + " or from_date < date'1850-01-01' or to_date > date'2200-01-01' or person is null"
                                        + " or from_date is null or to_date is null or extent is null or benefit_code is null")
                        .count())
                .isZero();
    }

    private static List<String> differences(Set<Long> expected, Set<Long> found, List<String> lines) {
        List<String> differences = new ArrayList<>();
        for (long i = 1; i <= lines.size(); i++) {
            if (expected.contains(i) != found.contains(i)) {
                differences.add((found.contains(i) ? "rejected: " : "accepted: ") + lines.get((int) i - 1));
            }
        }
        return differences;
    }

    private CommandLineRun ingest() throws IOException {
        Path conf = Files.writeString(folder.resolve("open.conf"), "quality.max-rejected-share = 1.0\n");
        return CommandLineRun.of(
                "ingest",
                "--delivery",
                folder.resolve("d").toString(),
                "--store",
                folder.resolve("store").toString(),
                "--conf-file",
                conf.toString(),
                "--key-file",
                SmallDelivery.key(folder).toString());
    }

    private static org.apache.spark.sql.Dataset<Row> table(String name) {
        return SharedSpark.session()
                .read()
                .format("delta")
                .load(folder.resolve("store").resolve(name).toString());
    }

    private static Map<String, Set<Long>> rejected() {
        Map<String, Set<Long>> rejected = new HashMap<>();
        for (Row row : table("rejected").collectAsList()) {
            boolean first = rejected.computeIfAbsent(row.getAs("register"), register -> new HashSet<>())
                    .add(row.getAs("row_number"));
            assertThat(first || row.<String>getAs("source_file").contains("/")).isTrue();
        }
        return rejected;
    }

    private static long accepted(String register) {
        return table(register).count();
    }

    private static long count(String register, String item) {
        return table("quality")
                .filter("register = '" + register + "' and item = '" + item + "' and detail = ''")
                .selectExpr("sum(rows)")
                .first()
                .getLong(0);
    }

    private interface Line {
        String[] of(int index);
    }

    private List<String> mutated(int count, Line line) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String[] cells = line.of(i);
            for (int more = random.nextInt(3); more > 0; more--) {
                cells = mutate(cells);
            }
            String text = String.join(";", cells);
            lines.add(text.isBlank() ? ";" : text);
        }
        return lines;
    }

    private String number(int i) {
        return NUMBERS.get((i * 7) % NUMBERS.size());
    }

    private String[] payout(int i) {
        String from = java.time.LocalDate.of(2018, 1, 1).plusDays(i % 900).toString();
        String to =
                java.time.LocalDate.of(2018, 1, 10).plusDays(i % 900 + i % 50).toString();
        return new String[] {number(i), from, "SJP", "0.5", from, to, "10", "5", i + "," + i % 10, "F32"};
    }

    private String[] participation(int i) {
        return new String[] {
            "D" + i, "I1", number(i), "K", "1980", "2020-02-01", "2020-06-30", "", "", "", "", "", "", ""
        };
    }

    private String[] resident(int i) {
        return new String[] {number(i), Integer.toString(2015 + i % 5), "0180", "M", "1980-01-01"};
    }

    private String[] mutate(String[] cells) {
        String[] changed = cells.clone();
        int at = random.nextInt(changed.length);
        switch (random.nextInt(11)) {
            case 0 -> changed[at] = "";
            case 1 -> changed[at] = pick(DATES);
            case 2 -> changed[at] = pick(VALUES);
            case 3 -> changed[at] = pick(CODES);
            case 4 -> changed[at] = pickNumber();
            case 5 -> {
                int other = random.nextInt(changed.length);
                String moved = changed[at];
                changed[at] = changed[other];
                changed[other] = moved;
            }
            case 6 -> changed = java.util.Arrays.copyOf(changed, changed.length - 1);
            case 7 -> {
                changed = java.util.Arrays.copyOf(changed, changed.length + 1);
                changed[changed.length - 1] = "";
            }
            case 8 -> changed[at] = " " + changed[at] + "  ";
            default -> changed[at] = character(changed[at]);
        }
        return changed;
    }

    private String pick(String[] values) {
        return values[random.nextInt(values.length)];
    }

    private String pickNumber() {
        String number = NUMBERS.get(random.nextInt(NUMBERS.size()));
        return switch (random.nextInt(7)) {
            case 0 -> number.substring(2);
            case 1 -> number.substring(2, 8) + "-" + number.substring(8);
            case 2 -> number.substring(2, 8) + "+" + number.substring(8);
            case 3 -> number.substring(0, 8) + "-" + number.substring(8);
            case 4 -> number.substring(0, 8) + " " + number.substring(8);
            case 5 -> number.substring(0, 11) + (number.charAt(11) - '0' + 1) % 10;
            default -> number + "0";
        };
    }

    private String character(String cell) {
        int at = random.nextInt(cell.length() + 1);
        String letter = LETTERS.substring(random.nextInt(LETTERS.length())).substring(0, 1);
        String rest = at < cell.length() && random.nextBoolean() ? cell.substring(at + 1) : cell.substring(at);
        return cell.substring(0, at) + letter + rest;
    }

    /** Parts whose bodies have bytes exchanged, put in or left out: quotation marks, halves of characters. */
    private int brokenBytes(Path register) throws IOException {
        Files.createDirectories(register);
        String header =
                "personnummer;fall_from_datum;forman_kod;omfattning;del_from_datum;del_tom_datum;del_dagar_brutto;"
                        + "del_dagar_netto;del_belopp_brutto;diagnos1_kod;diagnos2_kod\n";
        int lines = 0;
        for (int part = 0; part < 8; part++) {
            StringBuilder body = new StringBuilder();
            for (int i = 0; i < 60; i++, lines++) {
                body.append(number(lines))
                        .append(";2018-01-01;SE;0.5;2018-01-01;2022-12-31;1;1;")
                        .append(lines)
                        .append(";F20;\n");
            }
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.write(header.getBytes(StandardCharsets.UTF_8));
            for (byte value : mutate(body.toString().getBytes(StandardCharsets.UTF_8), 40)) {
                // a file with zeros is refused as a whole
                file.write(value == 0 ? 1 : value);
            }
            Files.write(register.resolve("part-" + part + ".csv"), file.toByteArray());
        }
        return lines;
    }

    private byte[] mutate(byte[] bytes, int times) {
        byte[] changed = bytes;
        for (int i = 0; i < times && changed.length > 0; i++) {
            int at = random.nextInt(changed.length);
            byte[] special = {'"', 0, (byte) 0xC3, (byte) 0xFF, '\r', '\n', ';', '\\', ' ', (byte) random.nextInt(256)};
            byte value = special[random.nextInt(special.length)];
            if (random.nextBoolean()) {
                changed = changed.clone();
                changed[at] = value;
            } else {
                byte[] longer = new byte[changed.length + 1];
                System.arraycopy(changed, 0, longer, 0, at);
                longer[at] = value;
                System.arraycopy(changed, at, longer, at + 1, changed.length - at);
                changed = longer;
            }
        }
        return changed;
    }

    @Test
    void mutatedFilesAreReadOrRefusedInOneSentence() throws IOException {
        byte[] good = new SmallDelivery().text("midas_sjukpenning.csv").getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int i = 0; i < FILES; i++) {
            Path delivery = Files.createDirectories(folder.resolve("f" + i % 2));
            try (var old = Files.list(delivery)) {
                for (Path file : old.toList()) {
                    Files.delete(file);
                }
            }
            String name = List.of(
                            "midas_sjukpenning.csv",
                            "MIDAS_SJUKPENNING.CSV",
                            "midas_sjukpenning.csv.gz",
                            "midas_sjukpenning.txt")
                    .get(random.nextInt(20) < 17 ? 0 : 1 + random.nextInt(3));
            Files.write(delivery.resolve(name), file(good));
            if (random.nextInt(4) == 0) {
                byte[] settings = "encoding = latin1\ndelimiter = \";\"\n".getBytes(StandardCharsets.UTF_8);
                Files.write(delivery.resolve("delivery.conf"), mutate(settings, random.nextInt(3)));
            }
            refused += isRefused(delivery) ? 1 : 0;
        }
        assertThat(refused).isBetween(FILES / 10, FILES);
    }

    private byte[] file(byte[] good) {
        String text = new String(good, StandardCharsets.UTF_8);
        return switch (random.nextInt(6)) {
            case 0 -> java.util.Arrays.copyOf(good, random.nextInt(good.length));
            case 1 -> text.getBytes(random.nextBoolean() ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
            case 2 -> ("\uFEFF" + text.replace(';', ",\t|:".charAt(random.nextInt(4))))
                    .getBytes(StandardCharsets.UTF_8);
            case 3 -> text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
            default -> {
                // mostly the header
                int line = text.indexOf('\n');
                byte[] header = mutate(java.util.Arrays.copyOf(good, line), 1 + random.nextInt(4));
                byte[] all = java.util.Arrays.copyOf(header, header.length + good.length - line);
                System.arraycopy(good, line, all, header.length, good.length - line);
                yield all;
            }
        };
    }

    /** Reads up to where the rows would be read; anything but a {@link Stop} with a sentence fails the test. */
    private static boolean isRefused(Path delivery) {
        try {
            DeliveryFolder opened = DeliveryFolder.open(
                    delivery.toString(), SharedSpark.session().sessionState().newHadoopConf());
            new RegisterReader(SharedSpark.session(), opened, opened.settings()).read(SicknessBenefitTable.SCHEMA);
            return false;
        } catch (Stop refusal) {
            assertThat(refusal.getMessage()).matches("(?s)(Cannot|Unknown) .*").doesNotContain("Exception");
            return true;
        }
    }
}
