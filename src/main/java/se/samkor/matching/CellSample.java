package se.samkor.matching;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The candidates of one cell with the smallest ranks, at most so many, and how many there were. */
final class CellSample implements Serializable {
    private static final Comparator<Subject> LARGEST_FIRST = Comparator.comparingLong(Subject::rank)
            .thenComparingLong(Subject::person)
            .reversed();

    private final int most;
    private final ArrayList<Subject> kept = new ArrayList<>();
    private transient PriorityQueue<Subject> queue = new PriorityQueue<>(LARGEST_FIRST);
    private long seen;
    private transient long largestRank;
    private transient long largestPerson;

    CellSample(int most) {
        this.most = most;
    }

    /** Counts a candidate; says whether it would be kept. */
    boolean wants(long rank, long person) {
        seen++;
        return fits(rank, person);
    }

    private boolean fits(long rank, long person) {
        // most are turned down here, so no object is touched
        return queue.size() < most || rank < largestRank || (rank == largestRank && person < largestPerson);
    }

    void keep(Subject subject) {
        queue.add(subject);
        if (queue.size() > most) {
            queue.remove();
        }
        largestRank = queue.element().rank();
        largestPerson = queue.element().person();
    }

    /** Puts the candidates where they survive being sent. */
    CellSample sealed() {
        kept.clear();
        kept.addAll(queue);
        kept.sort(LARGEST_FIRST.reversed());
        return this;
    }

    /** Both samples together; both sealed. */
    CellSample plus(CellSample other) {
        CellSample both = new CellSample(most);
        both.seen = seen + other.seen;
        kept.forEach(both::keep);
        other.kept.forEach(both::keep);
        return both.sealed();
    }

    List<Subject> subjects() {
        return kept;
    }

    /** How many candidates each one kept stands for. */
    double weight() {
        return kept.isEmpty() ? 0 : (double) seen / kept.size();
    }
}
