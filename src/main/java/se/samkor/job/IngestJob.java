package se.samkor.job;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads a delivery into the store: validated registers, rejected rows, quality report. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description =
                "Delivery to validated Delta registers, rejected rows and a quality report; idempotent per delivery.")
final class IngestJob implements Callable<Integer> {
    @Mixin
    SharedOptions shared;

    @Mixin
    KeyOptions keys;

    @Option(names = "--delivery", required = true, paramLabel = "DIR", description = "The delivery's folder or URI.")
    String delivery;

    @Mixin
    ObservedOptions observed;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Optional<Path> wanted = shared.wantedOut();
        Installation installation = Installation.open(shared, "ingest", true, err);
        IngestStep.Result result = new IngestStep(installation, delivery, keys.key(err), observed.through()).run();
        new QualityText(installation.store())
                .print(result.delivery(), spec.commandLine().getOut());
        wanted.ifPresent(out -> new QualityFiles(installation, result.delivery())
                .write(Optional.empty(), out)
                .forEach(spec.commandLine().getOut()::println));
        return 0;
    }
}
