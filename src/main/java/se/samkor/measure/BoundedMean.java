package se.samkor.measure;

import java.util.Optional;
import se.samkor.domain.WilsonInterval;

/**
 * The mean of numbers between 0 and a largest one, such as days of a window, with a 95 % interval that stays between them
 * and holds also where nearly all are 0 or nearly all the largest. It is Wilson's, around the mean as a share of the largest,
 * for as many persons as would make a share of 0 and 1 vary as the mean does, with Student's quantile.
 *
 * @param n persons, at least 1
 * @param sum of the numbers
 * @param squares the sum of their squares
 * @param most the largest that a number can be, in the unit of the sum
 */
record BoundedMean(long n, double sum, double squares, double most) {
    private static final double NO_VARIANCE = 1e-12;

    /** The interval in the unit of the sum; empty for a single person. */
    Optional<WilsonInterval> interval() {
        if (n < 2) {
            return Optional.empty();
        }
        double share = Math.min(1, sum / n / most);
        double variance = Math.max(0, squares - sum * sum / n) / (n - 1) / (most * most);
        double persons = variance < NO_VARIANCE ? n : n * share * (1 - share) / variance;
        // all at 0 or all at the largest: as of a share
        WilsonInterval of =
                WilsonInterval.around(share, share == 0 || share == 1 ? n : persons, StudentQuantile.of(n - 1));
        return Optional.of(new WilsonInterval(of.low() * most, of.high() * most));
    }
}
