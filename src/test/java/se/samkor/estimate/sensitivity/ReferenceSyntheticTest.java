package se.samkor.estimate.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.samkor.estimate.Panel;
import se.samkor.estimate.regression.ReferenceTable;

/** The reference numbers of California's proposition 99. */
class ReferenceSyntheticTest {
    @ParameterizedTest
    @EnumSource(SyntheticMethod.class)
    void effectAndWeights(SyntheticMethod method) {
        String id =
                switch (method) {
                    case SYNTHETIC_DIFFERENCE -> "p99_sdid";
                    case SYNTHETIC_CONTROL -> "p99_sc";
                    case DIFFERENCE -> "p99_did";
                };
        SyntheticDifference found = SyntheticDifference.of(panel(), method);
        double expected = ReferenceTable.read("expected/coef_sdid_prop99.csv")
                .where("spec_id", id)
                .where("term", "tau")
                .numbers("estimate")[0];
        assertThat(found.effect()).isCloseTo(expected, within(1e-3 * Math.abs(expected)));
        for (Map<String, String> row : ReferenceTable.read("expected/sdid_weights_sdid_prop99.csv")
                .where("spec_id", id)
                .rows()) {
            double weight = ReferenceTable.number(row.get("weight"));
            double here = row.get("kind").equals("omega")
                    ? found.unitWeights(1989).get(row.get("name"))
                    : found.timeWeights(1989).get(Integer.parseInt(row.get("name")));
            assertThat(here).as(row.toString()).isCloseTo(weight, within(1e-2));
        }
    }

    @Test
    void placeboErrorIsNearTheReference() {
        double expected = ReferenceTable.read("expected/coef_sdid_prop99.csv")
                .where("agg", "sdid_placebo_se")
                .numbers("std_error")[0];
        SyntheticDifference found = SyntheticDifference.of(panel(), SyntheticMethod.SYNTHETIC_DIFFERENCE);
        assertThat(found.placeboError(100, 1)).isCloseTo(expected, within(0.15 * expected));
        assertThat(found.jackknifeError()).isNaN();
    }

    private static Panel panel() {
        ReferenceTable table = ReferenceTable.read("data/california_prop99.csv");
        double[] first = Arrays.stream(table.texts("State"))
                .mapToDouble(state -> state.equals("California") ? 1989 : 0)
                .toArray();
        return Panel.of("PacksPerCapita")
                .units(table.texts("State"))
                .times(table.numbers("Year"))
                .outcome(table.numbers("PacksPerCapita"))
                .firstTreated(first)
                .build();
    }
}
