package se.samkor.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds cheap classes to withhold so that a target is met, by one linear program a target. */
final class CoverSearch {
    private static final double NOTHING = 1e-7;

    private final CellSystem system;

    CoverSearch(CellSystem system) {
        this.system = system;
    }

    /** Classes to withhold besides the ones that are; empty when nothing helps. */
    List<Integer> cheapest(Target target, boolean[] withheld) {
        try (LinearProgram program = LinearProgram.continuous()) {
            for (int unknown = 0; unknown < system.unknowns(); unknown++) {
                program.variable(-LinearProgram.INFINITY, LinearProgram.INFINITY);
            }
            List<Integer> candidates = new ArrayList<>();
            List<Integer> up = new ArrayList<>();
            for (int number = 0; number < system.classes().size(); number++) {
                CellClass one = system.classes().get(number);
                int row = sum(program, one.unknowns());
                if (number == target.cell()) {
                    program.bounds(row, target.step(), target.step());
                } else if (target.knowers().contains(number)) {
                    program.bounds(row, 0, 0);
                } else if (withheld[number]) {
                    program.bounds(row, system.least(one) - one.amount(), LinearProgram.INFINITY);
                } else if (one.canCover()) {
                    candidates.add(number);
                    up.add(priced(program, row, one, target));
                }
            }
            for (CellSystem.Equality equality : system.equalities()) {
                int row = sum(program, equality.left());
                Arrays.stream(equality.right()).forEach(unknown -> program.coefficient(row, unknown, -1));
            }
            return program.minimise() ? used(program, candidates, up, target) : List.of();
        }
    }

    private static int sum(LinearProgram program, int[] unknowns) {
        int row = program.row(0, 0);
        Arrays.stream(unknowns).forEach(unknown -> program.coefficient(row, unknown, 1));
        return row;
    }

    /** Lets a class change at a price: its cost for a change as large as the target's. */
    private int priced(LinearProgram program, int row, CellClass one, Target target) {
        double price = one.cost() / target.size();
        int up = program.variable(0, LinearProgram.INFINITY);
        int down = program.variable(0, one.amount() - system.least(one));
        program.coefficient(row, up, -1);
        program.coefficient(row, down, 1);
        program.price(up, price);
        program.price(down, price);
        return up;
    }

    private static List<Integer> used(
            LinearProgram program, List<Integer> candidates, List<Integer> up, Target target) {
        List<Integer> used = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            double change = program.value(up.get(i)) + program.value(up.get(i) + 1);
            if (change > NOTHING * target.size()) {
                used.add(candidates.get(i));
            }
        }
        return used;
    }
}
