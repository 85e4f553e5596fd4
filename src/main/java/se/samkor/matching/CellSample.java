package se.samkor.matching;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Of the candidates of one cell those with the smallest ranks, at most so many. Ranks are hashes, spread evenly over the whole
 * numbers, so a limit of rank that some more than wanted pass is known beforehand from their number: the others are turned
 * down before anything is made of them. The sample is the same whoever adds candidates, and in which order.
 */
final class CellSample implements Serializable {
    private static final Comparator<Subject> SMALLEST_FIRST =
            Comparator.comparingLong(Subject::rank).thenComparingLong(Subject::person);

    private static final double RANKS = 0x1p64;
    /** Standard deviations above the number wanted, so that hardly ever too few pass. */
    private static final double MARGIN = 4;

    private final int most;
    private final long candidates;
    private final ArrayList<Subject> kept = new ArrayList<>();

    /**
     * A sample.
     *
     * @param most kept
     * @param candidates how many there are
     */
    CellSample(int most, long candidates) {
        this.most = most;
        this.candidates = candidates;
    }

    /** Whether a candidate of that rank may be among the sample. */
    static boolean wants(long rank, int most, long candidates) {
        double share = (most + MARGIN * Math.sqrt(most)) / candidates;
        return share >= 1 || rank <= (long) (Long.MIN_VALUE + share * RANKS);
    }

    void keep(Subject subject) {
        kept.add(subject);
    }

    /** Both samples of one cell together. */
    CellSample plus(CellSample other) {
        CellSample both = new CellSample(most, candidates);
        both.kept.addAll(kept);
        both.kept.addAll(other.kept);
        return both;
    }

    /** The sample, in the order of the ranks. */
    List<Subject> subjects() {
        kept.sort(SMALLEST_FIRST);
        return kept.subList(0, Math.min(most, kept.size()));
    }

    /** How many candidates each one of the sample stands for. */
    double weight() {
        return kept.isEmpty() ? 0 : (double) candidates / Math.min(most, kept.size());
    }
}
