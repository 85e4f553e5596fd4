package se.samkor.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import se.samkor.table.CellKeys;
import se.samkor.table.StatisticalTable;

/** The front door: makes tables publishable. Tables of one run go in together, because together they will be read. */
public final class DisclosureControl {
    private DisclosureControl() {}

    /** Withholds cells at the strictest level. */
    public static Protection protect(List<StatisticalTable> tables, DisclosureRules rules) {
        return suppress(tables, rules, SafetyLevel.INSIDER);
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
        boolean[] withheld = gate.pattern();
        List<ProtectedTable> publishable = new ArrayList<>();
        List<CellAudit> audit = new ArrayList<>();
        for (int number = 0; number < tables.size(); number++) {
            StatisticalTable table = tables.get(number);
            CellStatus[] statuses = new CellStatus[table.cells().size()];
            double[] counts = new double[statuses.length];
            for (int cell = 0; cell < statuses.length; cell++) {
                int classNumber = system.classOfCell()[number][cell];
                statuses[cell] = status(system, withheld, classNumber);
                counts[cell] = table.count(cell);
                if (statuses[cell] != CellStatus.PUBLISHED) {
                    audit.add(gate.audit(number, cell, classNumber, statuses[cell]));
                }
            }
            publishable.add(new ProtectedTable(table, statuses, counts, true));
        }
        return new Protection(publishable, audit, gate.findings());
    }

    private static CellStatus status(CellSystem system, boolean[] withheld, int classNumber) {
        if (classNumber < 0 || !withheld[classNumber]) {
            return CellStatus.PUBLISHED;
        }
        return system.classes().get(classNumber).primary() ? CellStatus.PRIMARY : CellStatus.SECONDARY;
    }

    /**
     * Rounds the inner counts below the base to 0 or the base, so that the totals stay close to the truth and the table
     * stays additive. Magnitudes and dependent columns are left out.
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
