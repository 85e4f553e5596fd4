package se.samkor.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import se.samkor.table.CellSpace;
import se.samkor.table.Contributions;
import se.samkor.table.Dimension;
import se.samkor.table.StatisticalTable;

/** Lays the tables of a run out as one {@link CellSystem}. */
final class CellSystemBuilder {
    private final List<StatisticalTable> tables;
    private final DisclosureRules rules;
    private final boolean zerosCover;
    private final List<Double> amounts = new ArrayList<>();
    private final List<Double> counts = new ArrayList<>();
    private final List<CellClass> classes = new ArrayList<>();
    private final List<CellSystem.Equality> equalities = new ArrayList<>();
    private final List<Integer> classOfUnknown = new ArrayList<>();
    private final Map<Long, List<Sum>> sumsByFingerprint = new HashMap<>();
    private final Map<String, Integer> classOfSharedCell = new HashMap<>();
    private final List<Long> fingerprints = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(20_240_101);

    /** A sum of unknowns and the class it belongs to. */
    @SuppressWarnings("ArrayRecordComponent") // compared by identity only
    private record Sum(int[] unknowns, int classNumber) {}

    CellSystemBuilder(List<StatisticalTable> tables, DisclosureRules rules) {
        this(tables, rules, false);
    }

    /** @param zerosCover whether a magnitude of 0 with somebody behind it may be withheld to protect others */
    CellSystemBuilder(List<StatisticalTable> tables, DisclosureRules rules, boolean zerosCover) {
        this.zerosCover = zerosCover;
        this.tables = tables;
        this.rules = rules;
    }

    CellSystem build() {
        int[][] classOfCell = new int[tables.size()][];
        for (int table = 0; table < classOfCell.length; table++) {
            classOfCell[table] = lay(tables.get(table));
        }
        double[] protectedAmounts =
                amounts.stream().mapToDouble(Double::doubleValue).toArray();
        double[] units = counts.stream().mapToDouble(Double::doubleValue).toArray();
        return new CellSystem(
                protectedAmounts,
                units,
                classes,
                equalities,
                classOfUnknown.stream().mapToInt(Integer::intValue).toArray(),
                classOfCell,
                Arrays.equals(protectedAmounts, units));
    }

    private int[] lay(StatisticalTable table) {
        int[][] sums = sums(table);
        int[] classOfCell = new int[sums.length];
        Arrays.fill(classOfCell, -1);
        if (tables.size() > 1) {
            joinShared(table, sums, classOfCell);
        }
        for (int cell = 0; cell < sums.length; cell++) {
            if (sums[cell].length > 0 && classOfCell[cell] < 0) {
                classOfCell[cell] = classOf(table, cell, sums[cell]);
                classOfSharedCell.putIfAbsent(sharedKey(table, cell), classOfCell[cell]);
            }
        }
        // unknowns were numbered in the order of the inner cells
        for (int cell = 0; cell < sums.length; cell++) {
            if (table.count(cell) != 0 && table.cells().isInner(cell)) {
                classOfUnknown.add(classOfCell[cell]);
            }
        }
        return classOfCell;
    }

    /** Cells that earlier tables hold as well come first, so that their twins within this table find them. */
    private void joinShared(StatisticalTable table, int[][] sums, int[] classOfCell) {
        for (int cell = 0; cell < sums.length; cell++) {
            Integer shared = classOfSharedCell.get(sharedKey(table, cell));
            if (shared != null) {
                if (classes.get(shared).count() != table.count(cell)) {
                    throw new IllegalArgumentException("Table " + table.name() + " and another table of population "
                            + table.population() + " disagree on "
                            + table.cells().codes(cell) + ".");
                }
                equalities.add(new CellSystem.Equality(classes.get(shared).unknowns(), sums[cell]));
                alike(sums[cell]).add(new Sum(sums[cell], shared));
                classes.set(shared, withMember(classes.get(shared)));
                classOfCell[cell] = shared;
            }
        }
    }

    /** By cell, the unknowns it sums, ascending. */
    private int[][] sums(StatisticalTable table) {
        CellSpace cells = table.cells();
        int[] size = new int[cells.size()];
        List<Integer> inner = new ArrayList<>();
        for (int cell = 0; cell < cells.size(); cell++) {
            if (table.count(cell) != 0 && cells.isInner(cell)) {
                inner.add(cell);
                for (int above : cells.cellsAbove(cell)) {
                    size[above]++;
                }
            }
        }
        int[][] sums = new int[cells.size()][];
        Arrays.setAll(sums, cell -> new int[size[cell]]);
        int[] filled = new int[cells.size()];
        for (int cell : inner) {
            int unknown = amounts.size();
            amounts.add(amount(table, cell));
            counts.add(table.count(cell));
            fingerprints.add(random.nextLong());
            for (int above : cells.cellsAbove(cell)) {
                sums[above][filled[above]++] = unknown;
            }
        }
        return sums;
    }

    private static double amount(StatisticalTable table, int cell) {
        return table.hasMagnitude() ? table.magnitude(cell) : table.count(cell);
    }

    private int classOf(StatisticalTable table, int cell, int[] unknowns) {
        List<Sum> alike = alike(unknowns);
        for (Sum known : alike) {
            if (Arrays.equals(known.unknowns(), unknowns)) {
                classes.set(known.classNumber(), withMember(classes.get(known.classNumber())));
                return known.classNumber();
            }
        }
        alike.add(new Sum(unknowns, classes.size()));
        double amount = amount(table, cell);
        Contributions behind = table.contributions(cell);
        boolean primary = rules.isPrimary(table.count(cell), amount, behind);
        double level = primary && table.hasMagnitude() ? rules.protectionLevel(amount, behind) : 0;
        boolean canCover = !primary && (amount > 0 || zerosCover);
        classes.add(new CellClass(unknowns, 1, table.count(cell), amount, behind, primary, level, canCover));
        return classes.size() - 1;
    }

    private List<Sum> alike(int[] unknowns) {
        long fingerprint = 0;
        for (int unknown : unknowns) {
            fingerprint += fingerprints.get(unknown);
        }
        return sumsByFingerprint.computeIfAbsent(fingerprint, key -> new ArrayList<>());
    }

    private static CellClass withMember(CellClass one) {
        return new CellClass(
                one.unknowns(),
                one.members() + 1,
                one.count(),
                one.amount(),
                one.behind(),
                one.primary(),
                one.level(),
                one.canCover());
    }

    /** Names a cell by its codes other than totals, so that it is found again in a table with other dimensions. */
    private static String sharedKey(StatisticalTable table, int cell) {
        Map<String, String> codes = new TreeMap<>();
        CellSpace cells = table.cells();
        for (int dim = 0; dim < cells.dimensions().size(); dim++) {
            Dimension dimension = cells.dimensions().get(dim);
            int code = cells.codeOf(cell, dim);
            if (!dimension.isTotal(code)) {
                codes.put(dimension.name(), dimension.codes().get(code));
            }
        }
        return table.population() + table.magnitudeName() + codes;
    }
}
