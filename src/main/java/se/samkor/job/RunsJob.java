package se.samkor.job;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the runs of a store. */
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        description = "The runs so far: id, when, code version, configuration hash, table versions read, status.")
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

    @Mixin
    SharedOptions shared;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Installation installation =
                Installation.view(shared, "runs", spec.commandLine().getErr());
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.join("\t", SHOWN));
        for (Row row : installation.ledger().rows()) {
            out.println(String.join(
                    "\t", SHOWN.stream().map(column -> text(row.getAs(column))).toList()));
        }
        out.flush();
        return 0;
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Double seconds
                ? String.format(Locale.ROOT, "%.1f", seconds)
                : value == null ? "" : value.toString();
    }
}
