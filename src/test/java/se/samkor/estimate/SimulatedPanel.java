package se.samkor.estimate;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A made-up panel with unit and period effects, a trend that depends on a covariate, and a planted effect. */
public final class SimulatedPanel {
    public static final int FIRST = 2001;

    private final RandomGenerator random;
    private final int units;
    private final int periods;
    private final int[] cohorts;
    private double trendOnCovariate;
    private double effect = 1;
    private double growth;
    private double selection;

    private SimulatedPanel(long seed, int units, int periods, int... cohorts) {
        random = new SplittableRandom(seed);
        this.units = units;
        this.periods = periods;
        this.cohorts = cohorts;
    }

    /** Units take the cohorts in turn; 0 is never treated. */
    public static SimulatedPanel of(long seed, int units, int periods, int... cohorts) {
        return new SimulatedPanel(seed, units, periods, cohorts);
    }

    /** The effect at first treatment and how much it grows each period. */
    public SimulatedPanel effect(double atFirst, double growthAPeriod) {
        effect = atFirst;
        growth = growthAPeriod;
        return this;
    }

    /** How much the covariate bends the trend, and how much higher it is among the treated. */
    public SimulatedPanel confounding(double trend, double difference) {
        trendOnCovariate = trend;
        selection = difference;
        return this;
    }

    public Panel build() {
        return builder().build();
    }

    public PanelBuilder builder() {
        int rows = units * periods;
        String[] unit = new String[rows];
        double[] time = new double[rows];
        double[] outcome = new double[rows];
        double[] first = new double[rows];
        double[] covariate = new double[rows];
        for (int i = 0; i < units; i++) {
            int cohort = cohorts[i % cohorts.length];
            double level = random.nextGaussian();
            double x = random.nextGaussian() + (cohort == 0 ? 0 : selection);
            for (int t = 0; t < periods; t++) {
                int row = i * periods + t;
                int year = FIRST + t;
                unit[row] = "u" + i;
                time[row] = year;
                first[row] = cohort;
                covariate[row] = x;
                boolean treated = cohort > 0 && year >= cohort;
                outcome[row] = level
                        + Math.sin(t)
                        + trendOnCovariate * x * t
                        + 0.5 * random.nextGaussian()
                        + (treated ? effect + growth * (year - cohort) : 0);
            }
        }
        return Panel.of("y")
                .units(unit)
                .times(time)
                .outcome(outcome)
                .firstTreated(first)
                .covariate("x", covariate);
    }
}
