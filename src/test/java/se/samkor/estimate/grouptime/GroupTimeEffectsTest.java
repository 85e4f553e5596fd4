package se.samkor.estimate.grouptime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.samkor.estimate.Panel;
import se.samkor.estimate.SimulatedPanel;
import se.samkor.estimate.UnusableData;

class GroupTimeEffectsTest {
    private static final GroupTimeOptions STANDARD = GroupTimeOptions.standard();

    /** Treated 1 and 2 change by 3 and 5, controls 3, 4 and 5 by 0, 1 and 2. */
    private static Panel fiveUnits() {
        return Panel.of("y")
                .units(new String[] {"1", "1", "2", "2", "3", "3", "4", "4", "5", "5"})
                .times(new double[] {1, 2, 1, 2, 1, 2, 1, 2, 1, 2})
                .outcome(new double[] {0, 3, 1, 6, 2, 2, 3, 4, 0, 2})
                .firstTreated(new double[] {2, 2, 2, 2, 0, 0, 0, 0, 0, 0})
                .build();
    }

    private static Average simple(GroupTimeResult result) {
        return result.overall(Aggregation.SIMPLE).orElseThrow();
    }

    private static Average cell(GroupTimeResult result, int group, int time) {
        return result.lines(Aggregation.GROUP_TIME).stream()
                .filter(line -> line.group().getAsInt() == group && line.time().getAsInt() == time)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void two_groups_and_two_periods_by_hand() {
        Average effect = simple(GroupTimeEffects.estimate(fiveUnits(), STANDARD));
        assertThat(effect.estimate()).isEqualTo(4 - 1);
        double variance = (1 + 1) / 4.0 + (1 + 0 + 1) / 9.0;
        assertThat(effect.stdError()).isCloseTo(Math.sqrt(variance), within(1e-12));
    }

    @Test
    void a_weight_of_two_is_a_unit_twice_for_the_estimate() {
        Panel weighted = Panel.of("y")
                .units(new String[] {"1", "1", "3", "3", "4", "4"})
                .times(new double[] {1, 2, 1, 2, 1, 2})
                .outcome(new double[] {0, 3, 2, 2, 3, 6})
                .firstTreated(new double[] {2, 2, 0, 0, 0, 0})
                .weights(new double[] {1, 1, 2, 2, 1, 1})
                .build();
        assertThat(simple(GroupTimeEffects.estimate(weighted, STANDARD)).estimate())
                .isCloseTo(3 - 1, within(1e-12));
    }

    @Test
    void a_planted_effect_without_noise_in_it_is_found_at_every_event_time() {
        Panel panel = SimulatedPanel.of(5, 400, 8, 0, 2004, 2006).effect(2, 0.5).build();
        GroupTimeResult result = GroupTimeEffects.estimate(panel, STANDARD.withControl(ControlGroup.NOT_YET));
        for (Average line : result.lines(Aggregation.DYNAMIC)) {
            int eventTime = line.eventTime().getAsInt();
            double planted = eventTime < 0 ? 0 : 2 + 0.5 * eventTime;
            assertThat(line.estimate()).isCloseTo(planted, within(4.5 * line.stdError()));
            assertThat(line.stdError()).isBetween(0.02, 0.2);
        }
    }

    @Test
    void covariates_remove_a_trend_that_they_explain() {
        Panel panel =
                SimulatedPanel.of(8, 600, 6, 0, 2004).confounding(0.4, 0.7).build();
        for (AdjustmentMethod method : AdjustmentMethod.values()) {
            Average effect = simple(GroupTimeEffects.estimate(panel, STANDARD.withMethod(method)));
            assertThat(effect.estimate()).isCloseTo(1, within(0.2));
        }
    }

    @Test
    void effects_after_treatment_do_not_depend_on_the_base_period() {
        Panel panel = SimulatedPanel.of(3, 60, 7, 0, 2004, 2005).build();
        GroupTimeResult varying = GroupTimeEffects.estimate(panel, STANDARD);
        GroupTimeResult universal = GroupTimeEffects.estimate(panel, STANDARD.withBase(BasePeriod.UNIVERSAL));
        assertThat(cell(universal, 2004, 2006).estimate())
                .isEqualTo(cell(varying, 2004, 2006).estimate());
        assertThat(cell(universal, 2004, 2003).estimate()).isZero();
        assertThat(cell(universal, 2004, 2003).stdError()).isNaN();
        assertThat(universal.lines(Aggregation.GROUP_TIME)).hasSize(14);
        assertThat(varying.lines(Aggregation.GROUP_TIME)).hasSize(12);
        double sum =
                cell(varying, 2005, 2003).estimate() + cell(varying, 2005, 2004).estimate();
        assertThat(cell(universal, 2005, 2002).estimate()).isCloseTo(-sum, within(1e-12));
    }

    @Test
    void anticipation_moves_the_base_and_is_no_part_of_the_pre_test() {
        Panel panel = SimulatedPanel.of(4, 60, 8, 0, 2006).build();
        GroupTimeResult result = GroupTimeEffects.estimate(panel, STANDARD.withAnticipation(2));
        GroupTimeResult universal =
                GroupTimeEffects.estimate(panel, STANDARD.withAnticipation(2).withBase(BasePeriod.UNIVERSAL));
        assertThat(cell(result, 2006, 2005).estimate())
                .isEqualTo(cell(universal, 2006, 2005).estimate());
        assertThat(cell(universal, 2006, 2003).estimate()).isZero();
        assertThat(result.preTest().orElseThrow().degrees()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(AdjustmentMethod.class)
    void complete_rows_compared_as_sections_give_the_panel_estimate_without_covariates(AdjustmentMethod method) {
        Panel panel = SimulatedPanel.of(6, 40, 5, 0, 2003, 2004).build();
        Panel plain = withoutCovariates(panel);
        GroupTimeOptions options = STANDARD.withMethod(method);
        Average change = simple(GroupTimeEffects.estimate(plain, options));
        Average sections =
                simple(GroupTimeEffects.estimate(plain, options.withIncomplete(IncompleteUnits.INDEPENDENT_ROWS)));
        assertThat(sections.estimate()).isCloseTo(change.estimate(), within(1e-12));
        assertThat(sections.stdError()).isGreaterThan(change.stdError());
    }

    private static Panel withoutCovariates(Panel panel) {
        int rows = panel.rows();
        String[] units = new String[rows];
        double[] times = new double[rows];
        double[] outcome = new double[rows];
        double[] first = new double[rows];
        for (int row = 0; row < rows; row++) {
            units[row] = panel.unitLabel(panel.unit(row));
            times[row] = panel.time(panel.period(row));
            outcome[row] = panel.outcome(row);
            first[row] = panel.neverTreated(panel.unit(row)) ? 0 : panel.firstTreated(panel.unit(row));
        }
        return Panel.of("y")
                .units(units)
                .times(times)
                .outcome(outcome)
                .firstTreated(first)
                .build();
    }

    @ParameterizedTest
    @EnumSource(AdjustmentMethod.class)
    void a_missing_row_is_kept_or_its_unit_dropped_as_asked(AdjustmentMethod method) {
        Panel whole = SimulatedPanel.of(7, 300, 5, 0, 2003, 2004)
                .confounding(0.2, 0.3)
                .build();
        Panel panel = whole.keepingRows(row -> row != 3);
        GroupTimeOptions options = STANDARD.withMethod(method);
        GroupTimeResult kept = GroupTimeEffects.estimate(panel, options);
        GroupTimeResult dropped = GroupTimeEffects.estimate(panel, options.withIncomplete(IncompleteUnits.DROP));
        assertThat(kept.panel().units()).isEqualTo(300);
        assertThat(dropped.panel().units()).isEqualTo(299);
        assertThat(kept.notices()).singleElement().asString().startsWith("1 of 300 units");
        assertThat(simple(dropped).estimate()).isCloseTo(1, within(0.3));
        assertThat(simple(kept).estimate()).isCloseTo(1, within(1.0));
    }

    @Test
    void errors_are_summed_within_clusters() {
        Panel alone = fiveUnits();
        String[] clusters = {"a", "a", "a", "a", "b", "b", "b", "b", "c", "c"};
        Panel clustered = Panel.of("y")
                .units(new String[] {"1", "1", "2", "2", "3", "3", "4", "4", "5", "5"})
                .times(new double[] {1, 2, 1, 2, 1, 2, 1, 2, 1, 2})
                .outcome(new double[] {0, 3, 1, 6, 2, 2, 3, 4, 0, 2})
                .firstTreated(new double[] {2, 2, 2, 2, 0, 0, 0, 0, 0, 0})
                .clusters(clusters)
                .build();
        Average effect = simple(GroupTimeEffects.estimate(clustered, STANDARD));
        assertThat(effect.estimate())
                .isEqualTo(simple(GroupTimeEffects.estimate(alone, STANDARD)).estimate());
        assertThat(effect.stdError()).isCloseTo(Math.sqrt(2.0 / 9), within(1e-12));
    }

    @Test
    void the_balanced_window_leaves_out_cohorts_observed_too_shortly() {
        Panel panel = SimulatedPanel.of(9, 90, 8, 0, 2003, 2007).effect(1, 1).build();
        GroupTimeResult result = GroupTimeEffects.estimate(panel, STANDARD);
        List<Average> window = result.dynamic(EventWindow.balanced(2));
        assertThat(window.get(0).overall()).isTrue();
        assertThat(window.stream().skip(1).map(line -> line.eventTime().getAsInt()))
                .containsExactly(-1, 0, 1, 2);
        assertThat(window.get(3).estimate()).isCloseTo(cell(result, 2003, 2004).estimate(), within(1e-12));
    }

    @Test
    void without_never_treated_the_last_cohort_is_control_only() {
        Panel panel = SimulatedPanel.of(10, 60, 8, 2003, 2005, 2007).build();
        assertThatThrownBy(() -> GroupTimeEffects.estimate(panel, STANDARD))
                .isInstanceOf(UnusableData.class)
                .hasMessageContaining("No unit is never treated");
        GroupTimeResult result = GroupTimeEffects.estimate(panel, STANDARD.withControl(ControlGroup.NOT_YET));
        assertThat(result.lines(Aggregation.GROUP)).hasSize(2);
        assertThat(result.panel().time(result.panel().periods() - 1)).isEqualTo(2006);
        assertThat(result.notices()).singleElement().asString().contains("cohort 2007 serves as control only");
    }

    @Test
    void treatment_from_the_first_period_on_is_left_out() {
        Panel panel = SimulatedPanel.of(11, 60, 6, 0, 2001, 2004).build();
        GroupTimeResult result = GroupTimeEffects.estimate(panel, STANDARD);
        assertThat(result.panel().units()).isEqualTo(40);
        assertThat(result.notices()).containsExactly("20 units treated from the first period on were left out");
    }

    @Test
    void covariates_that_tell_the_treated_apart_leave_no_estimate() {
        Panel panel = SimulatedPanel.of(12, 60, 4, 0, 2003).confounding(0, 50).build();
        assertThatThrownBy(() -> GroupTimeEffects.estimate(panel, STANDARD)).hasMessageContaining("no overlap");
    }

    @Test
    void a_cell_without_estimate_says_why_and_is_left_out_of_averages() {
        Panel panel = SimulatedPanel.of(13, 20, 6, 0, 2003, 2005)
                .builder()
                .covariate("constant", new double[120])
                .build();
        assertThatThrownBy(() ->
                        GroupTimeEffects.estimate(panel, STANDARD.withMethod(AdjustmentMethod.OUTCOME_REGRESSION)))
                .hasMessageContaining("too few or collinear controls");
    }

    @Test
    void an_outcome_that_never_varies_is_refused() {
        Panel panel = Panel.of("y")
                .units(new String[] {"1", "1", "2", "2"})
                .times(new double[] {1, 2, 1, 2})
                .outcome(new double[] {5, 5, 5, 5})
                .firstTreated(new double[] {2, 2, 0, 0})
                .build();
        assertThatThrownBy(() -> GroupTimeEffects.estimate(panel, STANDARD)).hasMessageContaining("same value");
    }

    @ParameterizedTest
    @EnumSource(Multiplier.class)
    void the_band_is_wider_than_the_interval_and_the_same_for_the_same_seed(Multiplier law) {
        Panel panel = SimulatedPanel.of(14, 200, 8, 0, 2003, 2005, 2007).build();
        GroupTimeOptions options = STANDARD.withBootstrap(2000, law, 42);
        UniformBand band = band(panel, options);
        assertThat(band.criticalValue()).isBetween(2.3, 3.3);
        assertThat(band(panel, options).criticalValue()).isEqualTo(band.criticalValue());
        assertThat(band(panel, STANDARD.withBootstrap(2000, law, 43)).criticalValue())
                .isNotEqualTo(band.criticalValue());
        List<Average> lines = GroupTimeEffects.estimate(panel, options).lines(Aggregation.DYNAMIC);
        for (int place = 0; place < lines.size(); place++) {
            assertThat(band.bootstrapError(place))
                    .isCloseTo(
                            lines.get(place).stdError(),
                            within(0.2 * lines.get(place).stdError()));
        }
    }

    private static UniformBand band(Panel panel, GroupTimeOptions options) {
        return GroupTimeEffects.estimate(panel, options)
                .band(Aggregation.DYNAMIC)
                .orElseThrow();
    }
}
