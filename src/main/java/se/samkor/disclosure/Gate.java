package se.samkor.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Audits a pattern and says why it must not be published, if so. */
final class Gate {
    private static final int ATTEMPTS = 8;

    private static final String INSIDER = "a respondent alone in one withheld cell can recompute another";

    /** Why a class must not be published as it is. */
    record Finding(int classNumber, String reason) {}

    private final CellSystem system;
    private final boolean[] withheld;
    private final SafetyLevel level;
    private final AuditReport report;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Target> wanted = new ArrayList<>();

    Gate(CellSystem system, boolean[] withheld, SafetyLevel level) {
        this.system = system;
        this.withheld = withheld;
        this.level = level;
        this.report = new Auditor(system, withheld, system.amounts())
                .audit(
                        level.guardsInsiders(),
                        (cell, interval) -> isMagnitude() ? isWide(cell, interval) : !interval.isPoint());
        judge();
        if (isMagnitude()) {
            judgeCounts();
        } else if (level.guardsEmptiness() && report.exact()) {
            judgeAboveZero();
        }
    }

    /** Searches for a pattern; where the audit finds it too weak, searches again with the weak places as targets. */
    static Gate search(CellSystem system, SafetyLevel level) {
        List<Target> more = new ArrayList<>();
        Gate gate = new Gate(system, new PatternSearch(system, level, more).find(), level);
        for (int attempt = 1; attempt < ATTEMPTS && gate.addTargets(more); attempt++) {
            gate = new Gate(system, new PatternSearch(system, level, more).find(), level);
        }
        return gate;
    }

    /** Adds a target for every weak place that has none yet; false when there is none to add. */
    private boolean addTargets(List<Target> targets) {
        int before = targets.size();
        wanted.stream().filter(target -> !targets.contains(target)).forEach(targets::add);
        return targets.size() > before;
    }

    boolean[] pattern() {
        return withheld.clone();
    }

    private boolean isMagnitude() {
        return !system.ofCounts();
    }

    private void judge() {
        Set<Integer> recomputable = new HashSet<>(report.recomputable());
        for (int number = 0; number < withheld.length; number++) {
            CellClass cell = system.classes().get(number);
            if (!cell.primary()) {
                continue;
            }
            if (!withheld[number]) {
                refuse(number, "a cell that must be withheld, or a sum of the same units, is published");
                continue;
            }
            Interval outsider = report.outsider().get(number);
            if (recomputable.contains(number) || (outsider.isPoint() && provesPoints())) {
                refuse(number, "a withheld cell can be recomputed from the published ones");
            } else if (level.guardsIntervals() && provesPoints() && !isWide(cell, outsider)) {
                refuse(number, "the interval that can be derived for a withheld cell is too narrow");
            }
            if (level.guardsInsiders()
                    && !cell.isOnlyCover()
                    && report.exact()
                    && report.insider().get(number).isPoint()
                    && !outsider.isPoint()) {
                refuse(number, INSIDER, List.of(report.bestPlaced().get(number)));
            }
        }
        for (AuditReport.InsiderPair pair : report.insiderPairs()) {
            refuse(pair.known(), INSIDER, List.of(pair.knower()));
        }
    }

    /**
     * Whether a narrow interval is held against the pattern: always, except for counts in a component too large to attack
     * whole. There an interval may only seem narrow, and elimination has shown that no count can be recomputed.
     */
    private boolean provesPoints() {
        return report.exact() || isMagnitude();
    }

    /** Counts are whole, so that an interval must leave two whole numbers. */
    private boolean isWide(CellClass cell, Interval interval) {
        if (!isMagnitude()) {
            return interval.holdsTwoCounts();
        }
        return interval.covers(cell.amount(), cell.level());
    }

    /** A count shares the status of its magnitude, and must not be derivable either. */
    private void judgeCounts() {
        AuditReport counts =
                new Auditor(system, withheld, system.counts()).audit(false, (cell, interval) -> !interval.isPoint());
        for (int number = 0; number < withheld.length; number++) {
            if (system.classes().get(number).primary()
                    && counts.outsider().get(number).isPoint()) {
                refuse(number, "the count of a withheld cell can be recomputed from the published ones");
            }
        }
    }

    /**
     * Zeros are published, so that a withheld count is at least one. Five kommuner with one person each and their published total of
     * five leave no doubt, although the total alone would also allow a kommun with two and one with none.
     */
    private void judgeAboveZero() {
        double[] beyond = Arrays.stream(system.counts()).map(count -> count - 1).toArray();
        AuditReport above = new Auditor(system, withheld, beyond).audit(false, (cell, interval) -> true);
        Set<Integer> known = new HashSet<>(report.recomputable());
        for (int number = 0; number < withheld.length; number++) {
            CellClass cell = system.classes().get(number);
            if (withheld[number]
                    && cell.primary()
                    && !cell.isOnlyCover()
                    && !known.contains(number)
                    && !above.outsider().get(number).holdsTwoCounts()) {
                refuse(
                        number,
                        "a withheld count follows from the published ones, because withheld cells are not empty");
            }
        }
    }

    private void refuse(int number, String reason) {
        refuse(number, reason, List.of());
    }

    private void refuse(int number, String reason, List<Integer> knowers) {
        findings.add(new Finding(number, reason));
        CellClass cell = system.classes().get(number);
        double step = knowers.isEmpty() ? cell.level() : 0;
        wanted.add(new Target(number, Math.max(step, isMagnitude() ? 0.01 * cell.amount() + 1e-3 : 1), knowers, false));
    }

    List<Finding> findings() {
        return findings;
    }

    CellAudit audit(int table, int cell, int classNumber, CellStatus status) {
        double truth = system.classes().get(classNumber).amount();
        return new CellAudit(
                table,
                cell,
                status,
                truth,
                report.outsider().get(classNumber),
                report.insider().get(classNumber),
                report.exact(),
                report.exact() && report.everyInsiderTried());
    }
}
