package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParseResult;

/**
 * The ready-made schedules of {@code jobs/follow-up/schedule}, each judged by the tool that reads it: systemd, cron's own dry run,
 * Python with the engine of Airflow's templates (Airflow itself is stood in for), a schema of the Spark operator's resource. The words
 * that come out are read as the job reads them.
 */
class SchedulesTest {
    private static final Path SCHEDULES = Path.of("jobs", "follow-up", "schedule");
    private static final Path READERS = Path.of("src", "test", "resources", "schedules");
    /** The system's own first: packages of the system are not seen by another. */
    private static final String PYTHON =
            Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";

    @TempDir
    Path folder;

    @Test
    void systemdReadsItsUnits() throws Exception {
        assumeTrue(found("systemd-analyze", "--version"), "SKIPPED, not installed: systemd-analyze (systemd)");
        String house = Path.of("").toAbsolutePath().toString();
        for (String unit : List.of("samkor-follow-up.service", "samkor-follow-up.timer")) {
            // the command must be there to be judged
            Files.writeString(folder.resolve(unit), read(unit).replace("/opt/samkor", house));
        }
        run(List.of(
                "systemd-analyze",
                "verify",
                folder.resolve("samkor-follow-up.service").toString(),
                folder.resolve("samkor-follow-up.timer").toString()));
        String calendar = read("samkor-follow-up.timer")
                .lines()
                .filter(line -> line.startsWith("OnCalendar="))
                .findFirst()
                .orElseThrow()
                .substring("OnCalendar=".length());
        assertThat(run(List.of("systemd-analyze", "calendar", calendar))).contains("-02-10 02:00:00");
    }

    @Test
    void cronTakesItsTable() throws Exception {
        assertThat(read("crontab").lines().filter(line -> Character.isDigit(line.charAt(0))))
                .singleElement()
                .asString()
                .endsWith("/jobs/follow-up/run.sh")
                .doesNotContain("%");
        String empty = Files.writeString(folder.resolve("empty"), "").toString();
        String option = found("crontab", "-n", empty) ? "-n" : "-T";
        assumeTrue(found("crontab", option, empty), "SKIPPED, not installed: crontab with a dry run (cron)");
        Path table = SCHEDULES.resolve("crontab");
        run(List.of("crontab", option, table.toString()));
        Path wrong = Files.writeString(folder.resolve("wrong"), read("crontab").replace("0 2 10 2 *", "0 2 10 13 *"));
        assertThat(found("crontab", option, wrong.toString()))
                .as("the tool knows a month that there is not")
                .isFalse();
    }

    @Test
    void theDagSubmitsTheJob() throws Exception {
        assumeTrue(found(PYTHON, "-c", "import jinja2"), "SKIPPED, not installed: python3 with jinja2");
        JsonNode submitted = readBy("read_dag.py", "samkor_follow_up.py");
        assertThat(submitted.get("java_class").asText()).isEqualTo(Main.class.getName());
        assertThat(submitted.get("application").asText()).isEqualTo("/samkor_jar");
        assertThat(submitted.get("max_active_runs").asInt()).isOne();
        assertThat(submitted.get("catchup").asBoolean()).isFalse();
        ParseResult job = asTheJobReadsThem(submitted);
        // rendered for a run on 10 February 2027
        assertThat(job.matchedOptionValue("--year", 0)).isEqualTo(2025);
        assertThat(job.matchedOptionValue("--store", "")).isEqualTo("/samkor_store");
    }

    @Test
    void theKubernetesResourceIsOneOfTheSparkOperator() throws Exception {
        assumeTrue(
                found(PYTHON, "-c", "import yaml, jsonschema"),
                "SKIPPED, not installed: python3 with yaml and jsonschema");
        String schema =
                READERS.resolve("scheduled-spark-application.schema.json").toString();
        JsonNode resource = readBy("read_resource.py", "scheduled-spark-application.yaml", schema);
        assertThat(asTheJobReadsThem(resource).matchedOptionValue("--out", "")).isEqualTo("/data/results");
        String text = read("scheduled-spark-application.yaml");
        for (String wrong : List.of(
                text.replace("concurrencyPolicy:", "concurrencyPolice:"),
                text.replace("instances: 4", "instances: four"),
                text.replace("secretType: Generic", "secretType: Open"),
                text.replace(
                        "      volumeMounts:\n        - name: data", "      volumeMounts:\n        - name: date"))) {
            assertThat(wrong).isNotEqualTo(text);
            Path file = Files.writeString(folder.resolve("wrong.yaml"), wrong);
            assertThat(found(PYTHON, READERS.resolve("read_resource.py").toString(), file.toString(), schema))
                    .isFalse();
        }
    }

    @Test
    void allComeOnTheSameDay() throws IOException {
        assertThat(read("crontab")).contains("\n0 2 10 2 * ");
        assertThat(read("samkor_follow_up.py")).contains("schedule=\"0 2 10 2 *\"");
        assertThat(read("scheduled-spark-application.yaml")).contains("schedule: \"0 2 10 2 *\"");
    }

    private static ParseResult asTheJobReadsThem(JsonNode read) {
        List<String> words = new ArrayList<>();
        read.get("words").forEach(word -> words.add(word.asText()));
        ParseResult job =
                Main.commandLine().parseArgs(words.toArray(String[]::new)).subcommand();
        assertThat(job.commandSpec().name()).isEqualTo("follow-up");
        assertThat(job.hasMatchedOption("--delivery")).isTrue();
        assertThat(job.hasMatchedOption("--key-file")).isTrue();
        return job;
    }

    private static JsonNode readBy(String reader, String schedule, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                PYTHON,
                "-B",
                READERS.resolve(reader).toString(),
                SCHEDULES.resolve(schedule).toString()));
        command.addAll(List.of(more));
        return new ObjectMapper().readTree(run(command));
    }

    private static String read(String schedule) throws IOException {
        return Files.readString(SCHEDULES.resolve(schedule));
    }

    private static boolean found(String... command) throws InterruptedException {
        try {
            Process process = start(List.of(command));
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = start(command);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
