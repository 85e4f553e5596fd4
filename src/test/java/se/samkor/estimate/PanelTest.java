package se.samkor.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PanelTest {
    private static PanelBuilder panel(String[] units, double[] times, double[] first) {
        double[] outcome = new double[units.length];
        for (int row = 0; row < outcome.length; row++) {
            outcome[row] = row;
        }
        return Panel.of("y").units(units).times(times).outcome(outcome).firstTreated(first);
    }

    @Test
    void rows_are_sorted_by_unit_as_numbers_and_time() {
        Panel panel = panel(new String[] {"10", "9", "10", "9"}, new double[] {2002, 2001, 2001, 2002}, new double[4])
                .build();
        assertThat(panel.unitLabel(0)).isEqualTo("9");
        assertThat(panel.outcome(panel.row(1, 0))).isEqualTo(2);
        assertThat(panel.outcome(panel.row(1, 1))).isEqualTo(0);
        assertThat(panel.balanced()).isTrue();
    }

    @Test
    void missing_zero_and_later_than_the_panel_are_never_treated() {
        Panel panel = panel(new String[] {"a", "b", "c", "d"}, new double[] {2001, 2002, 2001, 2001}, new double[] {
                    Double.NaN, 0, 2003, 2002
                })
                .build();
        assertThat(panel.neverTreated(0)).isTrue();
        assertThat(panel.neverTreated(1)).isTrue();
        assertThat(panel.neverTreated(2)).isTrue();
        assertThat(panel.announced(2)).isEqualTo(2003);
        assertThat(panel.cohorts()).containsExactly(2002);
    }

    @Test
    void a_unit_that_changes_its_first_treated_time_is_refused() {
        assertThatThrownBy(() -> panel(new String[] {"a", "a"}, new double[] {1, 2}, new double[] {2, 0})
                        .build())
                .isInstanceOf(UnusableData.class)
                .hasMessageContaining("more than one first treated time");
    }

    @Test
    void two_rows_at_one_time_are_refused() {
        assertThatThrownBy(() -> panel(new String[] {"a", "a"}, new double[] {1, 1}, new double[2])
                        .build())
                .isInstanceOf(UnusableData.class)
                .hasMessageContaining("more than one row");
    }

    @Test
    void a_time_with_decimals_is_refused() {
        assertThatThrownBy(() -> panel(new String[] {"a"}, new double[] {1.5}, new double[1])
                        .build())
                .hasMessageContaining("whole number");
    }

    @Test
    void part_of_a_panel_keeps_labels_covariates_and_clusters() {
        Panel panel = panel(new String[] {"a", "a", "b"}, new double[] {1, 2, 1}, new double[] {2, 2, 0})
                .covariate("x", new double[] {7, 8, 9})
                .clusters(new String[] {"n", "n", "s"})
                .build();
        Panel part = panel.keepingRows(row -> panel.unit(row) == 1);
        assertThat(part.units()).isEqualTo(1);
        assertThat(part.unitLabel(0)).isEqualTo("b");
        assertThat(part.covariate(0, 0)).isEqualTo(9);
        assertThat(part.clusterLabel(part.cluster(0))).isEqualTo("s");
    }
}
