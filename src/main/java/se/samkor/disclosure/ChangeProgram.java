package se.samkor.disclosure;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes of the unknowns that would look the same from outside, as a linear program with one row a class: how far can a
 * class change when every class may change within its limits? Says yes with the classes that change along, or no with an
 * inequality that every sufficient pattern satisfies.
 */
final class ChangeProgram implements AutoCloseable {
    // reach given to a withheld class where any change will do, and beyond a class where a level is asked
    private static final double FREE = 1e4;
    private static final double REACH = 3;
    // a published class may move by this share, which makes the program prefer inequalities with few classes
    private static final double PRICE = 1e-3;
    private static final double NOTHING = 1e-7;

    private final CellSystem system;
    private final LinearProgram program = LinearProgram.continuous();
    private final int classes;

    /** At least the right-hand side of the weighted classes must be withheld. */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    record Cut(int[] classes, double[] weights, double atLeast) {}

    ChangeProgram(CellSystem system) {
        this.system = system;
        this.classes = system.classes().size();
        for (int unknown = 0; unknown < system.unknowns(); unknown++) {
            program.variable(-LinearProgram.INFINITY, LinearProgram.INFINITY);
        }
        for (CellClass one : system.classes()) {
            int row = program.row(0, 0);
            for (int unknown : one.unknowns()) {
                program.coefficient(row, unknown, 1);
            }
        }
        for (CellSystem.Equality equality : system.equalities()) {
            int row = program.row(0, 0);
            Arrays.stream(equality.left()).forEach(unknown -> program.coefficient(row, unknown, 1));
            Arrays.stream(equality.right()).forEach(unknown -> program.coefficient(row, unknown, -1));
        }
    }

    /** The withheld classes that change along when the target is met; null when the pattern does not meet it. */
    @Nullable
    BitSet support(Target target, boolean[] withheld) {
        for (int number = 0; number < classes; number++) {
            CellClass one = system.classes().get(number);
            double down = withheld[number] ? system.least(one) - one.amount() : 0;
            program.bounds(number, down, withheld[number] ? LinearProgram.INFINITY : 0);
        }
        bind(target);
        if (!solve(target) || program.objective() < target.size() * (1 - 1e-6)) {
            return null;
        }
        BitSet support = new BitSet();
        for (int number = 0; number < classes; number++) {
            if (withheld[number] && Math.abs(change(number)) > NOTHING * target.size()) {
                support.set(number);
            }
        }
        return support;
    }

    /**
     * An inequality that the (perhaps fractional) pattern breaks, or null when there is none for this target.
     *
     * @param share by class, how far it is withheld: 0 to 1; primary classes 1
     */
    @Nullable
    Cut cut(Target target, double[] share) {
        for (int number = 0; number < classes; number++) {
            CellClass one = system.classes().get(number);
            double price = one.canCover() ? PRICE : 0;
            program.bounds(
                    number,
                    -share[number] * below(one, target) - price * target.size(),
                    share[number] * above(one, target) + price * target.size());
        }
        bind(target);
        return solve(target) ? cutFromPrices(target, share) : null;
    }

    private double below(CellClass one, Target target) {
        return target.anyChange() ? FREE : Math.min(one.amount() - system.least(one), REACH * target.size());
    }

    private double above(CellClass one, Target target) {
        if (target.anyChange()) {
            return FREE;
        }
        return one.primary() ? LinearProgram.INFINITY : REACH * target.size();
    }

    private void bind(Target target) {
        target.knowers().forEach(knower -> program.bounds(knower, 0, 0));
        double least = target.step() > 0 || target.anyChange() ? -LinearProgram.INFINITY : -target.size();
        double most = target.step() > 0 ? target.size() : LinearProgram.INFINITY;
        program.bounds(target.cell(), least, most);
    }

    private boolean solve(Target target) {
        program.clearPrices();
        double sign = Math.signum(target.step());
        for (int unknown : system.classes().get(target.cell()).unknowns()) {
            program.price(unknown, sign);
        }
        return program.maximise();
    }

    private double change(int number) {
        double change = 0;
        for (int unknown : system.classes().get(number).unknowns()) {
            change += program.value(unknown);
        }
        return change;
    }

    private @Nullable Cut cutFromPrices(Target target, double[] share) {
        int[] found = new int[classes];
        double[] weights = new double[classes];
        int size = 0;
        double atLeast = target.size();
        for (int number = 0; number < classes; number++) {
            double dual = program.dual(number);
            CellClass one = system.classes().get(number);
            if (Math.abs(dual) < NOTHING
                    || number == target.cell()
                    || target.knowers().contains(number)) {
                continue;
            }
            double limit = dual > 0 ? above(one, target) : below(one, target);
            if (one.canCover()) {
                found[size] = number;
                weights[size++] = Math.abs(dual) * limit;
            } else if (share[number] > 0) {
                atLeast -= target.anyChange() ? target.size() : Math.abs(dual) * limit;
            }
        }
        if (atLeast <= NOTHING * target.size() || Math.abs(program.dual(target.cell())) > NOTHING) {
            return null;
        }
        double held = 0;
        for (int i = 0; i < size; i++) {
            weights[i] = Math.min(1, weights[i] / atLeast);
            held += weights[i] * share[found[i]];
        }
        return held < 1 - 1e-4 ? new Cut(Arrays.copyOf(found, size), Arrays.copyOf(weights, size), 1) : null;
    }

    /** The cheapest classes that would let the target be met, beside those withheld already; empty when none will do. */
    static List<Integer> cheapest(CellSystem system, Target target, boolean[] withheld) {
        return new CoverSearch(system).cheapest(target, withheld);
    }

    @Override
    public void close() {
        program.close();
    }
}
