package se.samkor.job;

import java.io.PrintWriter;
import java.nio.file.Path;
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
        Installation installation =
                Installation.view(shared, "publish", spec.commandLine().getErr());
        RecordedRun recorded = RecordedRun.find(installation.ledger().rows(), run);
        int smallest = installation.settings().smallestCount();
        RunFacts facts = recorded.facts(smallest);
        RunTables tables = recorded.tables(installation.store());
        PublicationFolder folder = new PublicationFolder(out);
        folder.clear();
        RunProtection.Outcome outcome = RunProtection.of(tables, smallest);
        PrintWriter print = spec.commandLine().getOut();
        print.println("written: " + new PublicationAudit(outcome).write(out));
        folder.write(RunCubes.of(tables, outcome, smallest), facts).forEach(file -> print.println("written: " + file));
        long withheld = outcome.audit().size();
        print.println("Run " + run + " is published; " + withheld + " cells are withheld.");
        print.flush();
        return 0;
    }
}
