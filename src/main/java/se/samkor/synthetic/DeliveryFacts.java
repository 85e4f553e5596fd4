package se.samkor.synthetic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a delivery says about itself.
 *
 * @param extracted the day the registers were drawn
 * @param observed the first and last day that the payout registers cover
 */
public record DeliveryFacts(int extracted, Span observed) {
    /** Writes {@code delivery.conf} into the folder. */
    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Delivery.writeLines(
                    folder.resolve("delivery.conf"),
                    List.of(
                            "# Made-up registers: no row describes a living person.",
                            "extracted = \"" + Span.date(extracted) + '"',
                            "observed-from = \"" + Span.date(observed.from()) + '"',
                            "observed-through = \"" + Span.date(observed.to()) + '"',
                            "encoding = \"UTF-8\"",
                            "delimiter = \";\""));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
