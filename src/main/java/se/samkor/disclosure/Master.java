package se.samkor.disclosure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses the classes to withhold, given the inequalities found so far. */
final class Master {
    // when cells and sum are balanced, the larger of the two counts, and a little their total
    private static final double TOTAL = 0.01;

    private Master() {}

    /**
     * What is to be small: cells, sum, or both in proportion to the best known of each.
     *
     * @param mostCells withheld at most, primary ones included
     */
    record Goal(boolean cells, boolean sum, double cellsUnit, double sumUnit, int mostCells) {
        static final Goal FEWEST_CELLS = new Goal(true, false, 1, 1, Integer.MAX_VALUE);
        static final Goal SMALLEST_SUM = new Goal(false, true, 1, 1, Integer.MAX_VALUE);

        /** Closest to both optima. */
        static Goal between(PatternSize fewest, PatternSize cheapest) {
            double cells = Math.max(1, fewest.cells());
            return new Goal(true, true, cells, Math.max(1e-9, cheapest.secondarySum()), Integer.MAX_VALUE);
        }
    }

    /** By class the share withheld, 1 for primary ones; null without a solution. No branches: fractions are allowed. */
    static double @Nullable [] solve(CellSystem system, List<ChangeProgram.Cut> cuts, Goal goal, int branches) {
        try (LinearProgram program = branches == 0 ? LinearProgram.continuous() : LinearProgram.mixed(branches)) {
            int classes = system.classes().size();
            int[] variable = new int[classes];
            for (int number = 0; number < classes; number++) {
                variable[number] = !system.classes().get(number).canCover()
                        ? -1
                        : branches == 0 ? program.variable(0, 1) : program.binary();
            }
            for (ChangeProgram.Cut cut : cuts) {
                int row = program.row(cut.atLeast(), LinearProgram.INFINITY);
                for (int i = 0; i < cut.classes().length; i++) {
                    program.coefficient(row, variable[cut.classes()[i]], cut.weights()[i]);
                }
            }
            price(system, program, variable, goal);
            limit(system, program, variable, goal);
            if (!program.minimise() || (branches > 0 && !program.isOptimal())) {
                return null;
            }
            double[] share = new double[classes];
            for (int number = 0; number < classes; number++) {
                boolean primary = system.classes().get(number).primary();
                share[number] = variable[number] < 0 ? (primary ? 1 : 0) : program.value(variable[number]);
            }
            return share;
        }
    }

    private static void limit(CellSystem system, LinearProgram program, int[] variable, Goal goal) {
        if (goal.mostCells() == Integer.MAX_VALUE) {
            return;
        }
        int row = program.row(0, goal.mostCells() - primaries(system));
        for (int number = 0; number < variable.length; number++) {
            if (variable[number] >= 0) {
                program.coefficient(
                        row, variable[number], system.classes().get(number).members());
            }
        }
    }

    private static int primaries(CellSystem system) {
        return system.classes().stream()
                .filter(CellClass::primary)
                .mapToInt(CellClass::members)
                .sum();
    }

    private static void price(CellSystem system, LinearProgram program, int[] variable, Goal goal) {
        if (goal.cells() && goal.sum()) {
            balance(system, program, variable, goal);
            return;
        }
        double cheapest = system.classes().stream()
                .filter(CellClass::canCover)
                .mapToDouble(CellClass::cost)
                .min()
                .orElse(1);
        for (int number = 0; number < variable.length; number++) {
            if (variable[number] >= 0) {
                CellClass one = system.classes().get(number);
                // sums can be of any size: solvers like prices near 1
                program.price(variable[number], goal.cells() ? one.members() : one.cost() / Math.max(1, cheapest));
            }
        }
    }

    /** The larger of the two costs, each in proportion to its unit, is made small. */
    private static void balance(CellSystem system, LinearProgram program, int[] variable, Goal goal) {
        int larger = program.variable(0, LinearProgram.INFINITY);
        program.price(larger, 1);
        int cells = program.row(primaries(system) / goal.cellsUnit(), LinearProgram.INFINITY);
        int sum = program.row(0, LinearProgram.INFINITY);
        program.coefficient(cells, larger, 1);
        program.coefficient(sum, larger, 1);
        for (int number = 0; number < variable.length; number++) {
            if (variable[number] >= 0) {
                CellClass one = system.classes().get(number);
                double cellShare = one.members() / goal.cellsUnit();
                double sumShare = one.cost() / goal.sumUnit();
                program.coefficient(cells, variable[number], -cellShare);
                program.coefficient(sum, variable[number], -sumShare);
                program.price(variable[number], TOTAL * (cellShare + sumShare));
            }
        }
    }
}
