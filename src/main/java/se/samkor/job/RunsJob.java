package se.samkor.job;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.samkor.domain.ExitStatus;
import se.samkor.domain.Stop;
import se.samkor.schema.RunsTable;

/**
 * Lists the runs of a store, shows one, compares two, or does one again and compares what comes out with what it wrote.
 *
 * <pre>
 * samkor runs --store store
 * samkor runs --store store --show 20260301-101500-ab12
 * samkor runs --store store --compare 20260301-101500-ab12,20270301-101500-cd34
 * samkor runs --store store --verify 20260301-101500-ab12
 * </pre>
 */
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        description =
                "The runs so far: id, when, code version, configuration hash, table versions read, status; shows one, compares"
                        + " two, or verifies one.")
final class RunsJob implements Callable<Integer> {
    private static final List<String> SHOWN = List.of(
            "run_id",
            "job",
            "started",
            "seconds",
            "status",
            "delivery",
            "year",
            "code_version",
            "config_hash",
            "tables_read");

    private static final List<String> COMPARED = List.of(
            "delivery",
            "year",
            "code_version",
            "config",
            "tables_read",
            "tables_written",
            "rows_in",
            "rows_out",
            "status");

    @Mixin
    SharedOptions shared;

    @ArgGroup
    Look look = new Look();

    /** One run looked at more closely; without any, all are listed. */
    static final class Look {
        @Option(names = "--show", paramLabel = "ID", description = "Everything on record of a run.")
        @Nullable
        String show;

        @Option(
                names = "--compare",
                paramLabel = "ID,ID",
                split = ",",
                description = "What differs between the records of two runs, step by step.")
        List<String> compare = List.of();

        @Option(
                names = "--verify",
                paramLabel = "ID",
                description = "Does a run again from the table versions it read, without writing, and compares.")
        @Nullable
        String verify;
    }

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Installation installation =
                Installation.view(shared, "runs", spec.commandLine().getErr());
        PrintWriter out = spec.commandLine().getOut();
        try {
            if (look.verify != null) {
                return verify(installation, look.verify, out);
            }
            List<Row> rows = installation.ledger().rows();
            if (look.show != null) {
                steps(rows, look.show).forEach(step -> show(step, out));
            } else if (!look.compare.isEmpty()) {
                compare(rows, out);
            } else {
                list(rows, out);
            }
            return ExitStatus.DONE.code();
        } finally {
            out.flush();
        }
    }

    private static void list(List<Row> rows, PrintWriter out) {
        out.println(String.join("\t", SHOWN));
        for (Row row : rows) {
            out.println(String.join(
                    "\t", SHOWN.stream().map(column -> text(row.getAs(column))).toList()));
        }
    }

    private static List<Row> steps(List<Row> rows, String runId) {
        List<Row> steps =
                rows.stream().filter(row -> runId.equals(row.getAs("run_id"))).toList();
        if (steps.isEmpty()) {
            throw new Stop.UnreadableInput("Cannot find the run " + runId + ": samkor runs lists those there are.");
        }
        return steps;
    }

    private static void show(Row step, PrintWriter out) {
        for (String column : RunsTable.TABLE.type().fieldNames()) {
            out.println(column + ": " + text(step.getAs(column)));
        }
        out.println();
    }

    private void compare(List<Row> rows, PrintWriter out) {
        if (look.compare.size() != 2) {
            throw new Stop.WrongUsage(
                    "--compare takes two runs, separated by a comma; found " + look.compare.size() + ".");
        }
        Map<String, Row> first = byStep(steps(rows, look.compare.get(0)));
        Map<String, Row> second = byStep(steps(rows, look.compare.get(1)));
        Set<String> all = new TreeSet<>(first.keySet());
        all.addAll(second.keySet());
        for (String step : all) {
            Row one = first.get(step);
            Row two = second.get(step);
            if (one == null || two == null) {
                out.println(step + ": only in " + look.compare.get(one == null ? 1 : 0));
            } else {
                compare(step, one, two, out);
            }
        }
    }

    private static void compare(String step, Row one, Row two, PrintWriter out) {
        boolean same = true;
        for (String column : COMPARED) {
            String before = text(one.getAs(column));
            String after = text(two.getAs(column));
            if (!before.equals(after)) {
                out.println(step + ": " + column + ": " + before + " -> " + after);
                same = false;
            }
        }
        if (same) {
            out.println(step + ": the same");
        }
    }

    private static Map<String, Row> byStep(List<Row> steps) {
        Map<String, Row> byStep = new TreeMap<>();
        steps.forEach(step -> byStep.put(text(step.getAs("job")) + " " + text(step.getAs("year")), step));
        return byStep;
    }

    private static int verify(Installation installation, String runId, PrintWriter out) {
        List<RunVerification.Finding> findings = new RunVerification(installation).of(runId);
        for (RunVerification.Finding finding : findings) {
            out.println(String.format(Locale.ROOT, "%-9s", shown(finding.outcome())) + finding.step() + " "
                    + finding.table() + " version " + finding.version() + ": " + finding.words());
        }
        long kept = count(findings, RunVerification.Outcome.KEPT);
        boolean clean = count(findings, RunVerification.Outcome.DIFFERS) == 0;
        String but = kept == 0 ? "" : ", but " + kept + " that were not done again";
        out.println(
                clean
                        ? "Run " + runId + " is verified: " + findings.size() + " findings, all equal" + but + "."
                        : "Run " + runId + " does not come out again.");
        return (clean ? ExitStatus.DONE : ExitStatus.FAILED).code();
    }

    private static long count(List<RunVerification.Finding> findings, RunVerification.Outcome outcome) {
        return findings.stream().filter(finding -> finding.outcome() == outcome).count();
    }

    private static String shown(RunVerification.Outcome outcome) {
        return switch (outcome) {
            case EQUAL -> "equal";
            case KEPT -> "kept";
            case DIFFERS -> "DIFFERS";
        };
    }

    private static String text(@Nullable Object value) {
        return value instanceof Double seconds
                ? String.format(Locale.ROOT, "%.1f", seconds)
                : value == null ? "" : value.toString();
    }
}
