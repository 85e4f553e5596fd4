package se.samkor.job;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.samkor.publication.PublicationFolder;
import se.samkor.publication.RunCubes;
import se.samkor.publication.RunFacts;
import se.samkor.publication.RunProtection;
import se.samkor.publication.RunTables;

/**
 * The publication of a run. Example: {@code samkor publish --store S --run 20260301-101500-ab12 --out result}. Reads the
 * table versions that the run wrote, protects them together, and writes result/publication; what an intruder could derive
 * of each withheld cell goes to result/internal, which stays in the secure zone.
 */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description = "Protects the tables of a run and writes CSV, PX, JSON-stat, xlsx and the HTML report.")
final class PublishJob implements Callable<Integer> {
    @Mixin
    SharedOptions shared;

    @Option(names = "--run", required = true, paramLabel = "ID", description = "The run, as the job runs names it.")
    String run;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Path out = shared.requiredOut();
        PrintWriter print = spec.commandLine().getOut();
        Installation installation =
                Installation.view(shared, "publish", spec.commandLine().getErr());
        publish(installation, run, out, print).files().forEach(file -> print.println("written: " + file));
        print.flush();
        return 0;
    }

    /** What was published: the paths written, and the figures as they may be seen. */
    record Published(List<Path> files, RunCubes cubes, RunFacts facts) {}

    /** Protects and publishes a recorded run, and says how many cells are withheld. */
    static Published publish(Installation installation, String run, Path out, PrintWriter print) {
        RecordedRun recorded = RecordedRun.find(installation.ledger().rows(), run);
        int smallest = installation.settings().smallestCount();
        RunFacts facts = recorded.facts(smallest);
        RunTables tables = recorded.tables(installation.store());
        PublicationFolder folder = new PublicationFolder(out);
        folder.clear();
        RunProtection.Outcome outcome = RunProtection.of(tables, smallest);
        List<Path> files = new ArrayList<>(List.of(new PublicationAudit(outcome).write(out)));
        RunCubes cubes = RunCubes.of(tables, outcome, smallest);
        files.addAll(folder.write(cubes, facts));
        outcome.leftOut()
                .forEach(group -> print.println("left out, because no safe way to publish it was found: " + group));
        print.println("Run " + run + " is published; " + outcome.audit().size() + " cells are withheld.");
        return new Published(files, cubes, facts);
    }
}
