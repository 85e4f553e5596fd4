package se.samkor.synthetic.reconstruction;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/**
 * Finds whole numbers by going down one branch at a time: solve without asking for whole numbers, settle the first
 * variable that came out fractional, solve again, and turn back where nothing fits. One path and no clock, so the same
 * numbers every time; a search with several workers returns whichever of many solutions is reached first.
 */
final class WholeNumbers {
    private static final double WHOLE = 1e-6;

    private WholeNumbers() {}

    /** Gives every variable of the list a whole value that the model allows. */
    static void settle(ExpressionsBasedModel model, List<Variable> variables, String what) {
        if (!settled(model, variables)) {
            throw new IllegalStateException("No whole numbers fit the published table: " + what);
        }
    }

    private static boolean settled(ExpressionsBasedModel model, List<Variable> variables) {
        if (!model.minimise().getState().isFeasible()) {
            return false;
        }
        Optional<Variable> fractional =
                variables.stream().filter(WholeNumbers::fractional).findFirst();
        if (fractional.isEmpty()) {
            return true;
        }
        Variable variable = fractional.get();
        double value = variable.getValue().doubleValue();
        long nearest = Math.round(value);
        for (long whole : new long[] {nearest, nearest > value ? nearest - 1 : nearest + 1}) {
            variable.level(BigDecimal.valueOf(whole));
            if (settled(model, variables)) {
                return true;
            }
        }
        variable.lower(0).upper(null);
        return false;
    }

    private static boolean fractional(Variable variable) {
        double value = variable.getValue().doubleValue();
        return Math.abs(value - Math.rint(value)) > WHOLE;
    }
}
