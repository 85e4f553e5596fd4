package se.samkor.job;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.samkor.domain.ExitStatus;
import se.samkor.domain.Stop;
import se.samkor.run.Progress;
import se.samkor.synthetic.reconstruction.Reconstruction;

/**
 * Makes up a delivery. {@code --reconstruct 2020} builds registers whose durability table is the published one; without
 * it, registers of any size.
 *
 * <pre>
 * samkor generate --reconstruct 2020 --out delivery
 * </pre>
 */
@Command(
        name = "generate",
        description = "Makes up registers in the form of a delivery, with what was planted in truth/.",
        mixinStandardHelpOptions = true)
public final class GenerateJob implements Callable<Integer> {
    @Mixin
    SharedOptions shared;

    @Option(
            names = "--reconstruct",
            paramLabel = "YEAR",
            description = "Rebuild registers from the published table of the exits in YEAR (2020).")
    @Nullable
    Integer reconstruct;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "S",
            description = "The same seed gives the same registers (default: ${DEFAULT-VALUE}).")
    long seed;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Path out = shared.requiredOut();
        Progress progress = new Progress(spec.commandLine().getOut());
        if (reconstruct == null || reconstruct != Reconstruction.YEAR) {
            throw new Stop.WrongUsage("Cannot generate: --reconstruct takes " + Reconstruction.YEAR
                    + ", the only year with a published table.");
        }
        progress.step("generate " + out, () -> {
            int persons = Reconstruction.write(out, seed);
            return new Progress.Outcome<>(Progress.number(persons) + " persons in the cohort", persons);
        });
        return ExitStatus.DONE.code();
    }
}
