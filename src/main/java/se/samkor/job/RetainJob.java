package se.samkor.job;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import se.samkor.run.Progress;
import se.samkor.run.Settings.Retention;

/** Removes old table versions from a store. Example: {@code samkor retain --store S --conf-file installation.conf}. */
@Command(
        name = "retain",
        mixinStandardHelpOptions = true,
        description =
                "Removes from disk the table versions that the settings retention.deliveries and retention.days do not keep.")
final class RetainJob implements Callable<Integer> {
    @Mixin
    SharedOptions shared;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Installation installation =
                Installation.open(shared, "retain", false, spec.commandLine().getErr());
        Retention retention = installation.settings().retention();
        List<RetainStep.Line> lines = new RetainStep(installation).run(Instant.now());
        long files = 0;
        long bytes = 0;
        for (RetainStep.Line line : lines) {
            files += line.removed().files();
            bytes += line.removed().bytes();
            if (line.removed().files() > 0) {
                out.println(line.table() + ": " + line.removed().files() + " files removed, " + line.versionsKept()
                        + " versions kept");
            }
        }
        out.println("Removed " + Progress.number(files) + " files, " + Progress.number(bytes)
                + " bytes. Kept: the latest version of every table, the registers of the latest "
                + retention.deliveries()
                + " deliveries, and what runs of the last " + retention.days() + " days read or wrote.");
        out.flush();
        return 0;
    }
}
