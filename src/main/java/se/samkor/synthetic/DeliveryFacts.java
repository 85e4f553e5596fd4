package se.samkor.synthetic;

import java.util.List;

/**
 * What a delivery says about itself.
 *
 * @param extracted the day the registers were drawn
 * @param observed the first and last day that the payout registers cover
 */
public record DeliveryFacts(int extracted, Span observed) {
    /** The lines of {@code delivery.conf}. */
    public List<String> lines() {
        return List.of(
                "# Made-up registers: no row describes a living person.",
                "extracted = \"" + Span.date(extracted) + '"',
                "observed-from = \"" + Span.date(observed.from()) + '"',
                "observed-through = \"" + Span.date(observed.to()) + '"',
                "encoding = \"UTF-8\"",
                "delimiter = \"" + Register.DELIMITER + '"');
    }
}
