package se.samkor.disclosure;

import java.util.List;

/**
 * What attackers can derive from a pattern of withheld cells, by class of the system that was audited.
 *
 * @param outsider by class; a point at the true amount for a published class
 * @param insider the same for the respondent, alone in a withheld cell, who can derive the narrowest interval
 * @param bestPlaced by class, the single class whose respondent derives the narrowest interval; -1 for nobody
 * @param recomputable primary classes that an outsider can recompute
 * @param insiderPairs single class and the other primary class that its respondent can recompute
 * @param everyInsiderTried whether the insider intervals cover all respondents; otherwise only those who share a published
 *     sum with the cell, and only for primary cells. Recomputation is always checked against all.
 * @param exact whether the intervals are what the attackers can derive; otherwise the true intervals are at least as wide
 */
record AuditReport(
        List<Interval> outsider,
        List<Interval> insider,
        List<Integer> bestPlaced,
        List<Integer> recomputable,
        List<InsiderPair> insiderPairs,
        boolean everyInsiderTried,
        boolean exact) {

    /** A respondent alone in one class who can recompute another. */
    record InsiderPair(int knower, int known) {}
}
