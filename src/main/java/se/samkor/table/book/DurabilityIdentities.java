package se.samkor.table.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What must hold in the table of days before and after (dimensions exit year, banded benefit, band, sex; statistics
 * {@code persons} and {@code g_before, g_after, g_diff} of each benefit): bands add to the cohort, women and men to all, in
 * persons and in days; a difference is after minus before; and everyone has one mean, whatever bands them.
 */
final class DurabilityIdentities {
    static final String BANDS = "bands add to the cohort";
    static final String SEXES = "women and men add to all";
    static final String DIFFERENCES = "differences are after minus before";
    static final String SAME = SharedFigures.SAME;

    private static final String PERSONS = "persons";
    private static final int BENEFIT = 1;
    private static final int BAND = 2;
    private static final int SEX = 3;
    private static final double SLACK = 1e-6;

    private final BookPart table;
    private final Map<List<String>, Map<String, Double>> cells = new HashMap<>();
    private final TreeSet<String> means = new TreeSet<>();
    private final List<Violation> found = new ArrayList<>();

    private DurabilityIdentities(BookPart table) {
        this.table = table;
        for (BookRow row : table.rows()) {
            row.value().ifPresent(value -> cells.computeIfAbsent(row.codes(), key -> new HashMap<>())
                    .put(row.statistic(), value));
            if (row.statistic().endsWith("_before") || row.statistic().endsWith("_after")) {
                means.add(row.statistic());
            }
        }
    }

    static List<Violation> of(BookPart table) {
        DurabilityIdentities identities = new DurabilityIdentities(table);
        identities.cells.keySet().stream()
                .sorted(java.util.Comparator.comparing(List::toString))
                .forEach(cell -> {
                    if (cell.get(BAND).equals(BookDimension.ALL)
                            && !cell.get(BENEFIT).equals(BookDimension.ALL)) {
                        identities.adds(cell, BAND, BANDS);
                        identities.sameAsEveryone(cell);
                    }
                    if (cell.get(SEX).equals(BookDimension.ALL)) {
                        identities.adds(cell, SEX, SEXES);
                    }
                    identities.differences(cell);
                });
        return identities.found;
    }

    private double figure(List<String> cell, String statistic) {
        return cells.getOrDefault(cell, Map.of()).getOrDefault(statistic, Double.NaN);
    }

    private void fault(String identity, String detail) {
        found.add(new Violation(table.id(), identity, detail));
    }

    private void adds(List<String> whole, int position, String identity) {
        List<List<String>> parts = cells.keySet().stream()
                .filter(cell -> isPart(cell, whole, position))
                .toList();
        double persons =
                parts.stream().mapToDouble(part -> figure(part, PERSONS)).sum();
        if (persons != figure(whole, PERSONS)) {
            fault(identity, persons + " persons against " + figure(whole, PERSONS) + ", " + whole);
            return;
        }
        for (String mean : means) {
            double days = parts.stream()
                    .mapToDouble(part -> figure(part, PERSONS) * figure(part, mean))
                    .sum();
            double all = persons * figure(whole, mean);
            if (!(Math.abs(days - all) <= SLACK * Math.max(1, Math.abs(all)))) {
                fault(
                        identity,
                        mean + " recombines to " + days / persons + " against " + figure(whole, mean) + ", " + whole);
            }
        }
    }

    private static boolean isPart(List<String> cell, List<String> whole, int position) {
        for (int i = 0; i < whole.size(); i++) {
            boolean here = i == position;
            if (here ? cell.get(i).equals(BookDimension.ALL) : !cell.get(i).equals(whole.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void sameAsEveryone(List<String> cell) {
        List<String> everyone = new ArrayList<>(cell);
        everyone.set(BENEFIT, BookDimension.ALL);
        if (cells.containsKey(everyone) && !cells.get(everyone).equals(cells.get(cell))) {
            fault(SAME, cell + " differs from " + everyone);
        }
    }

    private void differences(List<String> cell) {
        for (String mean : means) {
            if (mean.endsWith("_before")) {
                String group = mean.substring(0, mean.length() - "_before".length());
                double expected = figure(cell, group + "_after") - figure(cell, mean);
                double stated = figure(cell, group + "_diff");
                if (!(Math.abs(expected - stated) <= SLACK)) {
                    fault(DIFFERENCES, group + "_diff " + stated + " against " + expected + ", " + cell);
                }
            }
        }
    }
}
