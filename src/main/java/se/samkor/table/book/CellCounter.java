package se.samkor.table.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts all tables of a book in one pass over the facts. Totals are counted like every other cell, not added up from
 * their parts, so that the parts can be checked against them. Facts of one person must come one after another, and those
 * of different counters must be of different persons; then the cells of several counters may be added up.
 */
public final class CellCounter {
    private static final char BETWEEN = '\u001f';

    private final List<TablePage> pages;
    private final int year;
    private final List<Map<String, Tally>> tallies = new ArrayList<>();
    private final List<List<Integer>> years = new ArrayList<>();

    /** What a cell has, and who was counted last or at all where different ones are counted. */
    private static final class Tally {
        private double amount;
        private @Nullable Object last;
        private @Nullable Set<Object> seen;

        void add(double more) {
            amount += more;
        }

        void addOnce(Object owner, boolean ordered) {
            if (ordered) {
                if (!owner.equals(last)) {
                    amount++;
                    last = owner;
                }
                return;
            }
            Set<Object> known = seen;
            if (known == null) {
                known = new HashSet<>();
                seen = known;
            }
            if (known.add(owner)) {
                amount++;
            }
        }
    }

    /**
     * A counter with nothing counted.
     *
     * @param year the year that the book is for
     */
    public CellCounter(List<TablePage> pages, int year) {
        this.pages = List.copyOf(pages);
        this.year = year;
        pages.forEach(page -> {
            tallies.add(new HashMap<>());
            years.add(page.years(year));
        });
    }

    /** Counts a fact on every page where it belongs. */
    public void add(Fact fact) {
        for (int i = 0; i < pages.size(); i++) {
            TablePage page = pages.get(i);
            Map<String, Tally> cells = tallies.get(i);
            for (int shown : years.get(i)) {
                if (page.population().holds(fact, shown)) {
                    for (String moment : page.moments()) {
                        add(page, cells, fact, shown, moment);
                    }
                }
            }
        }
    }

    private static void add(TablePage page, Map<String, Tally> cells, Fact fact, int year, String moment) {
        for (PageDimension condition : page.where()) {
            List<String> met = condition.codesOf(fact, year, moment);
            if (met.isEmpty() || met.contains(PageDimension.NO_ROW)) {
                return;
            }
        }
        Keys keys = new Keys(fact.amount(page.unit()));
        for (PageDimension dimension : page.dimensions()) {
            keys = keys.along(dimension, fact, year, moment, page.unit() == CountUnit.SOURCES);
        }
        for (int i = 0; i < keys.names.size(); i++) {
            Tally tally = cells.computeIfAbsent(keys.names.get(i), key -> new Tally());
            if (page.unit().isAdditive()) {
                tally.add(keys.weights.get(i));
            } else {
                tally.addOnce(fact.owner(page.unit()), page.unit() == CountUnit.PERSONS);
            }
        }
    }

    /** The cells that a fact stands in, and what it adds to each: grown by one dimension at a time. */
    private static final class Keys {
        private final List<String> names = new ArrayList<>();
        private final List<Double> weights = new ArrayList<>();
        private final boolean first;

        private Keys(boolean first) {
            this.first = first;
        }

        Keys(double weight) {
            this(true);
            names.add("");
            weights.add(weight);
        }

        Keys along(PageDimension dimension, Fact fact, int year, String moment, boolean bySource) {
            boolean sources = bySource && PageReader.isSupport(dimension);
            Keys longer = new Keys(false);
            int all = 0;
            for (String code : dimension.codesOf(fact, year, moment)) {
                int values = sources && !code.equals(PageDimension.NO_ROW) ? dimension.values(fact, code, moment) : 1;
                all += values;
                longer.extend(this, code, values);
            }
            if (dimension.dimension().hasTotal()) {
                longer.extend(this, BookDimension.ALL, sources ? all : 1);
            }
            return longer;
        }

        private void extend(Keys shorter, String code, int values) {
            for (int i = 0; i < shorter.names.size(); i++) {
                names.add(shorter.first ? code : shorter.names.get(i) + BETWEEN + code);
                weights.add(shorter.weights.get(i) * values);
            }
        }
    }

    /** The key of a cell: its codes in the order of the page's dimensions. */
    static String key(List<String> codes) {
        return String.join(String.valueOf(BETWEEN), codes);
    }

    static List<String> codes(String key) {
        return List.of(key.split(String.valueOf(BETWEEN), -1));
    }

    /** What was counted, by page and cell; the parts of a distributed count are put together by {@link #merge}. */
    public List<Map<String, Double>> cells() {
        List<Map<String, Double>> cells = new ArrayList<>();
        for (Map<String, Tally> page : tallies) {
            Map<String, Double> amounts = new TreeMap<>();
            page.forEach((key, tally) -> amounts.put(key, tally.amount));
            cells.add(amounts);
        }
        return cells;
    }

    /** Adds a cell that was counted elsewhere. */
    public void merge(int page, String key, double amount) {
        tallies.get(page).computeIfAbsent(key, unused -> new Tally()).add(amount);
    }

    /** The tables of what was counted. */
    public List<BookTable> tables() {
        List<Map<String, Double>> cells = cells();
        List<BookTable> tables = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            tables.add(BookTable.of(pages.get(i), year, cells.get(i)));
        }
        return tables;
    }
}
