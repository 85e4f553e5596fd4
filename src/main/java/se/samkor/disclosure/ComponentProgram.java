package se.samkor.disclosure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The attacker's linear program for hidden unknowns that hang together through published sums. */
final class ComponentProgram implements AutoCloseable {
    private final LinearProgram program = LinearProgram.continuous();
    private final Map<Integer, Integer> variables = new HashMap<>();
    private final int knownRow;
    private int[] known = {};

    /**
     * @param unknowns the hidden unknowns
     * @param truth their true amounts, used only for the published sums
     */
    ComponentProgram(int[] unknowns, List<int[]> equations, List<int[]> signs, double[] truth) {
        for (int unknown : unknowns) {
            variables.put(unknown, program.variable(0, LinearProgram.INFINITY));
        }
        for (int i = 0; i < equations.size(); i++) {
            double sum = 0;
            int row = program.row(0, 0);
            for (int j = 0; j < equations.get(i).length; j++) {
                int unknown = equations.get(i)[j];
                sum += signs.get(i)[j] * truth[unknown];
                program.coefficient(row, variable(unknown), signs.get(i)[j]);
            }
            program.bounds(row, sum, sum);
        }
        knownRow = program.row(-LinearProgram.INFINITY, LinearProgram.INFINITY);
    }

    private int variable(int unknown) {
        return variables.getOrDefault(unknown, -1);
    }

    /** Gives the attacker the value of one sum. */
    void learn(int[] unknowns, double amount) {
        forget();
        for (int unknown : unknowns) {
            program.coefficient(knownRow, variable(unknown), 1);
        }
        program.bounds(knownRow, amount, amount);
        known = unknowns;
    }

    /** Takes that knowledge away. */
    void forget() {
        for (int unknown : known) {
            program.coefficient(knownRow, variable(unknown), 0);
        }
        program.bounds(knownRow, -LinearProgram.INFINITY, LinearProgram.INFINITY);
        known = new int[0];
    }

    double least(int[] unknowns) {
        aim(unknowns);
        return program.minimise() ? program.objective() : Double.NaN;
    }

    /** Infinite when nothing published bounds the sum. */
    double most(int[] unknowns) {
        aim(unknowns);
        return program.maximise() ? program.objective() : Double.POSITIVE_INFINITY;
    }

    private void aim(int[] unknowns) {
        program.clearPrices();
        for (int unknown : unknowns) {
            program.price(variable(unknown), 1);
        }
    }

    /** Value of a sum in the last solution. */
    double inLastSolution(int[] unknowns) {
        double sum = 0;
        for (int unknown : unknowns) {
            sum += program.value(variable(unknown));
        }
        return sum;
    }

    @Override
    public void close() {
        program.close();
    }
}
