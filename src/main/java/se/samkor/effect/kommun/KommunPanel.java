package se.samkor.effect.kommun;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.samkor.estimate.Panel;
import se.samkor.estimate.PanelBuilder;
import se.samkor.estimate.UnusableData;

/** One outcome of one sex as a panel: units are kommuner, clusters their förbund, treatment the entry. */
public final class KommunPanel {
    private KommunPanel() {}

    /**
     * The panel. Years after a kommun has left its förbund, and cells without a value, are not in it.
     *
     * @param weighted whether a kommun weighs by its mean population over the years; otherwise all weigh the same
     * @throws UnusableData when there is no value at all
     */
    public static Panel of(KommunYears years, Outcome outcome, String sex, boolean weighted) {
        List<KommunYear> rows = new ArrayList<>();
        for (KommunYear row : years.all()) {
            boolean wanted = row.sex().equals(sex) && row.age().equals(outcome.age()) && !row.left();
            if (wanted && outcome.of(row).isPresent()) {
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            throw new UnusableData("There is no value of " + outcome.column() + ": its register is missing, or does not"
                    + " reach back far enough.");
        }
        PanelBuilder builder = Panel.of(outcome.column())
                .units(rows.stream().map(KommunYear::kommun).toArray(String[]::new))
                .times(rows.stream().mapToDouble(KommunYear::year).toArray())
                .outcome(rows.stream()
                        .mapToDouble(row -> outcome.of(row).orElseThrow())
                        .toArray())
                .firstTreated(rows.stream()
                        .mapToDouble(row -> row.firstTreated().orElse(0))
                        .toArray())
                .clusters(rows.stream().map(KommunYear::cluster).toArray(String[]::new));
        if (weighted) {
            Map<String, double[]> mean = new HashMap<>();
            for (KommunYear row : rows) {
                double[] sums = mean.computeIfAbsent(row.kommun(), absent -> new double[2]);
                sums[0] += row.exposure();
                sums[1]++;
            }
            builder.weights(rows.stream()
                    .mapToDouble(row -> {
                        double[] sums = mean.getOrDefault(row.kommun(), new double[] {0, 1});
                        return sums[0] / sums[1];
                    })
                    .toArray());
        }
        return builder.build();
    }
}
