package se.samkor.job;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.samkor.run.Progress;

/**
 * The scheduled yearly job: ingest, link, durability, and then the quality report, the table book, the comparison, the
 * effects and the publication, each skipped when it has nothing to do.
 */
@Command(
        name = "follow-up",
        mixinStandardHelpOptions = true,
        description =
                "Ingest, link, durability, quality, tables, compare, effects, publish in order: the scheduled yearly job;"
                        + " what is done already is not done again.")
final class FollowUpJob implements Callable<Integer> {
    @Mixin
    SharedOptions shared;

    @Mixin
    KeyOptions keys;

    @Option(names = "--delivery", required = true, paramLabel = "DIR", description = "The delivery's folder or URI.")
    String delivery;

    @Option(names = "--year", required = true, description = "Exit year: the year the episode ended.")
    int year;

    @Mixin
    ObservedOptions observed;

    @Option(
            names = "--further",
            split = ",",
            paramLabel = "STEP",
            description =
                    "Which of the steps after durability to take: ${COMPLETION-CANDIDATES}, or none; default all.")
    Set<FurtherSteps.Step> further = EnumSet.complementOf(EnumSet.of(FurtherSteps.Step.none));

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Path out = shared.requiredOut();
        Installation installation = Installation.open(shared, "follow-up", true, err);
        IngestStep ingest = new IngestStep(installation, delivery, keys.key(err), observed.through());
        // known before the registers are read, not after
        DurabilityStep.lastDay(ingest.observedThrough());
        PrintWriter print = spec.commandLine().getOut();
        Done done = run(installation, ingest, year, out, print);
        new FurtherSteps(installation, done.delivery(), done.linked(), done.measured(), year, out, print).run(further);
        return 0;
    }

    /** What the first steps made. */
    record Done(Delivery delivery, LinkStep.Result linked, DurabilityStep.Result measured) {}

    /** The steps in order, then the table on the terminal and the paths written. */
    static Done run(Installation installation, IngestStep ingest, int year, Path out, PrintWriter print) {
        IngestStep.Result ingested = ingest.run();
        LinkStep link = new LinkStep(installation, ingested.delivery());
        DurabilityStep durability = new DurabilityStep(installation, ingested.delivery(), year, Optional.empty());
        LinkStep.Result linked = link.run(durability::watch);
        DurabilityStep.Result result = durability.run(linked);
        new DurabilityText(installation.settings().netDays())
                .lines(year, result.table())
                .forEach(print::println);
        for (Row row : result.followUp()) {
            print.println(row.getString(1) + ": " + Progress.number(row.getLong(2)) + " persons");
        }
        List<Path> files = new ArrayList<>(durability.export(result, out));
        files.addAll(link.export(linked, out));
        files.add(
                ingested.quality().isEmpty()
                        ? QualityText.export(installation.store(), ingested.delivery(), out)
                        : QualityText.export(ingested.quality(), out));
        files.forEach(file -> print.println("written: " + file));
        boolean changed = ingested.changed() || linked.changed() || result.changed();
        print.println(
                changed
                        ? "Run " + result.runId() + " is done."
                        : "Nothing has changed since run " + result.runId() + ": same delivery, settings and program.");
        print.flush();
        return new Done(ingested.delivery(), linked, result);
    }
}
