package se.samkor.job;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import se.samkor.schema.TableBookTable;
import se.samkor.table.book.BookPart;
import se.samkor.table.book.BookRow;

/** The figures of a book as rows of the store. */
final class BookRows {
    private BookRows() {}

    static List<Row> of(int year, List<BookPart> parts) {
        List<Row> rows = new ArrayList<>();
        for (BookPart part : parts) {
            int number = 1;
            for (BookRow row : part.rows()) {
                rows.add(row(year, part, number++, row));
            }
        }
        return rows;
    }

    private static Row row(int year, BookPart part, int number, BookRow row) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(year);
        values.add(part.id());
        values.add(number);
        for (int i = 0; i < TableBookTable.DIMENSIONS; i++) {
            boolean there = i < row.codes().size();
            values.add(there ? part.columns().get(i) : null);
            values.add(there ? row.codes().get(i) : null);
        }
        values.addAll(figure(row));
        return RowFactory.create(values.toArray());
    }

    /** Statistic, value, base and base value. */
    static List<@Nullable Object> figure(BookRow row) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(row.statistic());
        values.add(row.value().isPresent() ? row.value().getAsDouble() : null);
        values.add(row.base().map(BookRow.Base::name).orElse(null));
        values.add(row.base().map(BookRow.Base::size).orElse(null));
        return values;
    }
}
