package se.samkor.estimate.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import se.samkor.estimate.Panel;
import se.samkor.estimate.PanelBuilder;

/** Made-up panels with cohorts 4, 6 and (when wanted) never treated. */
final class SmallPanels {
    private SmallPanels() {}

    /** Units, periods 1 to 8, share of rows missing, with never treated or not, one covariate x, weights or not. */
    static Panel of(int units, double missing, boolean never, boolean covariate, boolean weights, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] cohorts = never ? new int[] {4, 6, 0} : new int[] {4, 6, 8};
        List<String> unit = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        for (int u = 0; u < units; u++) {
            double level = random.nextDouble(10);
            for (int t = 1; t <= 8; t++) {
                double x = random.nextDouble(-1, 1);
                int cohort = cohorts[u % 3];
                double effect = cohort > 0 && t >= cohort ? 1 + 0.3 * (t - cohort) + 0.1 * cohort : 0;
                double y = level + 0.2 * t + effect + 0.5 * x + random.nextDouble(-1, 1);
                double weight = 1 + random.nextInt(4);
                if (random.nextDouble() >= missing) {
                    unit.add("unit " + (100 + u));
                    rows.add(new double[] {t, cohort, y, x, weight, u / 3});
                }
            }
        }
        PanelBuilder builder = Panel.of("y")
                .units(unit.toArray(String[]::new))
                .times(column(rows, 0))
                .firstTreated(column(rows, 1))
                .outcome(column(rows, 2))
                .clusters(rows.stream().map(row -> "c" + row[5]).toArray(String[]::new));
        if (covariate) {
            builder.covariate("x", column(rows, 3));
        }
        return (weights ? builder.weights(column(rows, 4)) : builder).build();
    }

    private static double[] column(List<double[]> rows, int place) {
        return rows.stream().mapToDouble(row -> row[place]).toArray();
    }
}
