package se.samkor.estimate.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** The simplex steps against a general solver. */
class VertexProgramTest {
    @Test
    void reachesTheSameMaximumAsAGeneralSolver() {
        SplittableRandom random = new SplittableRandom(3);
        for (int problem = 0; problem < 40; problem++) {
            int columns = 4 + random.nextInt(12);
            int rows = 1 + random.nextInt(Math.min(5, columns - 2));
            double[][] equations = new double[rows][columns];
            for (int column = 0; column < columns; column++) {
                equations[0][column] = 0.1 + random.nextDouble();
                for (int row = 1; row < rows; row++) {
                    // whole numbers make degenerate vertices, as restrictions on trends do
                    equations[row][column] = random.nextInt(5) - 2;
                }
            }
            double[] right = new double[rows];
            right[0] = 1;
            VertexProgram program = new VertexProgram(equations, right);
            for (int objective = 0; objective < 5; objective++) {
                double[] values = random.doubles(columns, -1, 1).toArray();
                Optimisation.Result expected = solve(equations, right, values);
                assertThat(program.feasible())
                        .as("problem " + problem)
                        .isEqualTo(expected.getState().isFeasible());
                if (program.feasible()) {
                    assertThat(program.maximise(values)).isTrue();
                    double found = 0;
                    for (int column = 0; column < columns; column++) {
                        found += values[column] * program.weights()[column];
                    }
                    assertThat(found).as("problem " + problem).isCloseTo(expected.getValue(), within(1e-7));
                }
            }
        }
    }

    private static Optimisation.Result solve(double[][] equations, double[] right, double[] objective) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        Variable[] variables = new Variable[objective.length];
        for (int column = 0; column < objective.length; column++) {
            variables[column] = model.newVariable("w" + column).lower(0).weight(objective[column]);
        }
        for (int row = 0; row < equations.length; row++) {
            Expression equation = model.newExpression("e" + row).level(right[row]);
            for (int column = 0; column < objective.length; column++) {
                equation.set(variables[column], equations[row][column]);
            }
        }
        return model.maximise();
    }
}
