package se.samkor.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import se.samkor.table.CellKeys;
import se.samkor.table.StatisticalTable;

/** The front door: makes tables publishable. Tables of one run go in together, because together they will be read. */
public final class DisclosureControl {
    private DisclosureControl() {}

    /** Withholds cells at the strictest level. */
    public static Protection protect(List<StatisticalTable> tables, DisclosureRules rules) {
        return suppress(tables, rules, SafetyLevel.STRICT);
    }

    /**
     * Withholds risky cells, and others so that the risky ones cannot be derived; then audits the result. A cell that is
     * in several tables has the same status in all of them.
     */
    public static Protection suppress(List<StatisticalTable> tables, DisclosureRules rules, SafetyLevel level) {
        CellSystem system = new CellSystemBuilder(tables, rules).build();
        Gate gate = Gate.search(system, level);
        if (!gate.findings().isEmpty() && tables.stream().anyMatch(StatisticalTable::hasMagnitude)) {
            // only where nothing else helps: magnitudes of 0 with somebody behind them
            CellSystem wider = new CellSystemBuilder(tables, rules, true).build();
            Gate second = Gate.search(wider, level);
            if (second.findings().isEmpty()) {
                system = wider;
                gate = second;
            }
        }
        return outcome(tables, system, gate);
    }

    /**
     * Audits cells that were withheld elsewhere, by hand or by another program, without changing any. A risky cell that is not
     * withheld closes the gate as one does that can be derived.
     *
     * @param cells the withheld cells; zeros among them do not hide anything, as they are taken to be known
     */
    public static Protection audit(StatisticalTable table, BitSet cells, DisclosureRules rules, SafetyLevel level) {
        CellSystem system = new CellSystemBuilder(List.of(table), rules).build();
        boolean[] pattern = new boolean[system.classes().size()];
        Arrays.fill(pattern, true);
        for (int cell = 0; cell < table.cells().size(); cell++) {
            int number = system.classOfCell()[0][cell];
            if (number >= 0 && !cells.get(cell)) {
                pattern[number] = false;
            }
        }
        return outcome(List.of(table), system, new Gate(system, pattern, level), cells);
    }

    private static Protection outcome(List<StatisticalTable> tables, CellSystem system, Gate gate, BitSet... given) {
        boolean[] withheld = gate.pattern();
        List<ProtectedTable> publishable = new ArrayList<>();
        List<CellAudit> audit = new ArrayList<>();
        for (int number = 0; number < tables.size(); number++) {
            StatisticalTable table = tables.get(number);
            CellStatus[] statuses = new CellStatus[table.cells().size()];
            double[] counts = new double[statuses.length];
            for (int cell = 0; cell < statuses.length; cell++) {
                int classNumber = system.classOfCell()[number][cell];
                boolean isWithheld =
                        given.length == 0 ? classNumber >= 0 && withheld[classNumber] : given[number].get(cell);
                statuses[cell] = status(system, isWithheld, classNumber);
                counts[cell] = table.count(cell);
                if (isWithheld && classNumber >= 0) {
                    audit.add(gate.audit(number, cell, classNumber, statuses[cell]));
                }
            }
            publishable.add(new ProtectedTable(table, statuses, counts, true));
        }
        List<String> findings = gate.findings().stream()
                .map(finding -> finding.reason() + ": " + named(tables, system, finding.classNumber()))
                .toList();
        return new Protection(publishable, audit, findings);
    }

    /** The first cell of a class by its codes. */
    private static String named(List<StatisticalTable> tables, CellSystem system, int classNumber) {
        for (int number = 0; number < tables.size(); number++) {
            for (int cell = 0; cell < system.classOfCell()[number].length; cell++) {
                if (system.classOfCell()[number][cell] == classNumber) {
                    return String.join(" ", tables.get(number).cells().codes(cell));
                }
            }
        }
        throw new IllegalArgumentException("There is no class " + classNumber + ".");
    }

    private static CellStatus status(CellSystem system, boolean withheld, int classNumber) {
        if (!withheld) {
            return CellStatus.PUBLISHED;
        }
        boolean primary = classNumber >= 0 && system.classes().get(classNumber).primary();
        return primary ? CellStatus.PRIMARY : CellStatus.SECONDARY;
    }
    /**
     * Rounds the inner counts below the base to 0 or the base, so that the totals stay close to the truth and the table
     * stays additive. The same table always gives the same. Magnitudes and dependent columns are left out.
     */
    public static Protection round(StatisticalTable table, int base) {
        return perturbed(table, new SmallCountRounding(table, base).rounded());
    }

    /** Perturbs every count by the cell key method. Magnitudes and dependent columns are left out. */
    public static Protection perturb(StatisticalTable table, CellKeys keys, PerturbationTable perturbation) {
        double[] counts = new double[table.cells().size()];
        for (int cell = 0; cell < counts.length; cell++) {
            double count = table.count(cell);
            counts[cell] = count + perturbation.perturbation(count, keys.key(cell));
        }
        return perturbed(table, counts);
    }

    private static Protection perturbed(StatisticalTable table, double[] counts) {
        CellStatus[] statuses = new CellStatus[counts.length];
        Arrays.fill(statuses, CellStatus.PUBLISHED);
        return new Protection(List.of(new ProtectedTable(table, statuses, counts, false)), List.of(), List.of());
    }
}
