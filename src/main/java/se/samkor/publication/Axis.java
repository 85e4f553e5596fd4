package se.samkor.publication;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** A horizontal axis with round ticks that holds all values and zero. */
record Axis(double low, double high, double step, double left, double right) {
    private static final int TICKS = 6;

    static Axis around(List<Double> values, double left, double right) {
        double least = Math.min(
                0, values.stream().mapToDouble(Double::doubleValue).min().orElse(0));
        double most = Math.max(
                0, values.stream().mapToDouble(Double::doubleValue).max().orElse(0));
        double step = step(Math.max(most - least, 1) / TICKS);
        return new Axis(Math.floor(least / step) * step, Math.max(Math.ceil(most / step), 1) * step, step, left, right);
    }

    private static double step(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double factor : new double[] {1, 2, 5}) {
            if (rough <= factor * power) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** Where a value lies, in the units of the drawing. */
    double at(double value) {
        return left + (value - low) / (high - low) * (right - left);
    }

    List<BigDecimal> ticks() {
        List<BigDecimal> ticks = new ArrayList<>();
        int number = (int) Math.round((high - low) / step);
        for (int i = 0; i <= number; i++) {
            BigDecimal tick = BigDecimal.valueOf(low + i * step).setScale(4, RoundingMode.HALF_UP);
            ticks.add(new BigDecimal(tick.stripTrailingZeros().toPlainString()));
        }
        return ticks;
    }
}
