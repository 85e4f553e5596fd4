package se.samkor.disclosure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The best pattern for a small table, by an integer program over inequalities that are found as they are broken (Fischetti
 * and Salazar 2001). First the fewest cells and the smallest sum are found one by one, then the pattern that comes closest
 * to both.
 */
final class PatternOptimum implements AutoCloseable {
    private static final int MOST_ROUNDS = 250;
    private static final int BRANCHES = 20_000;

    private final CellSystem system;
    private final boolean insiders;
    private final List<Target> levels;
    private final ChangeProgram changes;
    private final PatternCheck check;
    private final List<ChangeProgram.Cut> cuts = new ArrayList<>();
    private int rounds;

    PatternOptimum(CellSystem system, boolean insiders, List<Target> levels) {
        this.system = system;
        this.insiders = insiders;
        this.levels = levels;
        this.changes = new ChangeProgram(system);
        this.check = new PatternCheck(system);
    }

    /** Null when no pattern is proven within the limits. */
    boolean @Nullable [] find() {
        boolean[] byCount = solve(Master.Goal.FEWEST_CELLS);
        boolean[] bySum = byCount == null ? null : solve(Master.Goal.SMALLEST_SUM);
        if (byCount == null || bySum == null) {
            return null;
        }
        return solve(Master.Goal.between(PatternSize.of(system, byCount), PatternSize.of(system, bySum)));
    }

    /** The best pattern for one goal; null when none is proven within the limits. */
    boolean @Nullable [] solve(Master.Goal goal) {
        boolean integer = false;
        while (rounds++ < MOST_ROUNDS) {
            double[] share = Master.solve(system, cuts, goal, integer ? BRANCHES : 0);
            if (share == null) {
                return null;
            }
            boolean[] withheld = rounded(share);
            int before = cuts.size();
            if (integer) {
                check.broken(withheld, insiders).forEach(target -> separate(target, share));
            } else {
                primaries().forEach(number -> separate(Target.recomputation(number, List.of()), share));
            }
            levels.forEach(target -> separate(target, share));
            if (cuts.size() == before) {
                if (integer) {
                    return check.broken(withheld, insiders).isEmpty() ? withheld : null;
                }
                integer = true;
            }
        }
        return null;
    }

    private void separate(Target target, double[] share) {
        ChangeProgram.Cut cut = changes.cut(target, share);
        if (cut != null) {
            cuts.add(cut);
        }
    }

    private List<Integer> primaries() {
        List<Integer> primaries = new ArrayList<>();
        for (int number = 0; number < system.classes().size(); number++) {
            if (system.classes().get(number).primary()) {
                primaries.add(number);
            }
        }
        return primaries;
    }

    private static boolean[] rounded(double[] share) {
        boolean[] withheld = new boolean[share.length];
        for (int number = 0; number < share.length; number++) {
            withheld[number] = share[number] > 0.5;
        }
        return withheld;
    }

    @Override
    public void close() {
        changes.close();
    }
}
