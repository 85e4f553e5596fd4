package se.samkor.table.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What must hold in the table of the linked cohort (dimensions year, benefit, sex; statistics {@code sus_persons},
 * {@code found_in_midas}, {@code share_found}): nobody is found who was not looked for, and women and men add to all.
 */
final class LinkedCohortIdentities {
    static final String FOUND = "found are among those looked for";

    private static final List<String> COUNTS = List.of("sus_persons", "found_in_midas", "midas_persons_in_cohort");
    private static final int SEX = 2;

    private LinkedCohortIdentities() {}

    static List<Violation> of(BookPart table) {
        Map<List<String>, Map<String, Double>> cells = new HashMap<>();
        table.rows().forEach(row -> cells.computeIfAbsent(row.codes(), key -> new HashMap<>())
                .put(row.statistic(), row.value().orElse(Double.NaN)));
        List<Violation> found = new ArrayList<>();
        cells.forEach((cell, figures) -> {
            double looked = figures.getOrDefault("sus_persons", 0.0);
            double met = figures.getOrDefault("found_in_midas", 0.0);
            if (met > looked) {
                found.add(new Violation(table.id(), FOUND, met + " of " + looked + ", " + cell));
            }
            if (cell.get(SEX).equals(BookDimension.ALL)) {
                for (String count : COUNTS) {
                    double sexes = figure(cells, cell, "K", count) + figure(cells, cell, "M", count);
                    if (sexes != figures.getOrDefault(count, 0.0)) {
                        found.add(new Violation(
                                table.id(),
                                DurabilityIdentities.SEXES,
                                count + " " + sexes + " against " + figures.get(count) + ", " + cell));
                    }
                }
            }
        });
        return found;
    }

    private static double figure(
            Map<List<String>, Map<String, Double>> cells, List<String> cell, String sex, String count) {
        List<String> own = new ArrayList<>(cell);
        own.set(SEX, sex);
        return cells.getOrDefault(own, Map.of()).getOrDefault(count, 0.0);
    }
}
