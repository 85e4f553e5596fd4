package se.samkor.job;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which delivery is worked on. */
final class DeliveryOptions {
    @Option(
            names = "--as-of",
            paramLabel = "DELIVERY",
            description = "Work on this delivery as it was, instead of the latest.")
    @Nullable
    String asOf;

    Optional<String> delivery() {
        return Optional.ofNullable(asOf);
    }
}
