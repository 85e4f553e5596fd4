package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samkor.CommandLineRun;
import se.samkor.SharedSpark;
import se.samkor.schema.TableBookTable;
import se.samkor.table.book.BookPart;
import se.samkor.table.book.BookTable;

/**
 * The registers of the reports of 2015, 2021 and 2024 through the real command line: generate, ingest, tables. Every figure of
 * the books is that of the plain count, which {@link ReconstructionPageTest} compares with what was published. Large
 * registers: {@code -Dsamkor.reconstruct=2015,2021,2024}.
 */
class ReconstructedBooksTest {
    private static final Map<Integer, List<Integer>> BOOKS =
            Map.of(2015, List.of(2014, 2015), 2021, List.of(2020, 2021), 2024, List.of(2024));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2015, 2021, 2024})
    void theCommandLineMakesTheSameBookAsThePlainCount(int report) throws IOException {
        List<String> wanted =
                List.of(System.getProperty("samkor.reconstruct", "").split(","));
        assumeTrue(wanted.contains(Integer.toString(report)), "a long run; give -Dsamkor.reconstruct=" + report);
        Path delivery = folder.resolve("d");
        done("generate", "--reconstruct", Integer.toString(report), "--out", delivery.toString());
        String store = folder.resolve("store").toString();
        String key = SmallDelivery.key(folder).toString();
        done("ingest", "--delivery", delivery.toString(), "--store", store, "--key-file", key);
        for (int year : BOOKS.get(report)) {
            String out = folder.resolve("out").toString();
            String said = done("tables", "--store", store, "--year", Integer.toString(year), "--out", out);
            assertThat(said).contains("all identities hold");
            List<BookPart> plain = new ArrayList<>();
            for (BookTable table : new PlainRegisters(delivery).book(year)) {
                if (table.hasAnything()) {
                    plain.add(table);
                }
            }
            assertThat(plain).isNotEmpty();
            List<String> expected = text(BookRows.of(year, plain));
            assertThat(text(stored(year))).isEqualTo(expected);
            System.out.println("report " + report + ", book of " + year + ": " + plain.size() + " tables, "
                    + expected.size() + " figures alike");
        }
    }

    private List<Row> stored(int year) {
        return SharedSpark.session()
                .read()
                .format("delta")
                .load(folder.resolve("store")
                        .resolve(TableBookTable.TABLE.name())
                        .toString())
                .filter("book_year = " + year)
                .collectAsList();
    }

    private static List<String> text(List<Row> rows) {
        return rows.stream().map(Row::toString).sorted().toList();
    }

    private static String done(String... job) {
        CommandLineRun run = CommandLineRun.of(job);
        assertThat(run.status()).as(run.err()).isZero();
        return run.out();
    }
}
