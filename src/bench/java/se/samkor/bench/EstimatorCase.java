package se.samkor.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import se.samkor.effect.EffectOptions;
import se.samkor.effect.Estimators;
import se.samkor.estimate.Panel;
import se.samkor.estimate.grouptime.AdjustmentMethod;
import se.samkor.estimate.grouptime.BasePeriod;
import se.samkor.estimate.grouptime.IncompleteUnits;
import se.samkor.estimate.sensitivity.TrendSensitivity;

/** Processor time of the estimators on made-up panels, beside what the reference programs took on a like machine. */
final class EstimatorCase {
    private static final int YEARS = 20;
    private static final int FIRST = 2001;
    private static final int[] COHORTS = {0, 2006, 2009, 2012, 2015};
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private EstimatorCase() {}

    /** Timed by name; a name says what the reference program took. */
    static List<Timing> timings(int rounds) {
        Panel few = panel(290);
        Panel many = panel(5000);
        EffectOptions options = new EffectOptions(
                List.of(),
                List.of(AdjustmentMethod.DOUBLY_ROBUST),
                List.of(BasePeriod.VARYING),
                0,
                IncompleteUnits.values()[0],
                1000,
                1);
        Map<String, Runnable> all = new LinkedHashMap<>();
        all.put("group-time, doubly robust, 1 000 draws, 290 x 20 (reference 0.33 s)", () -> run("cs", few, options));
        all.put(
                "group-time, doubly robust, 1 000 draws, 5 000 x 20 (reference 1.23 s)",
                () -> run("cs", many, options));
        all.put("Sun-Abraham, 5 000 x 20 (reference 2.65 s)", () -> run("sunab", many, options));
        all.put("imputation, 5 000 x 20 (reference 15.7 s)", () -> run("imputation", many, options));
        all.put("relative magnitudes, 1 000 grid points (reference 300-420 s)", EstimatorCase::sensitivity);
        List<Timing> timings = new ArrayList<>();
        all.forEach((name, work) -> {
            work.run();
            work.run();
            List<Double> wall = new ArrayList<>();
            List<Double> processor = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                long before = MACHINE.getProcessCpuTime();
                long start = System.nanoTime();
                work.run();
                wall.add((System.nanoTime() - start) / 1e9);
                processor.add((MACHINE.getProcessCpuTime() - before) / 1e9);
            }
            timings.add(new Timing(name, wall, processor, 0, 0));
        });
        return timings;
    }

    private static void run(String name, Panel panel, EffectOptions options) {
        if (Estimators.run(name, panel, options).stream().allMatch(line -> line.missing())) {
            throw new IllegalStateException(String.format(Locale.ROOT, "%s gave no estimate.", name));
        }
    }

    /** Seven coefficients of an event study, three of them before: the size of the reference case. */
    private static void sensitivity() {
        double[] beta = {0.01, -0.02, 0.015, 0.05, 0.09, 0.12, 0.16};
        double[][] covariance = new double[7][7];
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < 7; j++) {
                covariance[i][j] = 0.0004 * (i == j ? 1 : 0.4) * (1 + 0.05 * (i + j));
            }
        }
        TrendSensitivity.of(beta, covariance, 3, TrendSensitivity.first(4))
                .relativeMagnitudes(1, TrendSensitivity.Method.CONDITIONAL_LEAST_FAVOURABLE);
    }

    private static Panel panel(int units) {
        SplittableRandom random = new SplittableRandom(7);
        int rows = units * YEARS;
        String[] unit = new String[rows];
        double[] time = new double[rows];
        double[] outcome = new double[rows];
        double[] first = new double[rows];
        double[] covariate = new double[rows];
        for (int i = 0; i < units; i++) {
            int cohort = COHORTS[i % COHORTS.length];
            double level = random.nextGaussian();
            double x = random.nextGaussian();
            for (int t = 0; t < YEARS; t++) {
                int row = i * YEARS + t;
                unit[row] = "u" + i;
                time[row] = FIRST + t;
                first[row] = cohort;
                covariate[row] = x;
                boolean treated = cohort > 0 && FIRST + t >= cohort;
                outcome[row] = level + 0.02 * x * t + 0.5 * random.nextGaussian() + (treated ? 1 : 0);
            }
        }
        return Panel.of("y")
                .units(unit)
                .times(time)
                .outcome(outcome)
                .firstTreated(first)
                .covariate("x", covariate)
                .build();
    }
}
