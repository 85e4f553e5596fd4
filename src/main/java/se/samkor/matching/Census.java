package se.samkor.matching;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The participants, and how many persons each cell holds who might have started. */
final class Census implements Serializable {
    private final LongTotals counts = new LongTotals();
    private final ArrayList<Subject> participants = new ArrayList<>();

    void add(RiskSet risk, RiskSet.Known known) {
        if (known.timeline().sex() != 0) {
            risk.participant(known).ifPresent(participants::add);
            risk.months(known, (cell, rank, stay) -> counts.add(cell, 1));
        }
    }

    /** This one, with another added. */
    Census plus(Census other) {
        other.counts.addTo(counts);
        participants.addAll(other.participants);
        return this;
    }

    /** Participants in the order of their pseudonyms. */
    List<Subject> participants() {
        participants.sort(Comparator.comparingLong(Subject::person));
        return participants;
    }

    /** Persons by cell, of cells in which somebody started: persons of other cells are nobody's comparison. */
    LongTotals ofParticipants() {
        LongTotals some = new LongTotals();
        participants.stream().mapToLong(Subject::cell).distinct().forEach(cell -> some.add(cell, counts.of(cell)));
        return some;
    }
}
