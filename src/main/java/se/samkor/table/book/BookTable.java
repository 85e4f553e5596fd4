package se.samkor.table.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A table of the book with its figures: counts of all cells that its page declares, zeros included, then the shares and
 * changes made of them. Rows are in the order of the page.
 *
 * @param year the year of the book
 * @param codes the codes of each dimension, the total last
 */
public record BookTable(TablePage page, int year, List<List<String>> codes, List<BookRow> rows) implements BookPart {
    public BookTable {
        codes = codes.stream().map(List::copyOf).toList();
        rows = List.copyOf(rows);
    }

    /** The table of a page. */
    static BookTable of(TablePage page, int year, Map<String, Double> cells) {
        List<List<String>> codes = new ArrayList<>();
        for (int i = 0; i < page.dimensions().size(); i++) {
            codes.add(codes(page, year, i, cells));
        }
        List<BookRow> rows = new ArrayList<>();
        List<List<String>> all = combinations(codes);
        for (List<String> cell : all) {
            double count = cells.getOrDefault(CellCounter.key(cell), 0.0);
            rows.add(new BookRow(cell, BookRow.COUNT, OptionalDouble.of(count), Optional.empty()));
        }
        BookTable counted = new BookTable(page, year, codes, rows);
        page.shares().forEach(over -> counted.shares(all, over, rows));
        page.change().forEach(change -> new BookTable(page, year, codes, rows).changes(all, change, rows));
        return new BookTable(page, year, codes, rows);
    }

    private static List<String> codes(TablePage page, int year, int position, Map<String, Double> cells) {
        PageDimension dimension = page.dimensions().get(position);
        List<String> codes = new ArrayList<>();
        if (dimension.dimension() == BookDimension.YEAR) {
            page.years(year).forEach(shown -> codes.add(Integer.toString(shown)));
        } else if (dimension.dimension().isOpen()) {
            TreeSet<String> met = new TreeSet<>();
            cells.keySet().forEach(key -> met.add(CellCounter.codes(key).get(position)));
            met.remove(BookDimension.ALL);
            codes.addAll(met);
        } else {
            dimension.codes().forEach(code -> codes.add(code.code()));
            boolean strays = cells.keySet().stream()
                    .anyMatch(key -> CellCounter.codes(key).get(position).equals(PageDimension.NO_ROW));
            if (strays) {
                codes.add(PageDimension.NO_ROW);
            }
        }
        if (dimension.dimension().hasTotal()) {
            codes.add(BookDimension.ALL);
        }
        return codes;
    }

    private static List<List<String>> combinations(List<List<String>> codes) {
        List<List<String>> cells = List.of(List.of());
        for (List<String> next : codes) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> cell : cells) {
                for (String code : next) {
                    List<String> more = new ArrayList<>(cell);
                    more.add(code);
                    longer.add(more);
                }
            }
            cells = longer;
        }
        return cells;
    }

    private void shares(List<List<String>> cells, BookDimension over, List<BookRow> rows) {
        int position = page.position(over);
        Map<List<String>, Double> counts = values(BookRow.COUNT);
        for (List<String> cell : cells) {
            List<String> whole = new ArrayList<>(cell);
            whole.set(position, BookDimension.ALL);
            double size = counts.getOrDefault(whole, 0.0);
            OptionalDouble share =
                    size == 0 ? OptionalDouble.empty() : OptionalDouble.of(counts.getOrDefault(cell, 0.0) / size);
            rows.add(new BookRow(cell, statistic(over), share, Optional.of(new BookRow.Base(baseName(whole), size))));
        }
    }

    /** The statistic of a share: plain where a table has one kind only. */
    public String statistic(BookDimension over) {
        return page.shares().size() == 1 ? BookRow.SHARE : BookRow.SHARE + "_of_" + over.key();
    }

    /** Who or what a share is taken of: the population, the unit, and the codes that narrow it. */
    private String baseName(List<String> whole) {
        StringBuilder name = new StringBuilder(page.population().key())
                .append(", ")
                .append(page.unit().key());
        page.where().forEach(condition -> name.append(", ")
                .append(condition.dimension().key())
                .append('=')
                .append(String.join(
                        "|", condition.codes().stream().map(PageCode::code).toList())));
        for (int i = 0; i < whole.size(); i++) {
            if (!whole.get(i).equals(BookDimension.ALL)) {
                name.append(", ")
                        .append(page.dimensions().get(i).dimension().key())
                        .append('=')
                        .append(whole.get(i));
            }
        }
        return name.toString();
    }

    private void changes(List<List<String>> cells, TablePage.Change change, List<BookRow> rows) {
        int position = page.position(change.over());
        List<String> order = codes.get(position);
        Map<List<String>, Double> values = values(change.of());
        for (List<String> cell : cells) {
            int at = order.indexOf(cell.get(position));
            if (at > 0) {
                List<String> earlier = new ArrayList<>(cell);
                earlier.set(position, order.get(at - 1));
                OptionalDouble difference = values.containsKey(cell) && values.containsKey(earlier)
                        ? OptionalDouble.of(values.getOrDefault(cell, 0.0) - values.getOrDefault(earlier, 0.0))
                        : OptionalDouble.empty();
                rows.add(new BookRow(cell, BookRow.CHANGE, difference, Optional.empty()));
            }
        }
    }

    /** The figures of a statistic by cell; missing ones are left out. */
    public Map<List<String>, Double> values(String statistic) {
        Map<List<String>, Double> values = new HashMap<>();
        for (BookRow row : rows) {
            if (row.statistic().equals(statistic) && row.value().isPresent()) {
                values.put(row.codes(), row.value().getAsDouble());
            }
        }
        return values;
    }

    /** The count of a cell by its codes. */
    public double count(String... cell) {
        return values(BookRow.COUNT).getOrDefault(List.of(cell), Double.NaN);
    }

    /** The cells, in order. */
    List<List<String>> cells() {
        return combinations(codes);
    }

    /** A cell in words, for a message. */
    String place(List<String> cell) {
        return IntStream.range(0, cell.size())
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "%s=%s",
                        page.dimensions().get(i).dimension().key(),
                        cell.get(i)))
                .reduce((a, b) -> a + ", " + b)
                .orElse("the only cell");
    }

    /** Whether its population had anybody or anything in the years it shows. */
    public boolean hasAnything() {
        return rows.stream().anyMatch(row -> row.value().orElse(0) != 0);
    }

    @Override
    public String id() {
        return page.id();
    }

    @Override
    public String report() {
        return page.report();
    }

    @Override
    public Words title() {
        return page.title();
    }

    @Override
    public Words note() {
        return page.note();
    }

    @Override
    public List<String> columns() {
        return page.columns();
    }

    @Override
    public Words label(int dimension, String code) {
        if (code.equals(BookDimension.ALL)) {
            return new Words("Totalt", "Total");
        }
        return page.dimensions().get(dimension).code(code).map(PageCode::words).orElse(new Words(code, code));
    }

    @Override
    public Print print(String statistic) {
        boolean ofShares = page.change().stream().anyMatch(change -> change.of().startsWith(BookRow.SHARE));
        return switch (statistic) {
            case BookRow.COUNT -> page.unit().isMoney() ? Print.MILLIONS : Print.COUNT;
            case BookRow.CHANGE -> ofShares ? Print.POINTS : page.unit().isMoney() ? Print.MILLIONS : Print.CHANGE;
            default -> Print.PERCENT;
        };
    }

    /** The same table with other figures. */
    BookTable with(List<BookRow> others) {
        return new BookTable(page, year, codes, others);
    }
}
