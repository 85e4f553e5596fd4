package se.samkor.job;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.samkor.domain.ExitStatus;
import se.samkor.run.Progress;
import se.samkor.synthetic.DeliveryOutput;
import se.samkor.synthetic.reconstruction.Reconstruction;

/** The main job on bundled input: registers rebuilt from the published table of 2020, followed up, and compared with it. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Rebuilds the registers of 2020 from the published table, follows them up and compares the result.")
final class DemoJob implements Callable<Integer> {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "samkor-demo",
            description = "Where delivery, store and results are written (default: ${DEFAULT-VALUE}).")
    Path out;

    @Option(names = "--verbose", description = "Show log lines and, when the job fails, the stack trace.")
    boolean verbose;

    @Option(names = "--conf-file", paramLabel = "FILE", description = "Settings (HOCON); overrides the defaults.")
    @Nullable
    Path confFile;

    @Mixin
    KeyOptions keys;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter print = spec.commandLine().getOut();
        Path delivery = OutFolder.here(out.toString()).resolve("delivery-2020");
        // the registers are made while the engine starts
        CompletableFuture<Integer> generated = CompletableFuture.supplyAsync(() -> generate(delivery, err));
        SharedOptions shared = new SharedOptions();
        shared.confFile = confFile;
        shared.verbose = verbose;
        shared.store = out.resolve("store").toString();
        Installation installation = Installation.open(shared, "demo", true, err);
        generated.join();
        IngestStep ingest = new IngestStep(installation, delivery.toString(), keys.key(err), Optional.empty());
        DurabilityStep.Result result = FollowUpJob.run(
                        installation, ingest, Reconstruction.YEAR, out.resolve("results"), print)
                .measured();
        PublishedTable.Comparison comparison = new PublishedTable().compare(result.table());
        print.println(comparison.equal() + " of " + comparison.cells()
                + " cells equal Bilaga 5 of the 2021 report (errata applied: " + String.join(", ", comparison.errata())
                + ").");
        comparison.different().forEach(cell -> print.println("  differs: " + cell));
        print.flush();
        return comparison.different().isEmpty() ? ExitStatus.DONE.code() : ExitStatus.FAILED.code();
    }

    private static int generate(Path delivery, PrintWriter err) {
        return new Progress(err).step("generate " + delivery, () -> {
            int persons = Reconstruction.write(DeliveryOutput.open(delivery.toString(), new Configuration()), 1);
            return new Progress.Outcome<>(Progress.number(persons) + " persons in the cohort", persons);
        });
    }
}
