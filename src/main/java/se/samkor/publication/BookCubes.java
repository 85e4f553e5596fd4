package se.samkor.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.samkor.table.book.BookDimension;
import se.samkor.table.book.BookRow;
import se.samkor.table.book.BookTable;
import se.samkor.table.book.TablePage;
import se.samkor.table.book.Words;

/** The protected tables of a book as cubes: their pages give the words, in both languages. */
public final class BookCubes {
    private static final String PREFIX = "table_";
    private static final int SHARE_DECIMALS = 1;

    private final int year;
    private final int threshold;
    private final Map<String, Words> names;

    /**
     * For the book of a year.
     *
     * @param threshold the smallest count that is published
     * @param names what codes without a label of their own are called: the names of the förbund
     */
    public BookCubes(int year, int threshold, Map<String, Words> names) {
        this.year = year;
        this.threshold = threshold;
        this.names = Map.copyOf(names);
    }

    /** All of them, in the order of the book. */
    public List<Cube> of(List<ProtectedBookTable> tables) {
        return tables.stream().map(this::of).toList();
    }

    private Cube of(ProtectedBookTable table) {
        BookTable page = table.page();
        List<Variable> variables = new ArrayList<>();
        for (int i = 0; i < page.codes().size(); i++) {
            variables.add(variable(page, i));
        }
        List<Measure> measures = measures(page);
        return new Cube(PREFIX + page.id(), text(page), time(), variables, measures, new Cells(table, variables));
    }

    private Variable time() {
        String code = Integer.toString(year);
        return new Variable(
                "book_year",
                new Bilingual("Tabellbokens år", "Year of the book"),
                true,
                List.of(Bilingual.same(code)),
                List.of(code));
    }

    private Variable variable(BookTable page, int position) {
        List<String> codes = page.codes().get(position);
        List<Bilingual> labels = codes.stream()
                .map(code -> {
                    Words own = page.label(position, code);
                    return bilingual(own.sv().equals(code) ? names.getOrDefault(code, own) : own);
                })
                .toList();
        String id = page.columns().get(position);
        BookDimension dimension = page.page().dimensions().get(position).dimension();
        return new Variable(id, BookWords.of(dimension), false, labels, codes);
    }

    private static Bilingual bilingual(Words words) {
        return new Bilingual(words.sv(), words.en());
    }

    private static List<Measure> measures(BookTable page) {
        Bilingual unit = bilingual(page.page().unit().words());
        List<Measure> measures = new ArrayList<>(List.of(new Measure(BookRow.COUNT, BookWords.count(page), unit, 0)));
        for (BookDimension over : page.page().shares()) {
            measures.add(new Measure(
                    page.statistic(over),
                    BookWords.share(page.page().shares().size() == 1, over),
                    BookWords.PER_CENT,
                    SHARE_DECIMALS));
        }
        for (TablePage.Change change : page.page().change()) {
            boolean ofShare = change.of().startsWith(BookRow.SHARE);
            measures.add(new Measure(
                    BookRow.CHANGE, BookWords.CHANGE, ofShare ? BookWords.POINTS : unit, ofShare ? SHARE_DECIMALS : 0));
        }
        return measures;
    }

    private CubeText text(BookTable page) {
        List<Bilingual> notes = new ArrayList<>();
        if (!page.note().sv().isEmpty()) {
            notes.add(bilingual(page.note()));
        }
        notes.add(new Bilingual(
                "Population: " + page.page().population().words().sv() + ".",
                "Population: " + page.page().population().words().en() + "."));
        if (page.page().unit().isOfPersons()) {
            notes.add(DurabilityWords.withheld(threshold));
        }
        return new CubeText(bilingual(page.title()), notes, BookWords.SOURCE);
    }

    /** The cells of a table of the book. */
    private record Cells(ProtectedBookTable table, List<Variable> variables) implements CubeCells {
        private List<String> codes(int... position) {
            List<String> codes = new ArrayList<>();
            for (int i = 0; i < position.length; i++) {
                codes.add(variables.get(i).codes().get(position[i]));
            }
            return codes;
        }

        @Override
        public boolean isWithheld(int... position) {
            return table.isWithheld(codes(position));
        }

        @Override
        public Figure figure(Measure measure, int... position) {
            List<String> codes = codes(position);
            BookTable page = table.page();
            if (measure.column().equals(BookRow.COUNT)) {
                return table.isWithheld(codes)
                        ? Figure.WITHHELD
                        : Figure.of(table.count(codes).orElseThrow(), measure.decimals());
            }
            for (BookDimension over : page.page().shares()) {
                if (measure.column().equals(page.statistic(over))) {
                    return table.share(codes, page.page().position(over), measure.decimals());
                }
            }
            TablePage.Change change = page.page().change().get(0);
            int share = page.page().shares().stream()
                    .filter(over -> page.statistic(over).equals(change.of()))
                    .map(over -> page.page().position(over))
                    .findFirst()
                    .orElse(-1);
            return table.change(codes, page.page().position(change.over()), share, measure.decimals());
        }
    }
}
