package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.deploy.SparkSubmitArguments;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.ParseResult;
import scala.collection.JavaConverters;

/** What the folders of {@code jobs} hand to spark-submit, read as Spark and as the job read it. No cluster is started. */
class JobFoldersTest {
    private static final Path JOBS = Path.of("jobs");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^[^#\n]*\\$\\{?([A-Z_]+)");

    @TempDir
    static Path folder;

    /** A Spark whose spark-submit says what it was given, a word a line. */
    @BeforeAll
    static void aSparkThatOnlySays() throws IOException {
        Path submit = folder.resolve("spark/bin/spark-submit");
        Files.createDirectories(submit.getParent());
        Files.writeString(submit, "#!/bin/sh\nfor word in \"$@\"; do printf '%s\\n' \"$word\"; done\n");
        assertThat(submit.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("samkor-cluster.jar"), "");
    }

    static Stream<String> jobs() {
        return Main.commandLine().getSubcommands().keySet().stream()
                .filter(job -> !job.equals("demo"))
                .sorted();
    }

    private static List<String> run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    /** What {@code submit.sh} of a job hands to spark-submit; each variable that its parameters name is set. */
    private static List<String> submitted(String job, Path properties) throws IOException, InterruptedException {
        Map<String, String> environment = new java.util.HashMap<>(Map.of(
                "SPARK_HOME", folder.resolve("spark").toString(),
                "SAMKOR_PROPERTIES", properties.toString(),
                "SAMKOR_JAR", folder.resolve("samkor-cluster.jar").toString(),
                "SAMKOR_KEY", "a key that no command line may show"));
        String parameters = Files.readString(JOBS.resolve(job).resolve("parameters.conf"));
        for (MatchResult variable : VARIABLE.matcher(parameters).results().toList()) {
            environment.put(variable.group(1), variable.group(1).endsWith("YEAR") ? "2020" : "/data/a folder");
        }
        return run(environment, JOBS.resolve(job).resolve("submit.sh").toString());
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void everyJobHasAFolderWhoseWordsTheJobTakes(String job) throws IOException, InterruptedException {
        for (String script : List.of("run.sh", "submit.sh")) {
            run(Map.of(), "bash", "-n", JOBS.resolve(job).resolve(script).toString());
        }
        assertThat(Files.readString(JOBS.resolve(job).resolve("README.md"))).contains("When:", "For:");
        List<String> words = submitted(job, Path.of("conf", "spark", "standalone.properties"));
        assertThat(words).noneMatch(word -> word.contains("no command line"));
        List<String> own = words.subList(words.indexOf(job), words.size());
        ParseResult parsed =
                Main.commandLine().parseArgs(own.toArray(String[]::new)).subcommand();
        assertThat(parsed.commandSpec().name()).isEqualTo(job);
        assertThat(parsed.matchedOptions()).hasSize(own.size() - 1);
    }

    @Test
    void noFolderIsLeftOfAJobThatIsGone() throws IOException {
        try (Stream<Path> folders = Files.list(JOBS)) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(jobs().toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "local, local[*], client",
        "standalone, spark://spark-master:7077, client",
        "standalone, spark://spark-master:7077, cluster",
        "yarn, yarn, client",
        "yarn, yarn, cluster",
        "kubernetes, k8s://https://kubernetes.example:6443, client",
        "kubernetes, k8s://https://kubernetes.example:6443, cluster"
    })
    void sparkReadsTheSettingsOfEachManagerAndMode(String manager, String master, String mode)
            throws IOException, InterruptedException {
        String shipped = Files.readString(Path.of("conf", "spark", manager + ".properties"));
        Path properties = Files.writeString(
                folder.resolve(manager + "-" + mode + ".properties"),
                shipped.replace("spark.submit.deployMode=client", "spark.submit.deployMode=" + mode));
        List<String> words = submitted("follow-up", properties);
        SparkSubmitArguments read = new SparkSubmitArguments(
                JavaConverters.asScalaBuffer(words).toSeq(),
                new scala.collection.immutable.Map.Map1<>("HADOOP_CONF_DIR", "/etc/hadoop/conf"));
        assertThat(read.master()).isEqualTo(master);
        assertThat(read.deployMode() == null ? "client" : read.deployMode()).isEqualTo(mode);
        assertThat(read.mainClass()).isEqualTo(Main.class.getName());
        assertThat(read.primaryResource()).endsWith("samkor-cluster.jar");
        assertThat(read.driverMemory()).isEqualTo("3g");
        assertThat(new ArrayList<>(JavaConverters.seqAsJavaList(read.childArgs())))
                .startsWith("follow-up")
                .contains("--key-file=/data/a folder");
        TreeSet<String> secrets = new TreeSet<>();
        JavaConverters.mapAsJavaMap(read.sparkProperties()).forEach((name, value) -> {
            if (name.matches("(?i).*(secret|password|token).*")) {
                secrets.add(name);
            }
        });
        assertThat(secrets).isEmpty();
    }
}
