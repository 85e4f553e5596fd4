package se.samkor.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.ResultFile;
import se.samkor.schema.ResultTable;
import se.samkor.store.ResultCsv;
import se.samkor.table.book.BookPart;
import se.samkor.table.book.BookRow;
import se.samkor.table.book.BookText;

/** The files of a table book: one tidy file for each table, and the whole book as text in both languages. */
final class BookFiles {
    private static final String PREFIX = "table_";

    private final Path out;
    private final int year;

    BookFiles(Path out, int year) {
        this.out = out;
        this.year = year;
    }

    List<Path> write(TablesStep.Result result) {
        List<Path> files = new ArrayList<>();
        for (BookPart part : result.parts()) {
            List<Row> rows = part.rows().stream().map(this::row).toList();
            files.add(ResultCsv.write(out, PREFIX + part.id(), type(part), rows));
        }
        files.add(text("tabellbok_" + year + ".md", new BookText("sv", result.names()).of(year, result.parts())));
        files.add(text("table_book_" + year + ".md", new BookText("en", result.names()).of(year, result.parts())));
        return files;
    }

    private static StructType type(BookPart part) {
        List<String> columns = new ArrayList<>(List.of("book_year int"));
        part.columns().forEach(column -> columns.add(column + " text"));
        columns.addAll(List.of("statistic text", "value double", "base text", "base_value double"));
        return ResultTable.of(PREFIX + part.id(), columns).type();
    }

    private Row row(BookRow row) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(year);
        values.addAll(row.codes());
        values.addAll(BookRows.figure(row));
        return RowFactory.create(values.toArray());
    }

    private Path text(String name, String text) {
        return ResultFile.write(out.resolve("internal").resolve(name), text);
    }
}
