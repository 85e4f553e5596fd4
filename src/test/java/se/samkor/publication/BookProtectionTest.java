package se.samkor.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import se.samkor.table.book.BookDimension;
import se.samkor.table.book.BookPages;
import se.samkor.table.book.BookRow;
import se.samkor.table.book.BookTable;
import se.samkor.table.book.CellCounter;
import se.samkor.table.book.Fact;
import se.samkor.table.book.TablePage;

/**
 * Someone reads the published tables of a book together. All that can be told apart in them are kinds of participants: by age, sex,
 * support, and what became of them. Published counts are sums over the kinds; no withheld small count may be a sum or difference of
 * published ones.
 */
class BookProtectionTest {
    private static final int YEAR = 2021;
    private static final int THRESHOLD = 5;
    private static final int SEEDS = Integer.getInteger("samkor.book.seeds", 3);
    private static final double TINY = 1e-7;
    private static final List<String> IDS = List.of(
            "age",
            "sex_by_age",
            "ongoing_by_sex",
            "ended_by_sex",
            "new_by_sex",
            "young",
            "registered_and_ended",
            "participants_by_benefit",
            "support_before_participants",
            "support_before_sources",
            "occupation_after",
            "occupation_after_by_age",
            "reasons_for_ending",
            "individual_insatser");
    private static final List<TablePage> PAGES = BookPages.read(Optional.empty()).stream()
            .filter(page -> IDS.contains(page.id()))
            .toList();

    /** One participant of each kind. */
    private static List<Fact> kinds() {
        List<Fact> kinds = new ArrayList<>();
        for (int born : new int[] {1996, 1991, 1970, 1959}) {
            for (String sex : List.of("K", "M")) {
                for (List<String> support : List.of(
                        List.of("aktivitetsersattning"),
                        List.of("income_support"),
                        List.of("aktivitetsersattning", "income_support"),
                        List.<String>of())) {
                    kinds.add(fact(born, sex, support, ""));
                    for (String occupation : List.of("unsubsidised_work", "active_job_seeker", "other")) {
                        kinds.add(fact(born, sex, support, occupation));
                    }
                }
            }
        }
        return kinds;
    }

    private static Fact fact(int born, String sex, List<String> support, String occupation) {
        Map<BookDimension, List<String>> codes = new EnumMap<>(BookDimension.class);
        codes.put(BookDimension.INSATS_TYPE, List.of("INDIVID"));
        codes.put(BookDimension.REGISTRATION, List.of("personal"));
        codes.put(BookDimension.SEX, List.of(sex));
        codes.put(BookDimension.SUPPORT_BEFORE, support);
        boolean ended = !occupation.isEmpty();
        if (ended) {
            codes.put(BookDimension.OCCUPATION_AFTER, List.of(occupation));
            codes.put(BookDimension.END_REASON, List.of("completed"));
        }
        // who goes on began the year before
        LocalDate from = ended ? LocalDate.of(YEAR, 2, 1) : LocalDate.of(YEAR - 1, 2, 1);
        Fact.Days days = new Fact.Days(from, ended ? LocalDate.of(YEAR, 9, 30) : null);
        return new Fact(Fact.Kind.REGISTRATION, 1L, days, born, 1, Map.of(), codes);
    }

    private static List<BookTable> tables(List<Fact> kinds, int[] times) {
        CellCounter counter = new CellCounter(PAGES, YEAR);
        for (int kind = 0; kind < times.length; kind++) {
            for (int i = 0; i < times[kind]; i++) {
                counter.add(kinds.get(kind));
            }
        }
        return counter.tables();
    }

    private static int[] random(long seed, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] times = new int[size];
        for (int i = 0; i < size; i++) {
            times[i] = random.nextInt(4) == 0 ? random.nextInt(5) : 0;
        }
        return times;
    }

    /** A cell of a table, by kind how often one of the kind counts in it. */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    private record Cell(ProtectedBookTable table, List<String> codes, double count, double[] kinds) {}

    private static List<Cell> cells(List<ProtectedBookTable> tables, List<List<BookTable>> single) {
        List<Cell> cells = new ArrayList<>();
        for (ProtectedBookTable table : tables) {
            if (!table.page().page().unit().isOfPersons()) {
                continue;
            }
            int at = PAGES.indexOf(table.page().page());
            for (BookRow row : table.page().rows()) {
                if (row.statistic().equals(BookRow.COUNT)) {
                    double[] kinds = single.stream()
                            .mapToDouble(one -> one.get(at).count(row.codes().toArray(String[]::new)))
                            .map(count -> Double.isNaN(count) ? 0 : count)
                            .toArray();
                    cells.add(new Cell(table, row.codes(), row.value().orElse(0), kinds));
                }
            }
        }
        return cells;
    }

    @Test
    void noSmallCountCanBeWorkedOutFromTheWholeBook() {
        List<Fact> kinds = kinds();
        List<List<BookTable>> single = new ArrayList<>();
        for (int kind = 0; kind < kinds.size(); kind++) {
            int[] one = new int[kinds.size()];
            one[kind] = 1;
            single.add(tables(kinds, one));
        }
        int small = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            int[] times = random(seed, kinds.size());
            BookProtection.Outcome outcome = BookProtection.of(tables(kinds, times), THRESHOLD);
            assertThat(outcome.leftOut()).hasSizeLessThan(IDS.size() / 2);
            List<Cell> cells = cells(outcome.tables(), single);
            Known known = new Known();
            cells.stream()
                    .filter(cell -> !cell.table().isWithheld(cell.codes()))
                    .forEach(cell -> known.learn(cell.kinds()));
            assertThat(cells).anyMatch(cell -> !cell.table().isWithheld(cell.codes()) && cell.count() > 0);
            for (Cell cell : cells) {
                OptionalDouble shown = cell.table().count(cell.codes());
                assertThat(shown.orElse(cell.count())).isEqualTo(cell.count());
                if (cell.count() > 0 && cell.count() < THRESHOLD) {
                    assertThat(shown).as(cell.toString()).isEmpty();
                    assertThat(known.tells(cell.kinds()))
                            .as(cell.table().page().id() + cell.codes())
                            .isFalse();
                    small++;
                }
            }
        }
        assertThat(small).isGreaterThan(10);
    }

    /** What can be made of some figures by adding and subtracting them: their span, as rows in echelon form. */
    private static final class Known {
        private final List<double[]> rows = new ArrayList<>();
        private final List<Integer> leads = new ArrayList<>();

        private double[] reduced(double[] figure) {
            double[] rest = figure.clone();
            for (int row = 0; row < rows.size(); row++) {
                double times = rest[leads.get(row)];
                for (int i = 0; times != 0 && i < rest.length; i++) {
                    rest[i] -= times * rows.get(row)[i];
                }
            }
            return rest;
        }

        private static int largest(double[] row) {
            int at = 0;
            for (int i = 1; i < row.length; i++) {
                at = Math.abs(row[i]) > Math.abs(row[at]) ? i : at;
            }
            return at;
        }

        void learn(double[] figure) {
            double[] rest = reduced(figure);
            int lead = largest(rest);
            if (Math.abs(rest[lead]) > TINY) {
                double size = rest[lead];
                java.util.Arrays.setAll(rest, i -> rest[i] / size);
                rows.add(rest);
                leads.add(lead);
            }
        }

        boolean tells(double[] figure) {
            double[] rest = reduced(figure);
            return Math.abs(rest[largest(rest)]) <= TINY;
        }
    }

    @Test
    void sharesAndChangesGoWithTheirCounts() {
        List<Fact> kinds = kinds();
        BookProtection.Outcome outcome = BookProtection.of(tables(kinds, random(3, kinds.size())), THRESHOLD);
        List<Cube> cubes = new BookCubes(YEAR, THRESHOLD, Map.of()).of(outcome.tables());
        int withheld = 0;
        for (Cube cube : cubes) {
            for (int[] position : cube.positions()) {
                for (Measure measure :
                        cube.measures().subList(1, cube.measures().size())) {
                    if (cube.isWithheld(position)) {
                        withheld++;
                        assertThat(cube.figure(measure, position)).isEqualTo(Figure.WITHHELD);
                    }
                }
            }
        }
        assertThat(withheld).isPositive();
        Cube age = cubes.stream()
                .filter(cube -> cube.id().equals("table_age"))
                .findFirst()
                .orElseThrow();
        assertThat(CsvFile.of(age)).startsWith("book_year,age,sex,status,count,share\n2021,under_30,");
        assertThat(BookReport.of(cubes, SmallCube.FACTS)).contains("Tabellbok", "Table book", "Ålder");
    }
}
