package se.samkor.estimate.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samkor.estimate.regression.ReferenceTable;
import se.samkor.estimate.sensitivity.TrendSensitivity.Method;

/** Every reference interval of Rambachan and Roth. */
class ReferenceTrendSensitivityTest {
    @ParameterizedTest
    @ValueSource(strings = {"mp_honest_cs", "mp_honest_twfe"})
    void intervals(String id) {
        double[] beta = ReferenceTable.read("expected/honest_input_beta_mpdta_honest.csv")
                .where("spec_id", id)
                .numbers("beta");
        double[] sigma = ReferenceTable.read("expected/honest_input_sigma_mpdta_honest.csv")
                .where("spec_id", id)
                .numbers("value");
        double[][] covariance = new double[7][7];
        for (int i = 0; i < 49; i++) {
            covariance[i / 7][i % 7] = sigma[i];
        }
        SoftAssertions softly = new SoftAssertions();
        for (Map<String, String> row : ReferenceTable.read("expected/honest_mpdta_honest.csv")
                .where("spec_id", id)
                .rows()) {
            double[] target =
                    row.get("l_vec").equals("first") ? TrendSensitivity.first(4) : TrendSensitivity.average(4);
            RobustInterval found = interval(
                    TrendSensitivity.of(beta, covariance, 3, target),
                    row.get("method"),
                    ReferenceTable.number(row.get("M")));
            double low = ReferenceTable.number(row.get("lb"));
            double high = ReferenceTable.number(row.get("ub"));
            double step = ReferenceTable.number(row.get("grid_step"));
            double tolerance =
                    switch (row.get("method")) {
                        case "Original" -> 1e-9;
                        case "FLCI" -> 0.005 * (high - low);
                        default -> 2.01 * step;
                    };
            assertThat(found.step()).isCloseTo(step, Offset.offset(1e-9));
            softly.assertThat(found.low()).as("low of " + row).isCloseTo(low, Offset.offset(tolerance));
            softly.assertThat(found.high()).as("high of " + row).isCloseTo(high, Offset.offset(tolerance));
        }
        softly.assertAll();
    }

    private static RobustInterval interval(TrendSensitivity sensitivity, String method, double bound) {
        return switch (method) {
            case "Original" -> sensitivity.original();
            case "FLCI" -> sensitivity.smoothness(bound);
            case "C-LF" -> sensitivity.relativeMagnitudes(bound, Method.CONDITIONAL_LEAST_FAVOURABLE);
            default -> sensitivity.relativeMagnitudes(bound, Method.CONDITIONAL);
        };
    }
}
