package se.samkor.disclosure;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.List;

/** A linear program in native memory that is solved again and again from its last basis. Close it after use. */
final class LinearProgram implements AutoCloseable {
    static {
        Loader.loadNativeLibraries();
    }

    static final double INFINITY = Double.POSITIVE_INFINITY;

    private final MPSolver solver;
    private final MPSolverParameters parameters = new MPSolverParameters();
    private final List<MPVariable> variables = new ArrayList<>();
    private final List<MPConstraint> rows = new ArrayList<>();
    private final List<Integer> priced = new ArrayList<>();

    private LinearProgram(String engine) {
        solver = MPSolver.createSolver(engine);
    }

    /** A program over real numbers. */
    static LinearProgram continuous() {
        LinearProgram program = new LinearProgram("GLOP");
        program.parameters.setIntegerParam(
                MPSolverParameters.IntegerParam.PRESOLVE, MPSolverParameters.PresolveValues.PRESOLVE_OFF.swigValue());
        program.parameters.setIntegerParam(
                MPSolverParameters.IntegerParam.LP_ALGORITHM, MPSolverParameters.LpAlgorithmValues.PRIMAL.swigValue());
        return program;
    }

    /** A program with integer variables; after this many branches the best solution found is taken. */
    static LinearProgram mixed(int branches) {
        LinearProgram program = new LinearProgram("SCIP");
        program.solver.setSolverSpecificParametersAsString("limits/nodes = " + branches + "\n");
        return program;
    }

    int variable(double low, double high) {
        variables.add(solver.makeNumVar(low, high, ""));
        return variables.size() - 1;
    }

    int binary() {
        variables.add(solver.makeIntVar(0, 1, ""));
        return variables.size() - 1;
    }

    int row(double low, double high) {
        rows.add(solver.makeConstraint(low, high, ""));
        return rows.size() - 1;
    }

    void coefficient(int row, int variable, double value) {
        rows.get(row).setCoefficient(variables.get(variable), value);
    }

    void bounds(int row, double low, double high) {
        rows.get(row).setBounds(low, high);
    }

    /** Price of a variable in the objective; all prices are forgotten by {@link #clearPrices}. */
    void price(int variable, double value) {
        solver.objective().setCoefficient(variables.get(variable), value);
        priced.add(variable);
    }

    void clearPrices() {
        MPObjective objective = solver.objective();
        priced.forEach(variable -> objective.setCoefficient(variables.get(variable), 0));
        priced.clear();
    }

    /** Solves; false when there is no solution, or none was found within the limits. */
    boolean minimise() {
        solver.objective().setMinimization();
        return accepted(solver.solve(parameters));
    }

    boolean maximise() {
        solver.objective().setMaximization();
        return accepted(solver.solve(parameters));
    }

    private boolean accepted(MPSolver.ResultStatus status) {
        optimal = status == MPSolver.ResultStatus.OPTIMAL;
        return optimal || status == MPSolver.ResultStatus.FEASIBLE;
    }

    private boolean optimal;

    /** Whether the last solution is proven optimal. */
    boolean isOptimal() {
        return optimal;
    }

    double objective() {
        return solver.objective().value();
    }

    double value(int variable) {
        return variables.get(variable).solutionValue();
    }

    double dual(int row) {
        return rows.get(row).dualValue();
    }

    @Override
    public void close() {
        solver.delete();
    }
}
