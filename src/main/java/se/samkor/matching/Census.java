package se.samkor.matching;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The participants, and how many persons each cell holds who might have started. */
final class Census implements Serializable {
    private final HashMap<Long, Long> counts = new HashMap<>();
    private final ArrayList<Subject> participants = new ArrayList<>();

    void add(RiskSet risk, RiskSet.Known known) {
        if (known.timeline().sex() != 0) {
            risk.participant(known).ifPresent(participants::add);
            risk.months(known, (cell, rank, stay) -> counts.merge(cell, 1L, Long::sum));
        }
    }

    /** This one, with another added. */
    Census plus(Census other) {
        other.counts.forEach((cell, count) -> counts.merge(cell, count, Long::sum));
        participants.addAll(other.participants);
        return this;
    }

    /** Participants in the order of their pseudonyms. */
    List<Subject> participants() {
        participants.sort(Comparator.comparingLong(Subject::person));
        return participants;
    }

    /** Persons by cell, of cells in which somebody started: persons of other cells are nobody's comparison. */
    Map<Long, Long> ofParticipants() {
        return participants.stream()
                .map(Subject::cell)
                .distinct()
                .filter(counts::containsKey)
                .collect(Collectors.toMap(cell -> cell, counts::get));
    }
}
