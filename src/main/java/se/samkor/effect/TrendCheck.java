package se.samkor.effect;

import java.util.ArrayList;
import java.util.List;
import se.samkor.estimate.UnusableData;
import se.samkor.estimate.grouptime.Aggregation;
import se.samkor.estimate.grouptime.Average;
import se.samkor.estimate.grouptime.GroupTimeResult;
import se.samkor.estimate.sensitivity.RobustInterval;
import se.samkor.estimate.sensitivity.TrendSensitivity;

/**
 * How the interval of the mean effect after treatment widens when trends may differ after treatment by a multiple of what
 * they did before (Rambachan and Roth 2023), from group-time effects with a universal base period.
 */
final class TrendCheck {
    private static final String RELATIVE = "sensitivity_relative_magnitudes";
    private static final String SMOOTH = "sensitivity_smoothness";

    private TrendCheck() {}

    /**
     * The lines.
     *
     * @param relative how many times as much trends may differ after treatment as before it
     * @param smooth by how much the slope of the difference in trends may change from one time to the next
     */
    static List<CheckLine> of(GroupTimeResult universal, List<Double> relative, List<Double> smooth) {
        try {
            TrendSensitivity sensitivity = sensitivity(universal);
            List<CheckLine> lines = new ArrayList<>();
            for (double bound : relative) {
                lines.add(line(
                        RELATIVE,
                        sensitivity.relativeMagnitudes(bound, TrendSensitivity.Method.CONDITIONAL_LEAST_FAVOURABLE)));
            }
            for (double bound : smooth) {
                lines.add(line(SMOOTH, sensitivity.smoothness(bound)));
            }
            return lines;
        } catch (UnusableData none) {
            return List.of(
                    CheckLine.of("cs", relative.isEmpty() ? SMOOTH : RELATIVE, "", Double.NaN, Masking.of(none)));
        }
    }

    private static CheckLine line(String check, RobustInterval interval) {
        return CheckLine.of("cs", check, Double.toString(interval.bound()), Double.NaN, words(interval))
                .withInterval(interval.low(), interval.high());
    }

    private static String words(RobustInterval interval) {
        String zero = interval.low() > 0 || interval.high() < 0 ? "without 0" : "with 0";
        return "robust 95 % interval of the mean effect after treatment, " + zero
                + (interval.warning().isEmpty() ? "" : "; " + interval.warning());
    }

    private static TrendSensitivity sensitivity(GroupTimeResult universal) {
        if (universal.options().anticipation() > 0) {
            throw new UnusableData("Sensitivity to trends is computed without anticipation only.");
        }
        List<Average> used = universal.lines(Aggregation.DYNAMIC).stream()
                .filter(line -> line.eventTime().orElse(0) != -1)
                .toList();
        int before = (int)
                used.stream().filter(line -> line.eventTime().orElse(0) < 0).count();
        double[] beta = new double[used.size()];
        double[][] covariance = new double[beta.length][beta.length];
        for (int i = 0; i < beta.length; i++) {
            int expected = i < before ? i - before - 1 : i - before;
            if (used.get(i).eventTime().orElse(0) != expected) {
                throw new UnusableData("Sensitivity to trends needs every event time from the first to the last;"
                        + " there is none at " + expected + ".");
            }
            beta[i] = used.get(i).estimate();
            for (int j = 0; j < beta.length; j++) {
                covariance[i][j] = used.get(i).covariance(used.get(j));
            }
        }
        return TrendSensitivity.of(
                beta, covariance, before, TrendSensitivity.average(Math.max(1, beta.length - before)));
    }
}
