package se.samkor.estimate.grouptime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.samkor.estimate.Panel;
import se.samkor.estimate.SimulatedPanel;

/** Bias and coverage on planted effects; {@code -Dsamkor.simulation=N} draws N panels instead of a few. */
class CoverageTest {
    private static final int PANELS = Integer.getInteger("samkor.simulation", 150);
    private static final double EFFECT = 1;
    private static final double GROWTH = 0.25;

    @Test
    void averages_are_unbiased_and_intervals_and_bands_cover_as_promised() {
        double bias = 0;
        int covered = 0;
        int banded = 0;
        double planted = plantedSimple();
        for (int seed = 0; seed < PANELS; seed++) {
            Panel panel = SimulatedPanel.of(seed, 90, 7, 0, 2003, 2005)
                    .effect(EFFECT, GROWTH)
                    .confounding(0.2, 0.5)
                    .build();
            GroupTimeResult result = GroupTimeEffects.estimate(
                    panel,
                    GroupTimeOptions.standard()
                            .withControl(ControlGroup.NOT_YET)
                            .withBootstrap(499, Multiplier.RADEMACHER, seed));
            Average simple = result.overall(Aggregation.SIMPLE).orElseThrow();
            bias += (simple.estimate() - planted) / PANELS;
            covered += Math.abs(simple.estimate() - planted) <= 1.96 * simple.stdError() ? 1 : 0;
            banded += withinBand(result) ? 1 : 0;
        }
        double share = covered / (double) PANELS;
        double bandShare = banded / (double) PANELS;
        System.out.printf("bias %.4f, coverage %.3f, band coverage %.3f%n", bias, share, bandShare);
        assertThat(Math.abs(bias)).isLessThan(0.05);
        assertThat(share).isBetween(0.88, 1.0);
        assertThat(bandShare).isBetween(0.85, 1.0);
    }

    /** Cohort 2003 has 5 treated periods, 2005 has 3; cohorts are of equal size. */
    private static double plantedSimple() {
        double sum = 0;
        for (int eventTime = 0; eventTime < 5; eventTime++) {
            sum += (EFFECT + GROWTH * eventTime) * (eventTime < 3 ? 2 : 1);
        }
        return sum / 8;
    }

    private static boolean withinBand(GroupTimeResult result) {
        List<Average> lines = result.lines(Aggregation.DYNAMIC);
        double critical = result.band(Aggregation.DYNAMIC).orElseThrow().criticalValue();
        return lines.stream().allMatch(line -> {
            int eventTime = line.eventTime().getAsInt();
            double planted = eventTime < 0 ? 0 : EFFECT + GROWTH * eventTime;
            return Math.abs(line.estimate() - planted) <= critical * line.stdError();
        });
    }
}
