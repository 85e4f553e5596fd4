package se.samkor.job;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.samkor.identity.PseudonymKey;

/** Gives a store a new pseudonym key; see definitions 39a. */
@Command(
        name = "rotate-key",
        mixinStandardHelpOptions = true,
        description =
                "New pseudonyms under a new key, in every delivery of the store; everything under the old key is removed."
                        + " The deliveries are not needed.")
final class RotateKeyJob implements Callable<Integer> {
    @Mixin
    SharedOptions shared;

    @Option(
            names = "--old-key-file",
            required = true,
            paramLabel = "FILE",
            description = "The key that made the store's pseudonyms.")
    Path oldKey;

    @Option(
            names = "--new-key-file",
            required = true,
            paramLabel = "FILE",
            description = "The key that they shall be made with from now on: a text of at least 16 characters.")
    Path newKey;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PseudonymKey old = PseudonymKey.read(oldKey);
        PseudonymKey fresh = PseudonymKey.read(newKey);
        Installation installation = Installation.open(
                shared, "rotate-key", false, spec.commandLine().getErr());
        boolean changed = new RotateKeyStep(installation, old, fresh).run();
        out.println(
                changed
                        ? "The store is under the new key. Link and measure again; new deliveries need the new key alone."
                        : "The store is under the new key already.");
        return 0;
    }
}
