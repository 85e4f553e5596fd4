package se.samkor.matching;

/** What each person adds to an estimate: added up before it is squared, since one person may be there several times. */
final class Contributions {
    private final LongTotals parts = new LongTotals();

    void add(long person, double part) {
        parts.add(person, part);
    }

    double sumOfSquares() {
        return parts.sum(part -> part * part);
    }

    int persons() {
        return parts.size();
    }
}
