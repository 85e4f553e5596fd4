package se.samkor.matching;

import se.samkor.domain.Stop;

/**
 * How a comparison is made.
 *
 * @param design ratio, replacement, caliper
 * @param mostInCell candidates kept of a cell (month of start, sex, age band, benefits paid, length of the
 *     case under way)
 * @param excludeFuture whether persons who start an insats before their own window after has ended are left out; leaving
 *     them out removes contamination and brings in selection on what happened after the start
 */
public record ComparisonOptions(MatchDesign design, int mostInCell, boolean excludeFuture) {
    public ComparisonOptions {
        if (mostInCell < 1) {
            throw new Stop.WrongUsage("At least 1 candidate must be kept of a cell, found " + mostInCell + ".");
        }
    }

    /** The options as one line. */
    public String asUsed() {
        return "ratio=" + design.ratio() + " replacement=" + design.replacement() + " caliper=" + design.caliper()
                + " candidates-per-cell=" + mostInCell + " exclude-future=" + excludeFuture;
    }
}
