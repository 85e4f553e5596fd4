package se.samkor.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.samkor.run.SparkSessions;

/** Runs benchmarks and prints their ratios. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Times Samkör against other ways to the same tables.")
final class Bench implements Callable<Integer> {
    /** Part-cases of the delivery on which reading warms up. */
    private static final long WARMING = 1_000_000;

    /** What can be timed. */
    enum Case {
        durability,
        panel,
        compare,
        ingest,
        process,
        estimators,
        start
    }

    @Option(
            names = "--cases",
            split = ",",
            defaultValue = "durability,panel,compare,ingest,process,estimators,start",
            description = "${COMPLETION-CANDIDATES} (default: all).")
    List<Case> cases = List.of();

    @Option(
            names = "--size",
            split = ",",
            defaultValue = "2,20",
            paramLabel = "MILLIONS",
            description = "Part-cases of the made-up registers, in millions (default: ${DEFAULT-VALUE}).")
    List<Double> sizes = List.of();

    @Option(names = "--rounds", defaultValue = "5", description = "Counted rounds (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(
            names = "--warm-up",
            defaultValue = "2",
            description = "Rounds before them that are not counted (default: ${DEFAULT-VALUE}).")
    int warmUp;

    @Option(
            names = "--contenders",
            split = ",",
            paramLabel = "WORD",
            description = "Only contenders whose name has one of the words; the project is always there.")
    List<String> contenders = List.of();

    @Option(
            names = "--folder",
            defaultValue = "target/bench",
            description = "Where the registers and results stand (default: ${DEFAULT-VALUE}).")
    Path folder = Path.of("target", "bench");

    @Option(names = "--only-make", description = "Only make the registers.")
    boolean onlyMake;

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(folder);
        Report report = new Report(folder);
        SparkSession spark = SparkSessions.open("bench");
        Rounds interleaved = new Rounds(warmUp, rounds, Exchanged.of(spark));
        try (Duck duck = new Duck()) {
            for (double size : sizes) {
                sized(report, spark, interleaved, duck, Math.round(size * 1_000_000));
            }
        }
        spark.stop();
        if (cases.contains(Case.start) && !onlyMake) {
            report.add("start-up", 0, "", Processes.starts(rounds));
        }
        if (cases.contains(Case.estimators) && !onlyMake) {
            report.add("estimators", 0, "", EstimatorCase.timings(rounds));
        }
        return 0;
    }

    private void sized(Report report, SparkSession spark, Rounds interleaved, Duck duck, long rows) throws Exception {
        if (cases.contains(Case.durability) || cases.contains(Case.panel) || cases.contains(Case.compare) || cases.contains(Case.process)) {
            ofStore(report, spark, interleaved, duck, rows);
        }
        if (cases.contains(Case.ingest) && !onlyMake) {
            IngestCase small = IngestCase.of(spark, folder.toAbsolutePath(), Math.min(rows, WARMING));
            IngestCase ingest = IngestCase.of(spark, folder.toAbsolutePath(), rows);
            List<Timing> timings = interleaved.run("ingest", wanted(small.contenders()), wanted(ingest.contenders()));
            report.add("ingest", rows, IngestCase.PLAIN, timings);
        }
    }

    private void ofStore(Report report, SparkSession spark, Rounds interleaved, Duck duck, long rows) throws Exception {
        Path store = MadeStore.of(spark, folder.toAbsolutePath(), rows);
        if (onlyMake) {
            return;
        }
        Made made = Made.of(spark, store, rows);
        if (cases.contains(Case.durability)) {
            List<Contender> all = wanted(new DurabilityCase(made, duck).contenders());
            report.add("durability", rows, "Spark scan and hash", interleaved.run("durability", all));
        }
        if (cases.contains(Case.panel)) {
            List<Contender> all = wanted(new PanelCase(made, duck).contenders());
            report.add("panel of kommuner", rows, "DuckDB", interleaved.run("panel of kommuner", all));
        }
        if (cases.contains(Case.compare)) {
            List<Contender> all = wanted(new CompareCase(made).contenders());
            report.add("comparison persons", rows, "Spark scan and hash", interleaved.run("comparison persons", all));
        }
        if (cases.contains(Case.process)) {
            report.add("whole process, cold", rows, "DuckDB in Java", Processes.wholes(made, duck, rounds));
        }
    }

    private List<Contender> wanted(List<Contender> all) {
        return all.stream()
                .filter(one -> contenders.isEmpty()
                        || one.name().startsWith("Samk")
                        || contenders.stream().anyMatch(word -> one.name().contains(word)))
                .toList();
    }
}
