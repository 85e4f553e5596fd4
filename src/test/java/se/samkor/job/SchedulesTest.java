package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The ready-made schedules of {@code jobs/follow-up/schedule}, each judged by the tool that reads it. */
class SchedulesTest {
    private static final Path SCHEDULES = Path.of("jobs", "follow-up", "schedule");
    private static final Pattern OPTION = Pattern.compile("--[a-z-]+(?==)");

    @TempDir
    Path folder;

    @Test
    void systemdReadsItsUnits() throws Exception {
        assumeTrue(found("systemd-analyze", "--version"), "systemd-analyze is not installed");
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
    }

    @Test
    void cronReadsItsTable() throws Exception {
        List<String> lines = read("crontab")
                .lines()
                .filter(line -> Character.isDigit(line.charAt(0)))
                .toList();
        assertThat(lines)
                .singleElement()
                .asString()
                .matches("\\d+ \\d+ \\d+ \\d+ \\* .*/jobs/follow-up/run\\.sh")
                .doesNotContain("%");
        // cron's own check is only in some of its kinds
        if (found("crontab", "-T", "/dev/null")) {
            run(List.of("crontab", "-T", SCHEDULES.resolve("crontab").toString()));
        }
    }

    @Test
    void pythonReadsTheDag() throws Exception {
        assumeTrue(found("python3", "--version"), "python3 is not installed");
        run(List.of(
                "python3",
                "-c",
                "import ast, sys; ast.parse(open(sys.argv[1], encoding='utf-8').read())",
                SCHEDULES.resolve("samkor_follow_up.py").toString()));
    }

    @Test
    void theKubernetesResourceIsYaml() throws Exception {
        assumeTrue(found("python3", "-c", "import yaml"), "python3 with yaml is not installed");
        run(List.of(
                "python3",
                "-c",
                "import sys, yaml; r = yaml.safe_load(open(sys.argv[1], encoding='utf-8'));"
                        + " assert r['kind'] == 'ScheduledSparkApplication';"
                        + " assert r['spec']['concurrencyPolicy'] == 'Forbid';"
                        + " assert r['spec']['template']['arguments'][0] == 'follow-up'",
                SCHEDULES.resolve("scheduled-spark-application.yaml").toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"samkor_follow_up.py", "scheduled-spark-application.yaml"})
    void theJobHasTheOptionsThatAreGiven(String schedule) throws IOException {
        Set<String> known =
                new CommandLine(new FollowUpJob()).getCommandSpec().optionsMap().keySet();
        Set<String> given = new TreeSet<>(
                OPTION.matcher(read(schedule)).results().map(MatchResult::group).toList());
        assertThat(given).contains("--delivery", "--year", "--store", "--out", "--key-file");
        assertThat(known).containsAll(given);
    }

    private static String read(String schedule) throws IOException {
        return Files.readString(SCHEDULES.resolve(schedule));
    }

    private static boolean found(String... command) throws InterruptedException {
        try {
            return start(List.of(command)).waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = start(command);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
