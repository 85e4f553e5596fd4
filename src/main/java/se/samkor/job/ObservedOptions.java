package se.samkor.job;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How far the payout registers reach. */
final class ObservedOptions {
    @Option(
            names = "--observed-through",
            paramLabel = "yyyy-MM-dd",
            description = "The last day that the payout registers cover; overrides delivery.conf.")
    @Nullable
    LocalDate observedThrough;

    Optional<LocalDate> through() {
        return Optional.ofNullable(observedThrough);
    }
}
