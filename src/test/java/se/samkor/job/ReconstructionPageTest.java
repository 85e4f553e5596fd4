package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.GeneratedPage;
import se.samkor.synthetic.DeliveryOutput;
import se.samkor.synthetic.books.BookReconstruction;
import se.samkor.table.book.BookTable;
import se.samkor.table.book.Identities;

/**
 * The registers rebuilt from the reports of 2015, 2021 and 2024, counted again: every published cell comes out or has its
 * reason, and {@code src/docs/reconstruction.md} says which.
 */
class ReconstructionPageTest {
    private static final double PROMISED = 0.95;
    private static final Map<String, String> REASONS = Map.of(
            "R15-01", "unresolved: the four rows add to 23 899",
            "R15-02", "unresolved: the report has another figure in table 14",
            "R15-03", "unresolved: the report has another figure in table 5",
            "R15-04", "unresolved: the report has another figure in table 9",
            "R15-05", "unresolved: another population than that of tables 2 and 6",
            "R20-02", "unresolved: women and men add to 4 155",
            "R21-10", "unresolved: cannot hold with the shares of women and men");
    private static final Map<String, String> WITHOUT_ERRATUM = Map.of(
            "2021_outcomes_by_group", "a sum of two printed shares; the book has both",
            "2024_target_groups", "R24-01: a sum over overlapping groups; the book counts each insats once",
            "2015_table3_participants_by_type", "the total of a row with erratum R15-02",
            "2015_table4_insatser_by_type", "the total of a row with erratum R15-03",
            "2015_table9_registered_and_ended", "a share over the figure of erratum R15-05");

    private final StringBuilder page = new StringBuilder(HEADING);
    private final List<String> unexplained = new ArrayList<>();
    private int published;
    private int reproduced;

    @TempDir
    Path folder;

    @Test
    void everyPublishedCellComesOutAgainOrHasItsReason() throws IOException {
        report(
                2021,
                "The reports of 2020 and 2021: `generate --reconstruct 2021`",
                PublishedCells.of2021(),
                2020,
                2021);
        report(2024, "The report of 2024: `generate --reconstruct 2024`", PublishedCells.of2024(), 2024);
        report(2015, "The follow-up of 2015: `generate --reconstruct 2015`", PublishedCells.of2015(), 2014, 2015);
        page.append(REST);
        String all = String.format(
                Locale.ROOT,
                "%n## All%n%nOf %d published cells %d come out again, %.1f percent; with Bilaga 5, %d of %d.%n",
                published,
                reproduced,
                100.0 * reproduced / published,
                reproduced + 480,
                published + 480);
        page.append(all.replace("\r", ""));
        assertThat(unexplained).isEmpty();
        assertThat((double) reproduced / published).isGreaterThan(PROMISED);
        GeneratedPage.check("reconstruction.md", page.toString());
    }

    private void report(int report, String title, List<PublishedCells.Cell> cells, int... years) throws IOException {
        Path delivery = folder.resolve(Integer.toString(report));
        BookReconstruction.write(DeliveryOutput.open(delivery.toString(), new Configuration()), report, 1);
        Map<Integer, Map<String, BookTable>> books = new TreeMap<>();
        for (int year : years) {
            List<BookTable> book = new PlainRegisters(delivery).book(year);
            assertThat(Identities.check(book, List.of()))
                    .as("identities of " + year)
                    .isEmpty();
            books.put(year, PublishedCells.byId(book));
        }
        page.append("\n## ")
                .append(title)
                .append("\n\n| published table | in the book as | cells | come out again |\n|---|---|--:|--:|\n");
        Map<String, List<PublishedCells.Cell>> files = new LinkedHashMap<>();
        cells.forEach(cell ->
                files.computeIfAbsent(cell.file(), name -> new ArrayList<>()).add(cell));
        StringBuilder missed = new StringBuilder();
        files.forEach((file, own) -> {
            long right = own.stream().filter(cell -> isRight(books, cell)).count();
            String tables = String.join(
                    ", ",
                    own.stream().map(cell -> cell.place().table()).distinct().toList());
            page.append(String.format(Locale.ROOT, "| %s | %s | %d | %d |\n", file, tables, own.size(), right));
            published += own.size();
            reproduced += (int) right;
            own.stream().filter(cell -> !isRight(books, cell)).forEach(cell -> missed.append(missed(books, cell)));
        });
        if (!missed.isEmpty()) {
            page.append("\nCells that do not:\n\n").append(missed);
        }
    }

    private static boolean isRight(Map<Integer, Map<String, BookTable>> books, PublishedCells.Cell cell) {
        return PublishedCells.found(books, cell.place())
                .filter(found -> found.compareTo(cell.printed()) == 0)
                .isPresent();
    }

    private String missed(Map<Integer, Map<String, BookTable>> books, PublishedCells.Cell cell) {
        Optional<BigDecimal> found = PublishedCells.found(books, cell.place());
        String reason = REASONS.getOrDefault(cell.erratum(), WITHOUT_ERRATUM.getOrDefault(cell.file(), ""));
        if (reason.isEmpty()) {
            unexplained.add(cell + " but " + found);
        }
        return String.format(
                Locale.ROOT,
                "- %s, %s: published %s, here %s; %s%s\n",
                cell.file(),
                cell.key(),
                cell.printed().toPlainString(),
                found.map(BigDecimal::toPlainString).orElse("none"),
                cell.erratum().isEmpty() ? "" : cell.erratum() + ", ",
                reason);
    }

    private static final String HEADING =
            """
            # What the reconstructed registers give back

            `samkor generate --reconstruct` makes registers from the published tables, and `samkor tables` counts them again. This page
            compares every published cell, errata of certain or probable status applied, with what the table book prints: counts
            exactly, shares to the printed percent. Table 3 of 2015 is printed in hundreds and compared so. Figures that the
            transcription derived itself are left out. Made by a test; regenerate with
            `mvn test -Dtest=ReconstructionPageTest -Dsamkor.docs=write`.

            That a table comes out says that the definitions of the book can produce it; it says nothing of the real registers beyond
            it. How attributes meet in one participant, and what [synthetic.md](synthetic.md) lists as chosen, is made up.
            """;

    private static final String REST =
            """

            ## Published tables that come from elsewhere

            | published table | why it is not here |
            |---|---|
            | 2021_bilaga5_durability_days | 480 of 480 cells by `generate --reconstruct 2020`, checked through the command line |
            | 2021_table7_day_differences | the row of 2020 is Bilaga 5; no persons are published for the exits of 2017 to 2019 |
            | 2020_midas_cohort | linked to MiDAS; the payouts behind it are not published |
            | 2015_midas_full_benefit_by_diagnosis, 2015_midas_exits | linked to MiDAS; levels of benefit, not in the register of participants |
            | 2021_state_funds, 2015_table16, 2015_table17 | the state's appropriations, in no register of the delivery |
            | 2015_table7, rows of Sweden | the whole population, statistics of another authority |
            | 2015_table15_payback_months | evaluations of single projects |
            | 2015_bilaga2 (thirteen files) | annual reports of single förbund |
            | numeric_claims | figures in prose; those that a table holds are compared there, the others not |
            """;
}
