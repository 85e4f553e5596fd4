package se.samkor.matching;

import se.samkor.domain.Stop;

/**
 * How comparison persons are chosen.
 *
 * @param ratio comparison persons for each participant, at most
 * @param replacement whether a comparison person may serve several participants
 * @param caliper the largest distance in standard deviations of the logit; infinite for none
 */
public record MatchDesign(int ratio, boolean replacement, double caliper) {
    public MatchDesign {
        if (ratio < 1) {
            throw new Stop.WrongUsage("The ratio must be at least 1, found " + ratio + ".");
        }
        if (!(caliper > 0)) {
            throw new Stop.WrongUsage("The caliper must be above 0, found " + caliper + ".");
        }
    }
}
