package se.samkor.table.book;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A table of the book whose figures another job has measured: days before and after, the linked cohort.
 *
 * @param labels what codes are called, by code; a code without a label is its own
 * @param prints how each statistic is printed, in order
 */
public record MeasuredTable(
        String id,
        String report,
        Words title,
        Words note,
        List<String> columns,
        Map<String, Words> labels,
        Map<String, Print> prints,
        List<BookRow> rows)
        implements BookPart {
    public MeasuredTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    @Override
    public List<List<String>> codes() {
        List<Set<String>> codes = new ArrayList<>();
        columns.forEach(column -> codes.add(new LinkedHashSet<>()));
        rows.forEach(row -> IntStream.range(0, columns.size())
                .forEach(i -> codes.get(i).add(row.codes().get(i))));
        return codes.stream().map(List::copyOf).toList();
    }

    @Override
    public Words label(int dimension, String code) {
        return labels.getOrDefault(code, new Words(code, code));
    }

    @Override
    public Print print(String statistic) {
        return prints.getOrDefault(statistic, Print.COUNT);
    }

    @Override
    public boolean isPrinted(String statistic) {
        return prints.containsKey(statistic);
    }
}
