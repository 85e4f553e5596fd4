package se.samkor.publication;

import java.util.List;
import java.util.Map;
import se.samkor.domain.Registrations;

/**
 * What the quality page says of a delivery. The page stays in the secure zone, beside the files it is made of.
 *
 * @param delivery its name
 * @param observedThrough the last day that the payout registers cover
 * @param lines the quality table
 * @param ranges lowest and highest value, by {@code register column}
 * @param registrations by year
 * @param looking SUS against MiDAS; empty while the delivery is not linked
 */
public record QualityFacts(
        String delivery,
        String observedThrough,
        List<Line> lines,
        Map<String, String> ranges,
        Map<Integer, Registrations> registrations,
        List<Looking> looking) {
    /** A row of the quality table: item is read, accepted, rejected, flagged, filled or extra_column. */
    public record Line(
            String register, String file, String item, String detail, String swedish, String english, long rows) {
        boolean is(String wanted) {
            return item.equals(wanted);
        }
    }

    /** An outcome of looking in one direction, for a year and a benefit. */
    public record Looking(String direction, int year, String benefit, String outcome, long persons) {}
}
