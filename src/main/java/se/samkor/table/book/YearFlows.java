package se.samkor.table.book;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import se.samkor.table.Dimension;
import se.samkor.table.Grouping;
import se.samkor.table.Grouping.Node;
import se.samkor.table.StatisticalTable;
import se.samkor.table.TableBuilder;

/**
 * What counts of several years and of those who started or ended tell of each other: whoever took part in a year ended in it or goes
 * on, and those who go on are the next year's less its new ones. Where the book has both figures of a difference, the
 * difference is known; a small one must not be.
 */
final class YearFlows {
    static final String NOTHING = "nothing";

    /** The count of each cell, by population, codes other than totals and the year, and the year. */
    private final Map<String, Map<Map<String, String>, Map<String, Double>>> counts = new LinkedHashMap<>();

    private final int most;
    private final List<StatisticalTable> tables = new ArrayList<>();

    YearFlows(List<StatisticalTable> parts, int most) {
        this.most = most;
        parts.forEach(this::take);
    }

    static String started(String year) {
        return year + " started";
    }

    static String ended(String year) {
        return year + " ended";
    }

    static String goesOn(String year) {
        return year + " goes on";
    }

    private static String cameOver(String year) {
        return year + " came over";
    }

    private void take(StatisticalTable table) {
        for (int cell = 0; cell < table.cells().size(); cell++) {
            Map<String, String> codes = new TreeMap<>();
            for (int i = 0; i < table.dimensions().size(); i++) {
                Dimension dimension = table.dimensions().get(i);
                int code = table.cells().codeOf(cell, i);
                if (!dimension.isTotal(code)) {
                    codes.put(dimension.name(), dimension.codes().get(code));
                }
            }
            String when = codes.remove(BookLayout.WHEN);
            if (when != null && !when.equals(NOTHING)) {
                counts.computeIfAbsent(table.population(), population -> new LinkedHashMap<>())
                        .computeIfAbsent(codes, some -> new TreeMap<>())
                        .put(when, table.count(cell));
            }
        }
    }

    List<StatisticalTable> tables() {
        counts.forEach((population, cells) -> cells.forEach((codes, years) -> {
            for (String year : years(years)) {
                flows(population, codes, years, year);
            }
        }));
        return tables;
    }

    private static Set<String> years(Map<String, Double> cells) {
        TreeSet<String> years = new TreeSet<>(cells.keySet());
        years.removeIf(when -> when.indexOf(' ') >= 0);
        return years;
    }

    private void flows(String population, Map<String, String> codes, Map<String, Double> cells, String year) {
        String next = Integer.toString(Integer.parseInt(year) + 1);
        double all = cells.getOrDefault(year, 0.0);
        double gone = cells.getOrDefault(ended(year), 0.0);
        double fresh = cells.getOrDefault(started(year), 0.0);
        double later = cells.getOrDefault(next, Double.NaN) - cells.getOrDefault(started(next), Double.NaN);
        boolean bothEnds = cells.containsKey(ended(year)) && later == all - gone;
        if (bothEnds && all > 0 && later > 0) {
            Map<String, Double> leaves = new LinkedHashMap<>();
            leaves.put(ended(year), gone);
            leaves.put(goesOn(year), later);
            leaves.put(started(next), cells.getOrDefault(started(next), 0.0));
            Grouping one = grouping(year, List.of(ended(year), goesOn(year)), List.of(started(next)));
            Grouping other = grouping(next, List.of(goesOn(year), started(next)), List.of(ended(year)));
            add(population, codes, List.of(one, other), leaves);
        } else if (gone > 0) {
            small(population, codes, year, ended(year), goesOn(year), gone, all - gone);
        }
        if (fresh > 0) {
            small(population, codes, year, started(year), cameOver(year), fresh, all - fresh);
        }
    }

    private void small(
            String population,
            Map<String, String> codes,
            String year,
            String part,
            String rest,
            double count,
            double difference) {
        if (difference > 0 && difference <= most) {
            add(
                    population,
                    codes,
                    List.of(grouping(year, List.of(part, rest), List.of(NOTHING))),
                    Map.of(part, count, rest, difference));
        }
    }

    /** A sum and its parts, with other leaves beside it, so that it is no total. */
    private static Grouping grouping(String sum, List<String> parts, List<String> beside) {
        List<Node> nodes = new ArrayList<>(List.of(new Node(1, sum)));
        parts.forEach(part -> nodes.add(new Node(2, part)));
        beside.forEach(leaf -> nodes.add(new Node(1, leaf)));
        return new Grouping(nodes);
    }

    private void add(
            String population, Map<String, String> codes, List<Grouping> groupings, Map<String, Double> leaves) {
        List<Dimension> dimensions = new ArrayList<>();
        codes.forEach((name, code) -> dimensions.add(Dimension.unrelated(name, List.of(code))));
        dimensions.add(Dimension.of(BookLayout.WHEN, groupings));
        TableBuilder builder = new TableBuilder(
                        "flow_" + population.replace(' ', '_') + "_" + tables.size(), dimensions)
                .population(population)
                .countName(BookRow.COUNT)
                .countedRows();
        leaves.forEach((leaf, count) -> {
            List<String> cell = new ArrayList<>(codes.values());
            cell.add(leaf);
            builder.add(cell, count, 0, -1);
        });
        tables.add(builder.build());
    }
}
