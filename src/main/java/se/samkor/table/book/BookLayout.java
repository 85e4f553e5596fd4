package se.samkor.table.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.samkor.table.Contributions;
import se.samkor.table.Dimension;
import se.samkor.table.Grouping;
import se.samkor.table.StatisticalTable;
import se.samkor.table.TableBuilder;

/**
 * A table of the book as disclosure control sees it: additive tables of counts, one for each year and moment. Rows that exclude each
 * other lie in one of them; of rows that overlap each has one of its own, beside those who are not in it, since whoever knows
 * the total and the row knows them too. Cells are named by what they count, so that a cell that stands in several tables of the
 * book is one.
 */
public final class BookLayout {
    private static final String NOT = "not ";
    private static final String EARLIER = "#where";
    private static final double SLACK = 1e-6;
    private static final String SOURCES = "sources of ";
    /** The dimension that says of which year the participations are, and whether they started or ended in it. */
    static final String WHEN = "when";

    private final BookTable table;
    private final Map<List<String>, Double> counts;
    private final List<StatisticalTable> parts = new ArrayList<>();
    private boolean consistent = true;
    private final Map<List<String>, Place> places = new HashMap<>();

    /** Where a cell of the book's table stands: in which of the parts, and in which of its cells. */
    public record Place(int part, int cell) {}

    /** A leaf of a dimension: those with a code, or all but those with some codes. */
    private record Leaf(String name, String code, List<String> without) {
        boolean with() {
            return without.isEmpty();
        }
    }

    /** One way to lay a dimension: its leaves add up to the total. */
    private record Lay(String name, List<Leaf> leaves, String total) {
        Lay(String name, List<Leaf> leaves) {
            this(name, leaves, BookDimension.ALL);
        }

        Dimension dimension() {
            List<String> names = leaves.stream().map(Leaf::name).toList();
            if (total.equals(BookDimension.ALL)) {
                return Dimension.flat(name, total, names);
            }
            // all sources are not all participations: beside an empty leaf their sum is no total
            List<Grouping.Node> nodes = new ArrayList<>(List.of(new Grouping.Node(1, total)));
            names.forEach(leaf -> nodes.add(new Grouping.Node(2, leaf)));
            nodes.add(new Grouping.Node(1, YearFlows.NOTHING));
            return Dimension.of(name, List.of(new Grouping(nodes)));
        }

        boolean holds(String code) {
            return code.equals(BookDimension.ALL)
                    || leaves.stream()
                            .anyMatch(leaf -> leaf.with() && leaf.code().equals(code));
        }

        int at(String code) {
            String name = leaves.stream()
                    .filter(leaf -> leaf.with() && leaf.code().equals(code))
                    .map(Leaf::name)
                    .findFirst()
                    .orElse(total);
            return dimension().indexOf(name);
        }
    }

    private BookLayout(BookTable table) {
        this.table = table;
        this.counts = table.values(BookRow.COUNT);
    }

    /** Lays a table out. */
    public static BookLayout of(BookTable table) {
        BookLayout layout = new BookLayout(table);
        if (table.page().unit().isOfPersons()) {
            layout.laySlices();
        } else {
            layout.layOpen();
        }
        return layout;
    }

    public BookTable table() {
        return table;
    }

    /** Whether its figures are those of parts and wholes; different persons by two dimensions need not be. */
    public boolean isConsistent() {
        return consistent;
    }

    /**
     * What the years and populations of a book tell of each other, as tables of their own: who took part in a year ended or goes on, and
     * started or came over from the year before.
     *
     * @param most the largest difference that is small
     */
    public static List<StatisticalTable> flows(List<StatisticalTable> parts, int most) {
        return new YearFlows(parts, most).tables();
    }

    /** The additive tables. */
    public List<StatisticalTable> parts() {
        return List.copyOf(parts);
    }

    /** Where a cell stands, by its codes. */
    public Place place(List<String> codes) {
        Place place = places.get(codes);
        if (place == null) {
            throw new IllegalArgumentException("Table " + table.id() + " has no cell " + codes + ".");
        }
        return place;
    }

    /** Figures about organisations and amounts: nothing is withheld, and nothing has to add up. */
    private void layOpen() {
        List<List<String>> cells = table.cells();
        List<String> names = cells.stream().map(cell -> String.join(" ", cell)).toList();
        Dimension dimension = Dimension.unrelated("cell", names);
        TableBuilder builder = new TableBuilder(table.id(), List.of(dimension))
                .countName(BookRow.COUNT)
                .countedRows();
        for (int i = 0; i < cells.size(); i++) {
            builder.add(List.of(names.get(i)), counts.getOrDefault(cells.get(i), 0.0), 0, -1);
            builder.contributions(List.of(names.get(i)), new Contributions(Integer.MAX_VALUE, List.of(), -1));
            places.put(cells.get(i), new Place(0, dimension.indexOf(names.get(i))));
        }
        parts.add(builder.build());
    }

    private void laySlices() {
        TablePage page = table.page();
        int yearAt = page.position(BookDimension.YEAR);
        int momentAt = page.position(BookDimension.MOMENT);
        List<String> years = yearAt < 0
                ? List.of(Integer.toString(table.year()))
                : table.codes().get(yearAt);
        List<String> moments =
                momentAt < 0 ? List.of(page.moment()) : table.codes().get(momentAt);
        for (String year : years) {
            for (String moment : moments) {
                Slice slice = new Slice(year, moment, yearAt, momentAt);
                List<List<Lay>> ways = List.of(List.of());
                for (int i = 0; i < page.dimensions().size(); i++) {
                    ways = i == yearAt || i == momentAt ? ways : product(ways, lays(i, year, moment));
                }
                ways.forEach(slice::lay);
            }
        }
    }

    private static List<List<Lay>> product(List<List<Lay>> ways, List<Lay> more) {
        return ways.stream()
                .flatMap(way -> more.stream()
                        .map(lay -> Stream.concat(way.stream(), Stream.of(lay)).toList()))
                .toList();
    }

    private List<Lay> lays(int position, String year, String moment) {
        PageDimension dimension = table.page().dimensions().get(position);
        if (dimension.dimension() == BookDimension.EXIT && table.page().addsUp(dimension)) {
            List<Leaf> exits = List.of(
                    new Leaf(YearFlows.ended(year), "ended", List.of()),
                    new Leaf(YearFlows.goesOn(year), "goes_on", List.of()));
            return List.of(new Lay(WHEN, exits, year));
        }
        String name = dimension.dimension().at(moment).key();
        List<Lay> lays = new ArrayList<>();
        List<String> alone = new ArrayList<>();
        List<Leaf> together = new ArrayList<>();
        for (String code : table.codes().get(position)) {
            boolean repeats = dimension.code(code).filter(PageCode::sum).isPresent();
            if (code.equals(BookDimension.ALL)) {
                continue;
            }
            if ((table.page().addsUp(dimension) || leavesOthers(dimension)) && !repeats) {
                together.add(new Leaf(sourceMeaning(dimension, code, moment), code, List.of()));
            } else {
                alone.add(code);
            }
        }
        if (!together.isEmpty()) {
            if (leavesOthers(dimension)) {
                List<String> shown = together.stream().map(Leaf::code).toList();
                together.add(new Leaf(
                        NOT
                                + shown.stream()
                                        .map(code -> meaning(dimension, code, moment))
                                        .toList(),
                        "",
                        shown));
            }
            boolean sources = table.page().unit() == CountUnit.SOURCES && PageReader.isSupport(dimension);
            lays.add(new Lay(name, together, sources ? SOURCES + table.codes().get(position) : BookDimension.ALL));
        }
        for (String code : alone) {
            String meaning = meaning(dimension, code, moment);
            lays.add(new Lay(
                    name, List.of(new Leaf(meaning, code, List.of()), new Leaf(NOT + meaning, "", List.of(code)))));
        }
        return lays;
    }

    /** Whether its rows exclude each other and are some of all, so that what they leave is a figure as well. */
    private boolean leavesOthers(PageDimension dimension) {
        boolean some = dimension.dimension().hasTotal()
                && !dimension.complete()
                && !dimension.dimension().isOpen();
        return some
                && dimension.pick() != PageDimension.Pick.EVERY
                && table.page().unit().isAdditive()
                && !table.page().addsUp(dimension);
    }

    /** A source of a row of several counts as often as there are; of one, as often as there are participations. */
    private String sourceMeaning(PageDimension dimension, String code, String moment) {
        boolean several = table.page().unit() == CountUnit.SOURCES
                && PageReader.isSupport(dimension)
                && dimension.code(code).filter(row -> row.from().size() > 1).isPresent();
        return (several ? SOURCES : "") + meaning(dimension, code, moment);
    }

    private static String meaning(PageDimension dimension, String code, String moment) {
        return code.equals(PageDimension.NO_ROW) ? PageDimension.NO_ROW : CellMeaning.of(dimension, code, moment);
    }

    /** The cells of a year and a moment. */
    private final class Slice {
        private final String year;
        private final String moment;
        private final int yearAt;
        private final int momentAt;

        Slice(String year, String moment, int yearAt, int momentAt) {
            this.year = year;
            this.moment = moment;
            this.yearAt = yearAt;
            this.momentAt = momentAt;
        }

        private void lay(List<Lay> way) {
            List<Dimension> dimensions = new ArrayList<>();
            List<String> given = new ArrayList<>();
            for (PageDimension condition : table.page().where()) {
                String name = condition.dimension().at(moment).key();
                boolean taken = way.stream().anyMatch(lay -> lay.name().equals(name));
                String meaning = CellMeaning.of(condition, condition.codes(), moment);
                dimensions.add(Dimension.unrelated(taken ? name + EARLIER : name, List.of(meaning)));
            }
            if (way.stream().noneMatch(lay -> lay.name().equals(WHEN))) {
                dimensions.add(Dimension.unrelated(WHEN, List.of(when())));
            }
            dimensions.forEach(one -> given.add(one.codes().get(0)));
            way.forEach(lay -> dimensions.add(lay.dimension()));
            TableBuilder builder = new TableBuilder(table.id() + "_" + parts.size(), dimensions)
                    .population(population())
                    .countName(BookRow.COUNT)
                    .countedRows();
            fill(builder, way, given, new ArrayList<>());
            StatisticalTable part = builder.build();
            place(part, way, given.size());
            parts.add(part);
        }

        private String population() {
            TablePage page = table.page();
            // who started or ended is among those who took part: the same population, and more said of them
            boolean among = page.population() == Population.NEW || page.population() == Population.ENDED;
            Population whole = among ? Population.ONGOING : page.population();
            // a source of one row is a participation with it
            CountUnit unit = page.unit() == CountUnit.SOURCES ? CountUnit.PARTICIPATIONS : page.unit();
            return whole.key() + " " + unit.key();
        }

        private String when() {
            return switch (table.page().population()) {
                case NEW -> YearFlows.started(year);
                case ENDED -> YearFlows.ended(year);
                default -> year;
            };
        }

        private void fill(TableBuilder builder, List<Lay> way, List<String> given, List<Leaf> leaves) {
            if (leaves.size() < way.size()) {
                for (Leaf leaf : way.get(leaves.size()).leaves()) {
                    List<Leaf> longer = new ArrayList<>(leaves);
                    longer.add(leaf);
                    fill(builder, way, given, longer);
                }
                return;
            }
            List<String> codes = new ArrayList<>(given);
            leaves.forEach(leaf -> codes.add(leaf.name()));
            double count = count(leaves, new ArrayList<>());
            consistent &= count > -SLACK;
            builder.add(codes, Math.max(0, count), 0, -1);
        }

        /** Those in all the leaves; those without a code are all less those with it. */
        private double count(List<Leaf> leaves, List<String> codes) {
            if (codes.size() == leaves.size()) {
                return counts.getOrDefault(cell(codes), 0.0);
            }
            Leaf leaf = leaves.get(codes.size());
            if (leaf.with()) {
                return count(leaves, with(codes, leaf.code()));
            }
            double count = count(leaves, with(codes, BookDimension.ALL));
            for (String other : leaf.without()) {
                count -= count(leaves, with(codes, other));
            }
            return count;
        }

        private static List<String> with(List<String> codes, String code) {
            List<String> longer = new ArrayList<>(codes);
            longer.add(code);
            return longer;
        }

        /** The codes of a cell of the book's table, from those beside year and moment. */
        private List<String> cell(List<String> codes) {
            List<String> cell = new ArrayList<>();
            int next = 0;
            for (int i = 0; i < table.page().dimensions().size(); i++) {
                cell.add(i == yearAt ? year : i == momentAt ? moment : codes.get(next++));
            }
            return cell;
        }

        private void place(StatisticalTable part, List<Lay> way, int given) {
            List<List<String>> cells = List.of(List.of());
            int position = 0;
            for (int i = 0; i < table.page().dimensions().size(); i++) {
                if (i == yearAt || i == momentAt) {
                    continue;
                }
                Lay lay = way.get(position++);
                List<String> codes =
                        table.codes().get(i).stream().filter(lay::holds).toList();
                cells = cells.stream()
                        .flatMap(cell -> codes.stream().map(code -> with(cell, code)))
                        .toList();
            }
            for (List<String> codes : cells) {
                int[] at = new int[given + way.size()];
                for (int i = 0; i < way.size(); i++) {
                    at[given + i] = way.get(i).at(codes.get(i));
                }
                places.putIfAbsent(
                        cell(codes), new Place(parts.size(), part.cells().cell(at)));
            }
        }
    }
}
