package se.samkor.synthetic.books;

import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import se.samkor.synthetic.DeliveryOutput;

/**
 * Deliveries from which the published tables of a report come out again by the job {@code tables}. Persons are known by made-up
 * lopnr. What the tables leave open was left to chance, or chosen, as {@code src/docs/synthetic.md} says; which cells come out
 * again is listed in {@code src/docs/reconstruction.md}.
 */
public final class BookReconstruction {
    private static final Map<Integer, LongFunction<BookDelivery>> REPORTS = Map.of(
            2015, seed -> new Sus2014(seed).made(),
            2021, seed -> new Sus2021(seed).made(),
            2024, seed -> new Finsam2024(seed).made());

    private BookReconstruction() {}

    /** The years of the reports. */
    public static List<Integer> reports() {
        return REPORTS.keySet().stream().sorted().toList();
    }

    /**
     * Writes the delivery of a report.
     *
     * @param seed another seed gives other registers with the same tables
     */
    public static void write(DeliveryOutput output, int report, long seed) {
        LongFunction<BookDelivery> made = REPORTS.get(report);
        if (made == null) {
            throw new IllegalArgumentException("No report of " + report);
        }
        made.apply(seed).write(output, report + 1);
    }
}
