package se.samkor.matching;

import java.util.Map;
import java.util.TreeMap;

/** What each person adds to an estimate: added up before it is squared, since one person may be there several times. */
final class Contributions {
    private final Map<Long, Double> parts = new TreeMap<>();

    void add(long person, double part) {
        parts.merge(person, part, Double::sum);
    }

    double sumOfSquares() {
        return parts.values().stream().mapToDouble(part -> part * part).sum();
    }

    int persons() {
        return parts.size();
    }
}
